/// An email that is ready to be queued: who gets it and what it says.
package struct Outgoing: Sendable, Equatable {
    package let recipient: EmailAddress
    package let recipientName: String
    package let contactPointID: ID<ContactPoint>?
    package let subject: String
    package let text: String
    /// Empty: text only.
    package let html: String
    /// Whether the recipient stands under Cc.
    package var isCopy = false
    /// The link that the words carry; nil where they carry none.
    package var verification: VerificationLink?
    /// Only word that a letter waits: no document travels with it.
    package var isNotice = false

    package init(
        recipient: EmailAddress, recipientName: String, contactPointID: ID<ContactPoint>?, subject: String,
        text: String, html: String
    ) {
        (self.recipient, self.recipientName, self.contactPointID) = (recipient, recipientName, contactPointID)
        (self.subject, self.text, self.html) = (subject, text, html)
    }

    /// As the headers of the emails show this recipient.
    package var shown: ShownAddress { ShownAddress(name: recipientName, address: recipient.text) }
}
