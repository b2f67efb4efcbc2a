/// A mailbox that we read, and how long we have patience with its server.
package struct IMAPAccount: Sendable {
    /// How the conversation is kept private. Certificates are always checked.
    package enum Security: String, Sendable {
        /// For a server on this machine only.
        case none
        case startTLS
        /// TLS from the first byte, usually port 993.
        case tls
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var user: String
    package var password: String
    /// The mailbox's name as the server writes it, `INBOX`.
    package var folder: String
    /// A PEM file of the authorities to trust instead of the system's.
    package var authorities: String?
    package var connectTimeout: Duration = .seconds(30)
    /// For one command and its whole answer.
    package var timeout: Duration = .seconds(120)
    /// Of a longer message only the beginning is read, in bytes.
    package var longestMessage = 4 << 20

    package init(
        host: String, port: Int, security: Security, user: String, password: String, folder: String = "INBOX",
        authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.folder = folder
        self.authorities = authorities
    }

    /// `imap://host:port/folder`, the folder percent-encoded.
    var url: String {
        let scheme = security == .tls ? "imaps" : "imap"
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name):\(port)/\(Self.encoded(folder))"
    }

    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}

extension IMAPAccount: CustomStringConvertible, CustomReflectable {
    /// Where it is, and nothing of how we sign in.
    package var description: String { "\(host):\(port), \(security.rawValue)" }
    package var customMirror: Mirror { Mirror(self, children: ["host": host, "port": port, "security": security]) }
}
