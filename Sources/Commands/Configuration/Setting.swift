/// One setting of the machine: where it is named, what it is without being set, and what it means.
package struct Setting: Sendable {
    package let name: String
    /// Empty: worked out from other settings, or nothing.
    package let fallback: String
    /// What a number counts; empty for anything else.
    package let unit: String
    package let sentence: String
    package let isSecret: Bool

    init(
        _ name: String, _ fallback: String = "", unit: String = "", isSecret: Bool = false,
        _ sentence: String
    ) {
        (self.name, self.fallback, self.unit, self.isSecret, self.sentence) = (
            name, fallback, unit, isSecret, sentence
        )
    }

    /// Every setting there is.
    package static let all = [
        Setting("POSTROOM_DATA", "data", "The folder that holds everything Postroom keeps."),
        Setting("POSTROOM_DATABASE", "", "The database file; in the data folder unless set."),
        Setting(
            "POSTROOM_SOCKET", "",
            "The Unix socket on which the web process answers; in the data folder unless set."),
        Setting(
            "POSTROOM_WEB_THREADS", "4", unit: "threads", "How many requests are worked on at once."),
        Setting(
            "POSTROOM_PUBLIC_URL", "http://localhost:8080",
            "The address under which people reach Postroom."),
        Setting(
            "POSTROOM_TLS", "no", "Whether people reach it by https; then cookies are marked secure."),
        Setting("POSTROOM_SMTP_HOST", "", "The mail relay; without one mail goes to the outbox folder."),
        Setting("POSTROOM_SMTP_PORT", "587", "The relay's port."),
        Setting(
            "POSTROOM_SMTP_SECURITY", "starttls",
            "How the way to the relay is protected: none, starttls or tls."),
        Setting(
            "POSTROOM_SMTP_USER", "", "The name to sign in to the relay with; empty: without signing in."),
        Setting("POSTROOM_SMTP_PASSWORD", "", isSecret: true, "The password that goes with it."),
        Setting(
            "POSTROOM_SMTP_CONNECTIONS", "4", unit: "connections",
            "How many connections to the relay are kept."),
        Setting(
            "POSTROOM_SMTP_RATE", "0", unit: "messages a second",
            "The most that the relay is given; 0: as it can."),
        Setting(
            "POSTROOM_SMTP_CONNECT_TIMEOUT", "30", unit: "seconds",
            "How long to wait for the relay to answer."),
        Setting(
            "POSTROOM_SMTP_TIMEOUT", "120", unit: "seconds", "How long one message may take altogether."),
        Setting(
            "POSTROOM_OUTBOX", "",
            "The folder that takes mail without a relay; in the data folder unless set."),
        Setting(
            "POSTROOM_BOUNCE_IMAP_URL", "",
            "The mailbox that takes what comes back, such as imaps://mail.example.com/INBOX; empty: none is read."),
        Setting("POSTROOM_BOUNCE_IMAP_USER", "", "The name to sign in to that mailbox with."),
        Setting("POSTROOM_BOUNCE_IMAP_PASSWORD", "", isSecret: true, "The password that goes with it."),
        Setting(
            "POSTROOM_BOUNCE_IMAP_DONE", "",
            "The folder into which what was read is moved; empty: it stays, marked as seen."),
        Setting(
            "POSTROOM_BOUNCE_IMAP_INTERVAL", "60", unit: "seconds", "How often the mailbox is looked into."),
        Setting(
            "POSTROOM_LOG", "info", "From which level on events are logged: info, warning or error."),
    ]
}
