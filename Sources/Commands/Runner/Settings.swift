import Curl
import Foundation
import Runner

/// What the runner reads from the `POSTROOM_…` variables.
struct Settings {
    let setup: BackRoom.Setup

    init(_ environment: [String: String]) throws(Unclear) {
        func text(_ name: String) -> String? { environment["POSTROOM_\(name)"].flatMap { $0.isEmpty ? nil : $0 } }
        func number(_ name: String, _ range: ClosedRange<Int>) throws(Unclear) -> Int? {
            guard let text = text(name) else { return nil }
            guard let number = Int(text), range.contains(number) else {
                throw Unclear(
                    "POSTROOM_\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
            }
            return number
        }
        let data = text("DATA") ?? "data"
        var setup = BackRoom.Setup(
            data: data, database: text("DATABASE") ?? "\(data)/postroom.sqlite",
            outbox: text("OUTBOX") ?? "\(data)/outbox",
            relay: try Self.relay(text, port: number("SMTP_PORT", 1...65_535)))
        setup.senders = try number("SMTP_CONNECTIONS", 1...64) ?? 4
        setup.rate = try number("SMTP_RATE", 1...100_000)
        setup.grace = .seconds(try number("STOP_SECONDS", 0...600) ?? 20)
        self.setup = setup
    }

    private static func relay(_ text: (String) -> String?, port: Int?) throws(Unclear) -> SMTPRelay? {
        guard let host = text("SMTP_HOST") else { return nil }
        let name = text("SMTP_SECURITY") ?? SMTPRelay.Security.startTLS.rawValue
        guard let security = SMTPRelay.Security(rawValue: name) else {
            throw Unclear(
                "POSTROOM_SMTP_SECURITY must be one of "
                    + SMTPRelay.Security.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        return SMTPRelay(
            host: host, port: port ?? (security == .tls ? 465 : 587), security: security, user: text("SMTP_USER"),
            password: text("SMTP_PASSWORD"), authorities: text("SMTP_AUTHORITIES"), helloName: text("SMTP_HELLO"))
    }

    /// A setting that cannot be read, in a sentence.
    struct Unclear: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }
}
