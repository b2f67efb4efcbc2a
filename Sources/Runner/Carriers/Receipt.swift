/// A carrier took the envelope and now answers for it.
package struct Receipt: Hashable, Sendable {
    /// The server's reply code; nil where there is no server.
    package let code: Int?
    /// What it said on taking it: `250 2.0.0 Ok: queued as 4D2F`.
    package let reply: String
    /// Everything it said on the way, in order.
    package let replies: [String]

    package init(code: Int? = nil, reply: String, replies: [String]) {
        self.code = code
        self.reply = reply
        self.replies = replies
    }
}
