import Foundation

/// A message as another mail program understands it: Python's email package.
struct ReadMail: Decodable {
    /// By lower-case name, decoded.
    let headers: [String: String]
    /// `type [filename]: content`, in order.
    let parts: [String]

    init(_ message: [UInt8]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        input.fileHandleForWriting.write(Data(message))
        try input.fileHandleForWriting.close()
        let json = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        self = try JSONDecoder().decode(ReadMail.self, from: json)
    }

    private static let program = """
        import email, email.policy, json, sys
        mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
        assert not any(part.defects for part in mail.walk())
        parts = []
        for part in mail.walk():
            if not part.is_multipart():
                content = part.get_content()
                content = content if isinstance(content, str) else content.decode()
                name = part.get_filename()
                parts.append(part.get_content_type() + (' ' + name if name else '') + ': ' + content.strip())
        headers = {name.lower(): str(value) for name, value in mail.items()}
        headers['to'] = ', '.join(f'{a.display_name} <{a.addr_spec}>' for a in mail['to'].addresses)
        print(json.dumps({'headers': headers, 'parts': parts}))
        """
}
