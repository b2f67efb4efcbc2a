/// Systems that write to people only.
extension BounceCorpus {
    static let plain: [(name: String, make: Maker)] = [
        ("qmail", qmail), ("Exim", exim), ("Outlook, HTML only", outlook), ("MDaemon", daemon),
        ("Domino note", dominoNote),
        ("GroupWise", groupWise), ("hMailServer", hMail), ("Kerio", kerio), ("GMX", gmx), ("Orange", orange),
        ("MailEnable", mailEnable), ("AOL", aol), ("inline forward", inlineForward), ("in base64", encodedNote),
    ]

    private static func permanent(_ why: Misfortune) -> Bool { why.kind == .hard }

    private static let qmail: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "MAILER-DAEMON@mx.\(letter.domain)", subject: "failure notice",
                human: """
                    Hi. This is the qmail-send program at mx.\(letter.domain).
                    I'm afraid I wasn't able to deliver your message to the following addresses.
                    This is a permanent error; I've given up. Sorry it didn't work out.

                    <\(letter.recipient)>:
                    192.0.2.1 does not like recipient.
                    Remote host said: \(why.line(to: letter.recipient))
                    Giving up on 192.0.2.1.
                    """, fence: "--- Below this line is a copy of the message.", letter, shape), why.kind
        )
    }

    private static let exim: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "Mail Delivery System <Mailer-Daemon@host.\(letter.domain)>",
                subject: "Mail delivery failed: returning message to sender",
                human: """
                    This message was created automatically by mail delivery software.

                    A message that you sent could not be delivered to one or more of its
                    recipients. This is a permanent error. The following address(es) failed:

                      \(letter.recipient)
                        SMTP error from remote mail server after RCPT TO:<\(letter.recipient)>:
                        host mx.\(letter.recipientDomain) [192.0.2.1]: \(why.line(to: letter.recipient))
                    """, fence: "------ This is a copy of the message, including all the headers. ------", letter,
                shape,
                extra: "X-Failed-Recipients: \(letter.recipient)\nAuto-Submitted: auto-replied"), why.kind
        )
    }

    private static let outlook: Maker = { letter, shape in
        let why = shape.misfortune
        var shape = shape
        if shape.givenBack == .cutOff || shape.givenBack == .encoded { shape.givenBack = .headers }
        let back =
            shape.givenBack == .nothing
            ? ""
            : letter.header.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
                .replacing("\n", with: "<br>\n")
        return (
            """
            From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@\(letter.recipientDomain)>
            \(shape.delivery(letter))
            Subject: Undeliverable: \(letter.subject)
            Date: Fri, 20 Nov 2026 09:10:00 +0000
            MIME-Version: 1.0
            Content-Type: text/html; charset="us-ascii"

            <html><body><p><b>Delivery has failed to these recipients or groups:</b></p>
            <p>\(letter.recipient)<br>The e-mail system had a problem: \(why.said(to: letter.recipient)).</p>
            <p>Diagnostic information for administrators:</p>
            <p>Generating server: ex.\(letter.recipientDomain)<br>
            \(letter.recipient)<br>#\(why.line(to: letter.recipient)) #SMTP#</p>
            <p>Original message headers:</p><pre>\(back)</pre></body></html>
            """, why.kind
        )
    }

    private static let daemon: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "MDaemon at mail.\(letter.domain) <MDaemon@mail.\(letter.domain)>",
                subject: "Permanent Delivery Failure",
                human: """
                    The following data may contain sections which represent BASE64 encoded
                    file attachments.

                    Failed address: \(letter.recipient)

                    --- Session Transcript ---
                    --> RCPT To:<\(letter.recipient)>
                    <-- \(why.line(to: letter.recipient))
                    --- End Transcript ---
                    The message could not be delivered.
                    """, fence: ": Message contents follow", letter, shape), why.kind
        )
    }

    private static let dominoNote: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "\"Router\" <postmaster@\(letter.recipientDomain)>", subject: "DELIVERY FAILURE: User not listed",
                human: """
                    Your message

                      Subject: \(letter.subject)

                    was not delivered to:

                      \(letter.recipient)

                    because:

                      \(why.line(to: letter.recipient))
                    """, fence: "--- Original Message ---", letter, shape), why.kind
        )
    }

    private static let groupWise: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "Mailer-Daemon@gw.\(letter.recipientDomain)", subject: "Message status - undeliverable",
                human: """
                    The message that you sent was undeliverable to the following:
                        \(letter.recipient) (\(why.line(to: letter.recipient)))
                    """, fence: "The original message follows:", letter, shape), why.kind
        )
    }

    private static let hMail: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "mailer-daemon@\(letter.domain)", subject: "Message undeliverable: \(letter.subject)",
                human: """
                    Your message did not reach some or all of the intended recipients.

                       Sent: Fri, 20 Nov 2026 09:05:00 +0000
                       Subject: \(letter.subject)

                    The following recipient(s) could not be reached:

                    \(letter.recipient)
                       Error Type: SMTP
                       Remote server (192.0.2.1) issued an error.
                       hMailServer sent: RCPT TO:<\(letter.recipient)>
                       Remote server replied: \(why.line(to: letter.recipient))
                    """, fence: "Original message headers:", letter, shape), why.kind
        )
    }

    private static let kerio: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "Mail Delivery Subsystem <postmaster@mail.\(letter.domain)>",
                subject: "Your message could not be delivered",
                human: """
                    This is an automatically generated message.

                    Unable to deliver your message to:
                      \(letter.recipient): \(why.line(to: letter.recipient))
                    """, fence: "Headers of the original message follow:", letter, shape), why.kind
        )
    }

    private static let gmx: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "\"GMX Mailer Daemon\" <mailer-daemon@gmx.example>",
                subject: "Mail delivery failed: returning message to sender",
                human: """
                    This message was created automatically by mail delivery software.

                    A message that you sent could not be delivered to
                    one or more of its recipients. This is a permanent error.
                    The following address failed:

                    "\(letter.recipient)":
                    SMTP error from remote server for RCPT TO command, host: mx.\(letter.recipientDomain) (192.0.2.1) reason: \(why.line(to: letter.recipient))
                    """, fence: "--- The header of the original message is following. ---", letter, shape), why.kind
        )
    }

    private static let orange: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "Mailer-Daemon@orange.example",
                subject: "=?iso-8859-1?Q?Message_non_remis_=E0_son_destinataire?=",
                human: """
                    Votre message n'a pas été remis au destinataire suivant :

                    \(letter.recipient)

                    Motif : \(why.line(to: letter.recipient))
                    """, fence: "----- Original message -----", letter, shape,
                extra: "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit"), why.kind
        )
    }

    private static let mailEnable: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "Postmaster <postmaster@\(letter.domain)>", subject: "Message Delivery Failure",
                human: """
                    MailEnable: Message could not be delivered to some recipients.
                    The following recipient(s) could not be reached:

                        Recipient: [SMTP:\(letter.recipient)]
                        Reason: \(why.line(to: letter.recipient))
                    """, fence: "Message headers follow:", letter, shape), why.kind
        )
    }

    private static let aol: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "Mail Delivery Subsystem <MAILER-DAEMON@aol.example>", subject: "Returned mail: User unknown",
                human: """
                    Your mail to the following recipients could not be delivered because they are not accepting mail.
                        \(letter.recipient)
                    \(why.line(to: letter.recipient))
                    """, fence: "   ----- Unsent message follows -----", letter, shape), why.kind
        )
    }

    /// A person passes a bounce on, quoted.
    private static let inlineForward: Maker = { letter, shape in
        let why = shape.misfortune
        let quoted = """
            -----Original Message-----
            From: Mail Delivery System <MAILER-DAEMON@mx.\(letter.domain)>
            To: <\(letter.returnPath)>
            Subject: Undelivered Mail Returned to Sender

            Your message could not be delivered to <\(letter.recipient)>: \(why.line(to: letter.recipient))

            \(letter.ownHeader)
            """
        return (
            """
            From: Somebody <post@\(letter.domain)>
            \(shape.delivery(letter))
            Subject: FW: Undelivered Mail Returned to Sender

            For your information.

            \(quoted.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }.joined(separator: "\n"))
            """, why.kind
        )
    }

    private static let encodedNote: Maker = { letter, shape in
        let why = shape.misfortune
        let human = """
            Your message to \(letter.recipient) was not delivered.
            The server said: \(why.line(to: letter.recipient))

            \(shape.givenBack == .nothing ? "" : letter.ownHeader)
            """
        return (
            """
            From: =?utf-8?B?UG9zdG1hc3Rlcg==?= <postmaster@\(letter.recipientDomain)>
            \(shape.delivery(letter))
            Subject: =?utf-8?B?VW5kZWxpdmVyYWJsZSBtZXNzYWdl?=
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            \(ReturnShape.base64(human))
            """, why.kind
        )
    }
}
