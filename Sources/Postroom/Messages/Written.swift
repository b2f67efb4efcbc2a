/// What was written to the outbox folder and never left this machine, because no mail relay was set.
package enum Written {
    /// The carrier's answer begins with it, and with nothing else does a server's.
    package static let start = "written to outbox/"
}

extension Message {
    /// Whether it was only written to the outbox folder.
    package var isWritten: Bool { state == .sent && lastReply.hasPrefix(Written.start) }
}

extension Attempt {
    /// Whether it only wrote to the outbox folder.
    package var isWritten: Bool { outcome == .sent && reply.hasPrefix(Written.start) }
}
