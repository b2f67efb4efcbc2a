import MIME
import Postroom

extension Envelope {
    /// Packs a parcel: the same parcel always gives the same bytes, so every try sends the same message.
    init(_ parcel: Parcel, with contents: Contents) throws(CannotPack) {
        let sender = try Self.mailbox(parcel.senderName, parcel.sender, "sender's address")
        let recipient = try Self.mailbox(parcel.recipientName, parcel.recipient, "recipient's address")
        do {
            let attachments = try contents.enclosures.map { enclosure throws(MailFault) in
                try MailAttachment(
                    filename: enclosure.filename, mediaType: enclosure.mediaType, bytes: enclosure.bytes)
            }
            let named = try contents.shownTo.map(Self.mailbox)
            let copied = try contents.shownCc.map(Self.mailbox)
            let domain = sender.address.drop { $0 != "@" }
            let content = try MailMessage(
                from: sender,
                replyTo: parcel.replyTo.isEmpty ? nil : try Mailbox(address: parcel.replyTo),
                to: named.isEmpty ? [recipient] : named, cc: copied, subject: parcel.subject,
                date: parcel.createdAt.seconds,
                messageID: "\(parcel.key)\(domain)",
                // RFC 3834: a letter that somebody sent is no automatic one, and may be answered as any other.
                headers: parcel.isAutomatic ? [try MailHeader("Auto-Submitted", "auto-generated")] : [],
                text: contents.text, html: contents.html.isEmpty ? nil : contents.html, attachments: attachments)
            let returns = ReturnKey.address(parcel.returnAddress, key: parcel.key)
            self.init(
                id: parcel.id.number,
                bounces: try returns.map { address throws(MailFault) in try Mailbox(address: address) },
                recipient: recipient, content: content)
        } catch {
            throw CannotPack(reason: "Not sent: \(Self.words(for: error)).")
        }
    }

    private static func mailbox(_ shown: ShownAddress) throws(MailFault) -> Mailbox {
        try Mailbox(name: shown.name, address: shown.address)
    }

    private static func mailbox(_ name: String, _ address: String, _ role: String) throws(CannotPack) -> Mailbox {
        do {
            return try Mailbox(name: name, address: address)
        } catch {
            throw CannotPack(reason: "Not sent: the \(role) \(words(for: error)).")
        }
    }

    private static func words(for fault: MailFault) -> String {
        switch fault {
        case .malformedAddress: "is not an email address"
        case .addressNotASCII: "has letters before the @ that mail servers do not take"
        case .malformedMessageID: "the message's key makes no Message-ID"
        case .malformedMediaType: "the document's media type is none"
        case .headerNotAllowed(let name), .controlCharacter(inHeader: let name), .headerTooLong(let name):
            "the header \(name) cannot be written"
        }
    }
}
