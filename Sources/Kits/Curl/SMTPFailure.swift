/// The relay did not, or may not, have taken the message. `replies` is everything that the server said, in order.
package enum SMTPFailure: Error, Sendable {
    /// It refused this message for good (5xx). Trying again is pointless.
    case refused(SMTPReply, replies: [SMTPReply])
    /// It certainly did not take it, and may do so later: 4xx, or trouble before the message was complete. `reply` is
    /// nil where the server did not say so itself.
    case deferred(SMTPReply?, reason: String, replies: [SMTPReply])
    /// The whole message may have reached it, but no answer came. Nobody but a person may send it again.
    case uncertain(reason: String, replies: [SMTPReply])
}
