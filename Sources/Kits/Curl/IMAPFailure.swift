/// Why a mailbox could not be read. Nothing is lost: its messages are where they were.
package enum IMAPFailure: Error, Equatable, Sendable {
    /// No server, no privacy, or the conversation broke off.
    case unreachable(String)
    /// It does not let us in.
    case denied(String)
    /// It did not do what was asked.
    case refused(String)
}
