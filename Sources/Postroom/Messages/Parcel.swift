/// A message in a worker's hands, with all it takes to send it.
package struct Parcel: Sendable {
    package let id: ID<Message>
    package let organisationID: ID<Organisation>
    package let channel: Message.Channel
    package let key: String
    package let senderName: String
    package let sender: String
    package let replyTo: String
    package let recipientName: String
    package let recipient: String
    package let subject: String
    package let text: String
    package let html: String
    package let createdAt: Moment
    /// Tries made before this one.
    package let attempts: Int
    package let giveUpAt: Moment
}

/// Who holds a claim: one worker of one process under one boot of the kernel.
package struct Worker: Sendable, Equatable {
    /// `runner/4711/3`
    package let name: String
    /// The kernel's boot id: under the same boot, marks that were never synced can still be trusted.
    package let bootID: String

    package init(process: Int32, number: Int, bootID: String) {
        name = "runner/\(process)/\(number)"
        self.bootID = bootID
    }
}
