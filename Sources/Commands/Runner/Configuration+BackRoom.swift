import Configuration
import Curl
import Runner

extension Configuration {
    /// What the back room must be told.
    var backRoom: BackRoom.Setup {
        var setup = BackRoom.Setup(
            data: dataDirectory, database: databasePath, outbox: outboxPath, relay: relay.map(SMTPRelay.init))
        if let relay {
            setup.senders = relay.connections
            setup.rate = relay.messagesPerSecond == 0 ? nil : relay.messagesPerSecond
        }
        return setup
    }
}

extension RunnerLog.Level {
    init(_ level: Configuration.LogLevel) {
        self =
            switch level {
            case .info: .info
            case .warning: .warning
            case .error: .error
            }
    }
}

extension SMTPRelay {
    fileprivate init(_ relay: Configuration.Relay) {
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
    }
}
