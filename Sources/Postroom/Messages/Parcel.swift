/// A message in a worker's hands, with all that its envelope needs; what is inside is read
/// when it leaves.
package struct Parcel: Sendable {
    package let id: ID<Message>
    package let organisationID: ID<Organisation>
    package let correspondenceID: ID<Correspondence>?
    package let channel: Message.Channel
    package let key: String
    package let senderName: String
    package let sender: String
    package let replyTo: String
    /// The organisation's address for what comes back; empty: it comes back to the sender.
    package let returnAddress: String
    package let recipientName: String
    package let recipient: String
    package let subject: String
    package let createdAt: Moment
    /// Nobody pressed a button for it.
    package let isAutomatic: Bool
    /// Somebody is waiting for it.
    package let isUrgent: Bool
    /// Tries made before this one.
    package let attempts: Int
    package let giveUpAt: Moment
}
