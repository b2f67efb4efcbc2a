import Foundation
import Glibc

/// A mail server that speaks TLS, with a certificate made for the occasion. Written in Python, whose library can.
package final class TLSMailServer {
    package enum Entry: String {
        /// TLS from the first byte.
        case tls
        case startTLS
    }

    package let port: Int
    /// The certificate, which is its own authority, as a PEM file.
    package let certificate: String
    private let process = Process()
    private let folder: URL
    private let journal: URL

    /// - Parameter name: what the certificate is made out to.
    package init(_ entry: Entry, name: String = "localhost") throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("mail-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appendingPathComponent("certificate.pem").path
        let key = folder.appendingPathComponent("key.pem").path
        try Self.makeCertificate(for: name, at: certificate, key: key)
        journal = folder.appendingPathComponent("taken")
        try Data().write(to: journal)
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-u", "-c", Self.program, certificate, key, entry.rawValue, journal.path]
        process.standardOutput = pipe
        try process.run()
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        precondition(port > 0, "the server did not start")
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)  // a child of a test has the milder signals blocked
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The Message-IDs taken so far, in order.
    package var taken: [String] {
        get throws { try String(contentsOf: journal, encoding: .utf8).split(separator: "\n").map(String.init) }
    }

    private static func makeCertificate(for name: String, at certificate: String, key: String) throws {
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", key, "-out", certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        precondition(openssl.terminationStatus == 0, "openssl made no certificate")
    }

    private static let program = """
        import socket, ssl, sys, threading
        certificate, key, entry, journal = sys.argv[1:]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        listener = socket.create_server(('127.0.0.1', 0))
        print(listener.getsockname()[1])
        def serve(line):
            try:
                secure = entry == 'tls'
                if secure:
                    line = context.wrap_socket(line, server_side=True)
                file = line.makefile('rb')
                def say(text): line.sendall(text.encode() + b'\\r\\n')
                say('220 mail.example ESMTP')
                while command := file.readline():
                    verb = command.split()[0].upper() if command.split() else b''
                    if verb == b'EHLO':
                        say('250-mail.example\\r\\n250 ' + ('8BITMIME' if secure else 'STARTTLS'))
                    elif verb == b'STARTTLS':
                        say('220 Go ahead')
                        line = context.wrap_socket(line, server_side=True)
                        file, secure = line.makefile('rb'), True
                    elif not secure:
                        say('530 5.7.0 Must issue a STARTTLS command first')
                    elif verb == b'DATA':
                        say('354 Go on')
                        name = ''
                        for text in iter(file.readline, b'.\\r\\n'):
                            if text.lower().startswith(b'message-id:'):
                                name = text.split(b'<')[1].split(b'>')[0].decode()
                        open(journal, 'a').write(name + '\\n')
                        say('250 2.0.0 Ok: queued as ' + name)
                    elif verb == b'QUIT':
                        say('221 Bye')
                        break
                    else:
                        say('250 Ok')
                line.close()
            except (OSError, ssl.SSLError):
                line.close()
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()
        """
}
