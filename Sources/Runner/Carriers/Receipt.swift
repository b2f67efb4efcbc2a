/// A carrier took the parcel and now answers for it.
package struct Receipt: Hashable, Sendable {
    /// What it said on taking it: `250 2.0.0 Ok: queued as 4D2F`.
    package let reply: String
    /// Everything it said on the way, in order.
    package let replies: [String]

    package init(reply: String, replies: [String]) {
        self.reply = reply
        self.replies = replies
    }
}
