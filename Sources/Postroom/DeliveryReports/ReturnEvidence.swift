/// What something that came back tells about the message it is about.
package struct ReturnEvidence: Sendable {
    /// Keys in the address at which it arrived.
    package var arrivedAt: [String] = []
    /// Keys in the header of the message that it gives back, and in references to it.
    package var givenBack: [String] = []
    /// Whether it names a Message-ID at all, whosever.
    package var namesMessage = false
    /// Keys that stand anywhere else in it; asked for only where the others say nothing.
    package var anywhere: @Sendable () -> [String] = { [] }
    /// Whom it was sent to.
    package var recipients: [String] = []
    /// As people read it.
    package var subject: String?
    /// What the message's `Date` said.
    package var date: Moment?

    package init() {}
}
