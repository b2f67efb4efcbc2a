import Foundation

/// What a mail program written by others makes of a message: Python's `email` package.
struct ReadBack: Decodable {
    struct File: Decodable, Equatable {
        let name: String?
        let type: String
        let base64: String
    }

    let from: [[String]]
    let to: [[String]]
    let cc: [[String]]
    let replyTo: [[String]]
    let subject: String
    let date: Int
    let headers: [[String]]
    let structure: [String]
    let text: String?
    let html: String?
    let files: [File]
    let defects: [String]
    let longestLine: Int
    let longestHeaderLine: Int
    let isASCII: Bool
    let endsAllLinesWell: Bool

    init(_ message: [UInt8]) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).eml")
        try Data(message).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = ["python3", "-I", "-S", "-c", Self.program, file.path]
        let output = Pipe()
        python.standardOutput = output
        try python.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        python.waitUntilExit()
        self = try JSONDecoder().decode(ReadBack.self, from: answer)
    }

    private static let program = """
        import sys, json, base64, email, email.policy
        from email.header import decode_header, make_header
        from email.utils import getaddresses
        raw = open(sys.argv[1], 'rb').read()
        m = email.message_from_bytes(raw, policy=email.policy.SMTP)
        older = email.message_from_bytes(raw)  # the newer parser leaves a space between two encoded words of a name
        def boxes(name):
            return [[str(make_header(decode_header(n))), a] for n, a in getaddresses(older.get_all(name, []))]
        def content(kind):
            for p in m.walk():
                if p.get_content_type() == kind and not p.is_attachment():
                    return p.get_payload(decode=True).decode('utf-8')
        defects = [str(d) for p in m.walk() for d in p.defects]
        defects += [k + ': ' + str(d) for k in m.keys() for d in getattr(m[k], 'defects', [])]
        lines = raw.split(b'\\r\\n')
        head = raw.split(b'\\r\\n\\r\\n')[0].split(b'\\r\\n')
        print(json.dumps(dict(
            **{'from': boxes('from'), 'to': boxes('to'), 'cc': boxes('cc'), 'replyTo': boxes('reply-to')},
            subject=str(m['subject']), date=int(m['date'].datetime.timestamp()),
            headers=[[k, str(m[k])] for k in m.keys()],
            structure=[p.get_content_type() for p in m.walk()],
            text=content('text/plain'), html=content('text/html'),
            files=[dict(name=p.get_filename(), type=p.get_content_type(),
                        base64=base64.b64encode(p.get_payload(decode=True)).decode())
                   for p in m.walk() if p.is_attachment()],
            defects=defects, longestLine=max(map(len, lines)), longestHeaderLine=max(map(len, head)),
            isASCII=raw.isascii(),
            endsAllLinesWell=raw.endswith(b'\\r\\n')
                and raw.count(b'\\n') == raw.count(b'\\r\\n') == raw.count(b'\\r'))))
        """
}
