/// The relay took the message: from here on it answers for it.
package struct SMTPReceipt: Sendable {
    /// The reply to the message itself, such as `250 2.0.0 Ok: queued as 4D2F`.
    package let reply: SMTPReply
    /// Everything that the server said for this message, in order.
    package let replies: [SMTPReply]
    /// False where the message went over a kept connection.
    package let isFirstOnConnection: Bool
}
