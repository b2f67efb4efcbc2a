package import MIME

/// A parcel packed for a carrier: the message in full, and the label that carriers and relays go by.
package struct Envelope: Sendable {
    /// The message's id in the send ledger; carriers only pass it on.
    package let id: Int
    /// Where bounces go; nil for the address that the message is from.
    package let bounces: Mailbox?
    /// The one who is to have it. `content.to` and `content.cc` only say what everyone reads.
    package let recipient: Mailbox
    package let content: MailMessage

    package init(id: Int, bounces: Mailbox? = nil, recipient: Mailbox, content: MailMessage) {
        self.id = id
        self.bounces = bounces
        self.recipient = recipient
        self.content = content
    }
}
