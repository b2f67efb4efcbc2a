import Configuration
import Curl
import Postroom
import RelaySettings
import Runner

/// Shows the settings, and looks whether the database is well and the mail relay answers.
enum Check: Subcommand {
    static let name = "check"
    static let usage = "check"
    static let sentence =
        "Shows every setting, secrets masked, and looks whether the database is well and the mail relay answers."

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.end()
        let configuration = try Configuration.read()
        for line in configuration.lines { print(line) }
        let workplace = try Workplace.open()
        let complaints = try workplace.complaints()
        guard complaints.isEmpty else {
            for complaint in complaints { Administration.complain("The database: \(complaint)") }
            return 1
        }
        let organisations = try Organisation.all(in: workplace.database)
        print(
            "\nThe database is well: version \(Schema.version), organisations: \(organisations.map(\.name).joined(separator: ", "))."
        )
        return greets(configuration.relay) ? 0 : 1
    }

    /// Connects to the relay and signs in; nothing is sent.
    private static func greets(_ relay: Configuration.Relay?) -> Bool {
        guard let relay else {
            print("No mail relay is set (POSTROOM_SMTP_HOST): mail goes to the outbox folder, and nothing leaves.")
            return true
        }
        let name = "\(relay.host):\(relay.port)"
        do throws(Runner.Refusal) {
            try SMTPCarrier(SMTPRelay(relay)).greet()
        } catch {
            switch error {
            case .deferred(let reason), .refused(let reason), .uncertain(let reason):
                Administration.complain("The mail relay \(name) cannot be used: \(reason.says)")
            }
            return false
        }
        let secured = relay.security == .none ? "without encryption" : "by \(relay.security.rawValue)"
        let signedIn = relay.user.isEmpty ? "without signing in" : "signed in as \(relay.user)"
        print("The mail relay \(name) answers, \(secured), \(signedIn). Nothing was sent.")
        return true
    }
}
