import Configuration
import Curl
import Foundation
import RelaySettings
import Runner

extension Configuration {
    /// What the back room must be told.
    func backRoom() throws(Misconfigured) -> BackRoom.Setup {
        var setup = BackRoom.Setup(
            data: dataDirectory, database: databasePath, outbox: outboxPath, relay: relay.map(SMTPRelay.init))
        if let relay {
            setup.senders = relay.connections
            setup.rate = relay.messagesPerSecond == 0 ? nil : relay.messagesPerSecond
        }
        setup.site = publicURL
        setup.returns = try returns.map(ReturnMailbox.init)
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

extension ReturnMailbox {
    /// Reads `imaps://host:port/folder`. Without TLS from the start the server must offer it, unless it is this machine.
    fileprivate init(_ mailbox: Configuration.Mailbox) throws(Misconfigured) {
        guard let url = URLComponents(string: mailbox.url), let host = url.host, !host.isEmpty else {
            throw Misconfigured(sentences: ["POSTROOM_BOUNCE_IMAP_URL is no address of a mailbox."])
        }
        let name = host.trimmingCharacters(in: ["[", "]"])
        let isTLS = url.scheme == "imaps"
        let isHere = ["localhost", "127.0.0.1", "::1"].contains(name)
        let folder = url.path.drop { $0 == "/" }
        self.init(
            IMAPAccount(
                host: name, port: url.port ?? (isTLS ? 993 : 143),
                security: isTLS ? .tls : isHere ? .none : .startTLS, user: mailbox.user, password: mailbox.password,
                folder: folder.isEmpty ? "INBOX" : String(folder)))
        doneFolder = mailbox.doneFolder.isEmpty ? nil : mailbox.doneFolder
        interval = .seconds(mailbox.intervalSeconds)
    }
}
