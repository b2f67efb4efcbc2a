import Foundation

/// What a mail provider reports in one signed request.
///
/// The header `Postroom-Signature` holds `t=1795165200,v1=…`: a unix time, and the HMAC-SHA256 of that time, a full stop
/// and the body, with the organisation's secret as key, in hexadecimal.
package struct DeliveryWebhook: Sendable {
    /// Seconds that a request may be older or younger than our clock.
    package static let window = 300
    package static let longestBody = 1 << 20
    package static let mostEvents = 1_000

    let timestamp: Int
    let signature: String
    let body: [UInt8]

    /// - Parameter header: the signature's header; nil where it does not read like one.
    package init?(header: String, body: [UInt8]) {
        var (timestamp, signature): (Int?, String?)
        for part in header.split(separator: ",") {
            let halves = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
            guard halves.count == 2 else { continue }
            if halves[0] == "t" { timestamp = Int(halves[1]) }
            if halves[0] == "v1" { signature = halves[1].lowercased() }
        }
        guard let timestamp, let signature, signature.utf8.count == 64 else { return nil }
        (self.timestamp, self.signature, self.body) = (timestamp, signature, body)
    }

    /// What became of a request.
    package enum Heard: Sendable, Equatable {
        /// How many events were written down, known already, and about no message of ours.
        case taken(recorded: Int, repeated: Int, unknown: Int)
        /// Not signed with the organisation's secret, or too long ago. Which of them is not told.
        case forged
        /// The very same request was heard before.
        case replayed
        /// It cannot be read; the sentence says why.
        case malformed(String)
        /// A message is still being sent: the provider should ask again.
        case tooEarly
    }

    /// One thing that happened to a message.
    struct Event: Decodable {
        enum Kind: String, Decodable { case delivered, bounced, complained, delayed }

        let type: Kind
        let message_id: String
        /// The provider's own mark; events without one are told apart by what they say.
        let id: String?
        let recipient: String?
        /// Whether trying again is pointless; where it is left out, the status decides.
        let permanent: Bool?
        let status: String?
        let reason: String?

        var kind: DeliveryReport.Kind {
            switch type {
            case .delivered: .delivered
            case .complained: .complaint
            case .delayed: .delayed
            case .bounced: permanent ?? isPermanent ? .hard : .soft
            }
        }

        private var isPermanent: Bool {
            guard let status else { return true }
            return status.hasPrefix("5") && !["5.2.2", "5.2.3", "5.3.4", "5.7.1"].contains(status)
        }

        var isNoAddress: Bool { kind == .hard && (status == "5.1.2" || status == "5.1.3") }
    }

    /// The body's events: `{"events": […]}`, or one event by itself; nil where it is neither.
    func events() -> [Event]? {
        struct Several: Decodable { let events: [Event] }
        return decoded(Several.self)?.events ?? decoded(Event.self).map { [$0] }
    }

    private func decoded<Form: Decodable>(_ form: Form.Type) -> Form? {
        do {
            return try JSONDecoder().decode(form, from: Data(body))
        } catch {
            return nil
        }
    }
}
