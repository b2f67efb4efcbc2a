/// The mail server that takes our messages, and how long we have patience with it.
package struct SMTPRelay: Sendable {
    /// How the conversation is kept private. Certificates are always checked.
    package enum Security: String, Sendable, CaseIterable {
        case none
        /// STARTTLS where the server offers it. A server that offers it and then fails is not talked to.
        case startTLSIfOffered
        case startTLS
        /// TLS from the first byte, usually port 465.
        case tls
    }

    package var host: String
    package var port: Int
    package var security: Security
    /// Nil where the relay asks for no sign-in.
    package var user: String?
    package var password: String?
    /// A PEM file of the authorities to trust instead of the system's.
    package var authorities: String?
    /// The name that we give ourselves in EHLO; nil for the machine's own.
    package var helloName: String?
    /// What mends a trouble, for whoever reads of it.
    package var advice: [SMTPTrouble: String] = [:]
    /// For name look-up, TCP, TLS and the greeting.
    package var connectTimeout: Duration = .seconds(30)
    /// For each reply, and for a standstill within a message. RFC 5321 §4.5.3.2 asks for five to ten minutes.
    package var replyTimeout: Duration = .seconds(300)
    /// For a whole message from connecting to the last reply.
    package var messageTimeout: Duration = .seconds(900)
    /// A kept connection is closed after so many messages.
    package var messagesPerConnection = 1000
    /// A kept connection that has been idle for longer is not used again.
    package var idleTimeout: Duration = .seconds(60)

    package init(
        host: String, port: Int, security: Security, user: String? = nil, password: String? = nil,
        authorities: String? = nil, helloName: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.authorities = authorities
        self.helloName = helloName
    }

    /// `smtp://host:port/name`, with the brackets that an IPv6 address needs.
    var url: String {
        let scheme = security == .tls ? "smtps" : "smtp"
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name):\(port)/\(helloName ?? "")"
    }
}

extension SMTPRelay: CustomStringConvertible, CustomReflectable {
    /// Where it is, and nothing of how we sign in.
    package var description: String { "\(host):\(port), \(security.rawValue)" }
    package var customMirror: Mirror { Mirror(self, children: ["host": host, "port": port, "security": security]) }
}
