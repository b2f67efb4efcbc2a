package import Configuration
package import Curl

extension SMTPRelay {
    /// The relay as the settings have it, with the names of the settings that mend what may go wrong.
    package init(_ relay: Configuration.Relay) {
        let security: Security =
            switch relay.security {
            case .none: .none
            case .starttls: .startTLS
            case .tls: .tls
            }
        self.init(
            host: relay.host, port: relay.port, security: security, user: relay.user.isEmpty ? nil : relay.user,
            password: relay.user.isEmpty ? nil : relay.password)
        connectTimeout = .seconds(relay.connectTimeoutSeconds)
        replyTimeout = .seconds(relay.timeoutSeconds)
        messageTimeout = .seconds(relay.timeoutSeconds)
        advice = [
            .security: relay.security == .tls
                ? "POSTROOM_SMTP_SECURITY is tls, and on port \(relay.port) the relay speaks none from the start. "
                    + "Set it to starttls (usually port 587), or change POSTROOM_SMTP_PORT (usually 465)."
                : "POSTROOM_SMTP_SECURITY is starttls, and the relay offers no STARTTLS on port \(relay.port). Set it "
                    + "to tls (usually port 465), or to none where the way to the relay is private.",
            .certificate:
                "POSTROOM_SMTP_HOST must be the name for which a known authority gave the relay a certificate.",
            .signIn: "See to POSTROOM_SMTP_USER and POSTROOM_SMTP_PASSWORD.",
        ]
    }
}
