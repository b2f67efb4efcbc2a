/// One thing sent, or to be sent, to one recipient over one channel.
package struct Message: Sendable, Equatable {
    package let id: ID<Message>
    package let customerID: ID<Customer>
    package let account: String
    package let customerName: String
    package let correspondenceID: ID<Correspondence>?
    /// `C001`; empty where it belongs to no correspondence.
    package let correspondenceNumber: String
    package let channel: Channel
    package let state: State
    /// Left half of the Message-ID header.
    package let key: String
    package let senderName: String
    package let sender: String
    package let replyTo: String
    package let recipientName: String
    package let recipient: String
    package let subject: String
    package let attempts: Int
    /// When it may be tried next.
    package let dueAt: Moment
    package let giveUpAt: Moment
    package let lastReply: String
    package let createdAt: Moment
    package let createdBy: String
    package let sentAt: Moment?
    package let settledAt: Moment?

    package enum Channel: String, Sendable, CaseIterable {
        case email, post, sms
    }

    package enum State: String, Sendable, CaseIterable {
        /// Awaits approval.
        case new
        case queued
        /// In a worker's hands.
        case sending
        /// Accepted by the next server.
        case sent
        /// Not accepted yet; tried again by itself.
        case deferred
        /// Refused, or given up after three days.
        case failed
        /// Interrupted where nobody can know whether it went. Never retried by itself.
        case uncertain
        case delivered, bounced
        /// A person said Do Not Send.
        case withheld

        package var title: String {
            switch self {
            case .new: "Awaiting approval"
            case .queued: "Queued"
            case .sending: "Sending"
            case .sent: "Sent"
            case .deferred: "Deferred"
            case .failed: "Failed"
            case .uncertain: "Uncertain"
            case .delivered: "Delivered"
            case .bounced: "Bounced"
            case .withheld: "Withheld"
            }
        }

        /// Whether it may still reach its recipient, or may have without anybody knowing: a second one beside it would
        /// be one too many.
        package var mayStillArrive: Bool { Self.open.contains(self) }
        /// The one that somebody most needs to hear of first.
        static let open: [State] = [.uncertain, .deferred, .sending, .queued, .new]
        /// States from which a person may send it (again).
        package var mayRetry: Bool { [.deferred, .failed, .uncertain, .withheld, .bounced].contains(self) }
        /// States in which a person may still keep it back.
        package var mayWithhold: Bool { [.new, .queued, .deferred, .failed, .uncertain].contains(self) }
    }

    /// How soon a message is taken from the tray.
    package enum Priority: Int, Sendable {
        /// Somebody is waiting for it.
        case now = 0
        case usual = 1
        case bulk = 2
    }
}

/// One try at sending a message.
package struct Attempt: Sendable, Equatable {
    package let number: Int
    package let startedAt: Moment
    package let settledAt: Moment?
    /// `nil`: in flight.
    package let outcome: Outcome.Kind?
    package let code: Int?
    package let reply: String
}
