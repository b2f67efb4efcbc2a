/// A carrier did not, or may not, have taken the envelope.
package enum Refusal: Error, Hashable, Sendable {
    /// It certainly did not, and may do so later.
    case deferred(Reason)
    /// It never will: the address or the message is at fault.
    case refused(Reason)
    /// It may have taken it, and nobody heard the answer. Only a person may send it again.
    case uncertain(Reason)

    /// What is kept with the attempt.
    package struct Reason: Hashable, Sendable {
        /// The server's reply code; nil where it gave none.
        package let code: Int?
        /// One line for the page: the server's own words where it had any.
        package let says: String
        /// Everything the server said, in order; never how we signed in.
        package let replies: [String]

        package init(code: Int? = nil, says: String, replies: [String] = []) {
            self.code = code
            self.says = says
            self.replies = replies
        }
    }
}
