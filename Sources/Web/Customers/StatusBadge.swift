import Mustache
import Postroom

/// Where a record stands, as a word in a badge. The usual state has no colour and mostly no badge.
enum StatusBadge {
    static func badge(_ title: String, _ tone: String = "") -> Value {
        ["title": .text(title), "tone": .text(tone)]
    }

    static func of(_ status: Correspondence.Status) -> Value {
        switch status {
        case .pending, .ready: badge(status.title)
        case .failed: badge(status.title, "bad")
        case .awaitingApproval, .notSent: badge(status.title, "warn")
        case .emailed, .posted: badge(status.title, "info")
        case .delivered: badge(status.title, "good")
        }
    }

    /// In place of a letter's status while its first email is under way.
    static func of(_ state: Message.State) -> Value { badge(words(state), state.tone) }

    /// `Email deferred`
    static func words(_ state: Message.State) -> String { "Email \(state.title.lowercased())" }

    /// What became of a letter's emails, where it is more than that they went.
    static func of(_ states: [Message.State]) -> [Value] {
        let words: [(Message.State, String, String)] = [
            (.bounced, "bounced", "bad"), (.failed, "failed", "bad"), (.uncertain, "uncertain", "bad"),
            (.deferred, "deferred", "warn"), (.withheld, "withheld", "warn"), (.new, "awaiting approval", "warn"),
            (.queued, "queued", ""), (.sending, "sending", ""),
        ]
        return words.compactMap { state, word, tone in
            let count = states.count { $0 == state }
            guard count > 0 else { return nil }
            return badge(states.count == 1 ? "Email \(word)" : "\(count) of \(states.count) \(word)", tone)
        }
    }

    static func of(_ invoice: Invoice, on day: Day) -> [Value] {
        if invoice.status == .void { return [badge("Void")] }
        var badges: [Value] = []
        let late = invoice.daysOverdue(on: day)
        if late > 0 { badges.append(badge(late.counting("day") + " overdue", late > 14 ? "bad" : "warn")) }
        if invoice.status == .disputed { badges.append(badge("Disputed", "warn")) }
        return badges
    }

    static func of(_ status: Payment.Status) -> [Value] {
        switch status {
        case .taken: []
        case .pending: [badge("Pending", "info")]
        case .failed: [badge("Failed", "bad")]
        case .reversed: [badge("Reversed", "bad")]
        }
    }
}
