/// An email before it is put into bytes: who writes to whom, what it says, what goes with it.
package struct MailMessage: Sendable {
    package var from: Mailbox
    package var replyTo: Mailbox?
    package var to: [Mailbox]
    package var cc: [Mailbox]
    /// People's text; control characters become spaces.
    package var subject: String
    /// Unix seconds, UTC.
    package var date: Int
    /// `left@right`, without the angle brackets. The boundaries derive from it, so that the same message always has
    /// the same bytes.
    package let messageID: String
    package var headers: [MailHeader]
    package var text: String
    package var html: String?
    package var attachments: [MailAttachment]

    package init(
        from: Mailbox, replyTo: Mailbox? = nil, to: [Mailbox], cc: [Mailbox] = [], subject: String, date: Int,
        messageID: String, headers: [MailHeader] = [], text: String, html: String? = nil,
        attachments: [MailAttachment] = []
    ) throws(MailFault) {
        guard Self.isMessageID(messageID) else { throw .malformedMessageID }
        self.from = from
        self.replyTo = replyTo
        self.to = to
        self.cc = cc
        self.subject = subject
        self.date = date
        self.messageID = messageID
        self.headers = headers
        self.text = text
        self.html = html
        self.attachments = attachments
    }

    /// `dot-atom@dot-atom` of RFC 5322 §3.6.4, short enough for one line.
    private static func isMessageID(_ text: String) -> Bool {
        let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return halves.count == 2 && text.utf8.count <= 200
            && halves.allSatisfy { half in
                !half.isEmpty && half.allSatisfy { HeaderText.isAtomic($0) || $0 == UInt8(ascii: ".") }
            }
    }
}
