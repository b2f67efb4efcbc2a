/// One press of a button that sends: to whom, with what, and why.
package struct SendOrder: Sendable {
    /// Unique to one press; a second press finds it taken.
    package let token: String
    package var emails: [Outgoing]
    /// Documents beside the correspondence's own.
    package var extras: [AttachedDocument] = []
    /// The newest message of the correspondence that whoever pressed had seen, 0 for none; `nil`: nobody looks.
    package var seen: Int?
    /// How urgent it is; `nil`: as urgent as what made the letter.
    package var priority: Message.Priority?
    /// Only for what was never emailed: whoever pressed was not asked whether it should go again.
    package var isFirst = false
    /// Keys of the addresses that get another one although one may still arrive there.
    package var insists: Set<String> = []
    /// For the audit trail; empty for the quick send.
    package var reason = ""
    package var details = ""

    package init(_ emails: [Outgoing], token: String) {
        (self.emails, self.token) = (emails, token)
    }

    /// Headers name everybody where somebody gets a copy; otherwise each email names its own recipient alone.
    var namesEverybody: Bool { emails.contains(where: \.isCopy) }

    /// Whether this one would be a second one to the same address, and nobody asked for that.
    func doubles(_ waiting: Message) -> Bool {
        let key = waiting.recipient.lowercased()
        return !insists.contains(key) && emails.contains { $0.recipient.key == key }
    }

    /// `a@b.example, c@d.example; Cc e@f.example; with terms.pdf`
    var summary: String {
        let to = emails.filter { !$0.isCopy }.map(\.recipient.text).joined(separator: ", ")
        let copies = emails.filter(\.isCopy).map(\.recipient.text).joined(separator: ", ")
        let files = extras.map(\.filename).joined(separator: ", ")
        return to + (copies.isEmpty ? "" : "; Cc \(copies)") + (files.isEmpty ? "" : "; with \(files)")
    }
}

/// A sending by somebody else since a page was opened.
package struct EarlierSending: Sendable, Equatable {
    package let by: String
    package let at: Moment
    package let recipients: Int
    /// The newest message of it.
    package let last: Int
}
