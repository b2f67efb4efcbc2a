import Mustache
import Postroom

/// A message as screens show it.
extension Message {
    /// `nil` where it belongs to no correspondence.
    var correspondenceAddress: String? {
        correspondenceNumber.isEmpty
            ? nil : "/customers/\(account.percentEncoded)/correspondence/\(correspondenceNumber)"
    }

    var reference: String { correspondenceNumber.isEmpty ? account : "\(account)/\(correspondenceNumber)" }

    /// `Janet Hartley <accounts@hartley.example>`, or the bare address.
    var recipientText: String { recipientName.isEmpty ? recipient : "\(recipientName) <\(recipient)>" }
    var senderText: String { senderName.isEmpty ? sender : "\(senderName) <\(sender)>" }
}

extension Message.State {
    /// The class of the badge; empty for what is as it should be.
    var tone: String {
        switch self {
        case .failed, .bounced: "bad"
        case .uncertain, .deferred: "warn"
        case .sending, .queued: "info"
        case .delivered: "good"
        case .new, .sent, .withheld: ""
        }
    }

    /// What it means for the person who looks, in a few words.
    var meaning: String {
        switch self {
        case .new: "Nobody has approved it yet"
        case .queued: "Goes as soon as its turn comes"
        case .sending: "On its way just now"
        case .sent: "Taken by the next mail server"
        case .deferred: "Not taken yet; tried again by itself"
        case .failed: "Refused, or given up after three days"
        case .uncertain: "May have gone; you decide"
        case .delivered: "The far server reported delivery"
        case .bounced: "Came back after it was sent"
        case .withheld: "Somebody said Do Not Send"
        }
    }

    /// What Sent means where no mail relay is set.
    static let writtenMeaning = "Written to the outbox; nothing left this machine"

    /// Whether a person should look at it today.
    var needsSomebody: Bool { [.failed, .uncertain, .bounced].contains(self) }
    /// Whether a mail server has it and nothing has come back.
    var isTaken: Bool { [.sent, .delivered].contains(self) }
    /// Trays that are shown also while they are empty.
    var isAlwaysShown: Bool { [.queued, .deferred, .uncertain, .failed, .sent].contains(self) }
}
