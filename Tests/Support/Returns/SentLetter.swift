/// An email as it left, with all that a mail system could give back of it.
package struct SentLetter: Sendable {
    /// The key of its message, 32 hexadecimal digits.
    package let key: String
    package let sender: String
    /// Where it returns to: with the key in it, or the sender.
    package let returnPath: String
    package let recipient: String
    package let subject: String
    /// As its header writes it.
    package let date: String

    package init(
        key: String, sender: String, returnPath: String, recipient: String, subject: String, date: String
    ) {
        (self.key, self.sender, self.returnPath) = (key, sender, returnPath)
        (self.recipient, self.subject, self.date) = (recipient, subject, date)
    }

    var domain: String { String(sender.drop { $0 != "@" }.dropFirst()) }
    var recipientDomain: String { String(recipient.drop { $0 != "@" }.dropFirst()) }
    var messageID: String { "<\(key)@\(domain)>" }

    /// Its header as the recipient's server saw it.
    var header: String {
        """
        Return-Path: <\(returnPath)>
        Received: from relay.\(domain) (relay.\(domain) [192.0.2.25])
        \tby mx.\(recipientDomain) with ESMTPS id 4TkX1c0\(key.prefix(6))
        \tfor <\(recipient)>; \(date)
        Date: \(date)
        From: Calder Fibre <\(sender)>
        To: \(recipient)
        Subject: \(subject)
        Message-ID: \(messageID)
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable
        """
    }

    /// The same without what only servers write: as a sender's own system gives it back.
    var ownHeader: String {
        header.split(separator: "\n").filter { line in
            !line.hasPrefix("Return-Path") && !line.hasPrefix("Received") && !line.hasPrefix("\t")
        }.joined(separator: "\n")
    }

    var whole: String { header + "\n\nDear customer,\n\nplease see the attached letter.\n" }
}
