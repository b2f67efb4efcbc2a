/// The settings of the machine, read once when a process starts.
package struct Configuration: Sendable {
    package let dataDirectory: String
    package let databasePath: String
    package let socketPath: String
    package let webThreads: Int
    package let publicURL: String
    /// Whether people reach Postroom by https.
    package let isTLS: Bool
    /// `nil`: no relay is set, mail goes to the outbox folder.
    package let relay: Relay?
    /// `nil`: no mailbox is read.
    package let returns: Mailbox?
    package let outboxPath: String
    package let logLevel: LogLevel
    private let values: [String: String]

    /// The mail relay.
    package struct Relay: Sendable {
        package let host: String
        package let port: Int
        package let security: Security
        /// Empty: without signing in.
        package let user: String
        package let password: String
        package let connections: Int
        /// 0: no limit.
        package let messagesPerSecond: Int
        package let connectTimeoutSeconds: Int
        package let timeoutSeconds: Int
    }

    /// The mailbox that takes what comes back.
    package struct Mailbox: Sendable {
        package let url: String
        package let user: String
        package let password: String
        /// Empty: what was read stays where it is.
        package let doneFolder: String
        package let intervalSeconds: Int
    }

    package enum Security: String, CaseIterable, Sendable {
        case none, starttls, tls
    }

    package enum LogLevel: String, CaseIterable, Sendable {
        case info, warning, error
    }

    /// `__Host-` keeps a cookie from being set by a neighbour, but browsers take such a cookie only over https.
    package var cookieName: String { isTLS ? "__Host-postroom" : "postroom" }

    /// - Parameter values: by the settings' names; what is absent or empty has its default.
    package init(values: [String: String]) throws(Misconfigured) {
        var reader = SettingReader(values: values)
        let data = reader.text("POSTROOM_DATA")
        dataDirectory = data
        databasePath = reader.text("POSTROOM_DATABASE", else: data + "/postroom.sqlite")
        socketPath = reader.text("POSTROOM_SOCKET", else: data + "/web.sock")
        webThreads = reader.number("POSTROOM_WEB_THREADS", in: 1...256)
        publicURL = reader.url("POSTROOM_PUBLIC_URL")
        isTLS = reader.yesOrNo("POSTROOM_TLS")
        outboxPath = reader.text("POSTROOM_OUTBOX", else: data + "/outbox")
        logLevel = reader.choice("POSTROOM_LOG", else: .info)
        let relay = Relay(
            host: reader.text("POSTROOM_SMTP_HOST"),
            port: reader.number("POSTROOM_SMTP_PORT", in: 1...65_535),
            security: reader.choice("POSTROOM_SMTP_SECURITY", else: .starttls),
            user: reader.text("POSTROOM_SMTP_USER"),
            password: reader.text("POSTROOM_SMTP_PASSWORD"),
            connections: reader.number("POSTROOM_SMTP_CONNECTIONS", in: 1...100),
            messagesPerSecond: reader.number("POSTROOM_SMTP_RATE", in: 0...100_000),
            connectTimeoutSeconds: reader.number("POSTROOM_SMTP_CONNECT_TIMEOUT", in: 1...600),
            timeoutSeconds: reader.number("POSTROOM_SMTP_TIMEOUT", in: 1...3_600))
        self.relay = relay.host.isEmpty ? nil : relay
        let returns = Mailbox(
            url: reader.mailbox("POSTROOM_BOUNCE_IMAP_URL"), user: reader.text("POSTROOM_BOUNCE_IMAP_USER"),
            password: reader.text("POSTROOM_BOUNCE_IMAP_PASSWORD"),
            doneFolder: reader.text("POSTROOM_BOUNCE_IMAP_DONE"),
            intervalSeconds: reader.number("POSTROOM_BOUNCE_IMAP_INTERVAL", in: 5...86_400))
        self.returns = returns.url.isEmpty ? nil : returns
        self.values = reader.used
        guard reader.sentences.isEmpty else { throw Misconfigured(sentences: reader.sentences) }
    }

    /// Every setting as `name=value`, with its unit and sentence; secrets are masked.
    package var lines: [String] {
        Setting.all.map { setting in
            let value = values[setting.name] ?? ""
            let shown = setting.isSecret && !value.isEmpty ? "(set)" : value
            let unit = setting.unit.isEmpty || shown.isEmpty ? "" : " \(setting.unit)"
            return "\(setting.name)=\(shown)\(unit)\n    \(setting.sentence)"
        }
    }
}
