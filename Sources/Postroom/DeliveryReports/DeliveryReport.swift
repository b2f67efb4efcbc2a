/// What another system, or a person, said later about a message: it came back, it arrived, somebody complained.
package struct DeliveryReport: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Not delivered, and the address is why.
        case hard
        /// Not delivered this time.
        case soft
        /// The recipient called it unwanted.
        case complaint
        /// Not delivered yet.
        case delayed
        case delivered
        /// Handed to a system that reports no further.
        case relayed
        /// An automatic answer or anything else that says nothing about delivery.
        case other = "unknown"

        package var title: String {
            switch self {
            case .hard: "Hard bounce"
            case .soft: "Soft bounce"
            case .complaint: "Complaint"
            case .delayed: "Delayed"
            case .delivered: "Delivered"
            case .relayed: "Handed on"
            case .other: "Automatic answer"
            }
        }

        /// Whether the message did not arrive, or was not wanted.
        package var isProblem: Bool { [.hard, .soft, .complaint].contains(self) }
    }

    /// How it came to us.
    package enum Source: String, Sendable {
        case pipe, mailbox, webhook, staff
        /// A mail server said so at its door, before it had the message.
        case refusal

        package var title: String {
            switch self {
            case .pipe, .mailbox: "Returned mail"
            case .webhook: "Mail provider"
            case .staff: "Recorded by hand"
            case .refusal: "Mail server"
            }
        }
    }

    package let kind: Kind
    package let source: Source
    /// `5.1.1`; empty where none was told.
    package let status: String
    /// The other system's words.
    package let diagnostic: String
    /// Whom it is about, as the report says; empty where it does not.
    package let recipient: String
    /// No mail can ever go there: no such domain, no such form of address.
    package let isNoAddress: Bool
    /// SHA-256 of what came in, in hex: the same report twice counts once.
    package let digest: String

    package init(
        _ kind: Kind, from source: Source, status: String = "", diagnostic: String = "", recipient: String = "",
        isNoAddress: Bool = false, digest: String
    ) {
        (self.kind, self.source, self.status, self.diagnostic) = (kind, source, status, diagnostic)
        (self.recipient, self.isNoAddress, self.digest) = (recipient, isNoAddress, digest)
    }

    /// `5.1.1 No such user here`
    package var reason: String {
        if diagnostic.isEmpty { return status }
        return status.isEmpty || diagnostic.contains(status) ? diagnostic : "\(status) \(diagnostic)"
    }

    /// What became of a report.
    package enum Recorded: Sendable, Equatable {
        case recorded(ID<Message>)
        /// The same report came before; nothing was done.
        case repeated
        /// It is about no message of ours that was ever sent. It was counted.
        case unmatched
        /// The message is still in the runner's hands: ask again in a minute.
        case tooEarly
    }
}
