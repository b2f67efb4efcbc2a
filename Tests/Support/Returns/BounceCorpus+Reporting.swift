/// Systems that write delivery status notifications.
extension BounceCorpus {
    static let reporting: [(name: String, make: Maker)] = [
        ("Postfix", postfix), ("Sendmail", sendmail), ("Exim with report", eximReport), ("Exchange", exchange),
        ("Exchange Online", exchangeOnline), ("Gmail", gmail), ("Amazon SES", amazon), ("Yahoo", yahoo),
        ("Mimecast", mimecast), ("Proofpoint", proofpoint), ("OpenSMTPD", openSMTPD), ("Courier", courier),
        ("Domino", domino), ("IronPort", ironPort), ("Zimbra", zimbra), ("internationalised", internationalised),
        ("without blank lines", crowded), ("without action", actionless), ("status in text", inText),
        ("several recipients", several),
    ]

    static func fields(
        _ letter: SentLetter, _ misfortune: Misfortune, action: String = "failed", original: Bool = false,
        final: String? = nil
    ) -> String {
        """
        \(original ? "Original-Recipient: rfc822;\(letter.recipient)\n" : "")Final-Recipient: rfc822; \(final ?? letter.recipient)
        Action: \(action)
        Status: \(misfortune.status)
        Remote-MTA: dns; mx.\(letter.recipientDomain)
        Diagnostic-Code: smtp; \(misfortune.line(to: letter.recipient))
        """
    }

    private static let postfix: Maker = { letter, shape in
        let why = shape.misfortune
        let human = """
            This is the mail system at host relay.\(letter.domain).

            I'm sorry to have to inform you that your message could not
            be delivered to one or more recipients. It's attached below.

            <\(letter.recipient)>: host mx.\(letter.recipientDomain)[192.0.2.1] said: \(why.line(to: letter.recipient))
                (in reply to RCPT TO command)
            """
        let status = """
            Reporting-MTA: dns; relay.\(letter.domain)
            X-Postfix-Queue-ID: 4TkX1c0
            X-Postfix-Sender: rfc822; \(letter.returnPath)
            Arrival-Date: Fri, 20 Nov 2026 09:05:00 +0000 (GMT)

            \(fields(letter, why, original: true))
            """
        return (
            report(
                from: "MAILER-DAEMON@relay.\(letter.domain) (Mail Delivery System)",
                subject: "Undelivered Mail Returned to Sender", human: human, status: status, letter, shape,
                extra: "Auto-Submitted: auto-replied"), why.kind
        )
    }

    private static let sendmail: Maker = { letter, shape in
        let why = shape.misfortune
        let human = """
            The original message was received at Fri, 20 Nov 2026 09:05:00 GMT
            from localhost [127.0.0.1]

               ----- The following addresses had permanent fatal errors -----
            <\(letter.recipient)>
                (reason: \(why.line(to: letter.recipient)))

               ----- Transcript of session follows -----
            ... while talking to mx.\(letter.recipientDomain).:
            >>> RCPT To:<\(letter.recipient)>
            <<< \(why.line(to: letter.recipient))
            """
        let status = """
            Reporting-MTA: dns; sm.\(letter.domain)
            Received-From-MTA: DNS; localhost
            Arrival-Date: Fri, 20 Nov 2026 09:05:00 GMT

            \(fields(letter, why).replacing("rfc822; ", with: "RFC822; "))
            Last-Attempt-Date: Fri, 20 Nov 2026 09:05:02 GMT
            """
        return (
            report(
                from: "Mail Delivery Subsystem <MAILER-DAEMON@sm.\(letter.domain)>",
                subject: "Returned mail: see transcript for details", human: human, status: status, letter, shape,
                extra: "Auto-Submitted: auto-generated (failure)"), why.kind
        )
    }

    private static let eximReport: Maker = { letter, shape in
        let why = shape.misfortune
        let human = """
            This message was created automatically by mail delivery software.

            A message that you sent could not be delivered to one or more of its
            recipients. This is a permanent error. The following address(es) failed:

              \(letter.recipient)
                host mx.\(letter.recipientDomain) [192.0.2.1]
                SMTP error from remote mail server after RCPT TO:<\(letter.recipient)>:
                \(why.line(to: letter.recipient))
            """
        let status = """
            Reporting-MTA: dns; exim.\(letter.domain)

            Action: failed
            Final-Recipient: rfc822;\(letter.recipient)
            Status: \(why.status.first == "4" ? "4.0.0" : "5.0.0")
            Remote-MTA: dns; mx.\(letter.recipientDomain)
            Diagnostic-Code: smtp; \(why.line(to: letter.recipient))
            """
        return (
            report(
                from: "Mail Delivery System <Mailer-Daemon@exim.\(letter.domain)>",
                subject: "Mail delivery failed: returning message to sender", human: human, status: status, letter,
                shape, extra: "X-Failed-Recipients: \(letter.recipient)\nAuto-Submitted: auto-replied"), why.kind
        )
    }

    private static let exchange: Maker = { letter, shape in
        let why = shape.misfortune
        let human = """
            <html><head><style>p { color: #333 }</style></head><body>
            <p><b>Delivery has failed to these recipients or groups:</b></p>
            <p><a href="mailto:\(letter.recipient)">\(letter.recipient)</a><br>
            The message couldn&#39;t be delivered. \(why.said(to: letter.recipient))</p>
            <p>Diagnostic information for administrators:</p>
            <p>Generating server: EX01.\(letter.recipientDomain)</p>
            <p>\(letter.recipient)<br>#\(why.line(to: letter.recipient)) ##rfc822;\(letter.recipient)</p>
            </body></html>
            """
        let status = """
            Reporting-MTA: dns;EX01.\(letter.recipientDomain)
            Received-From-MTA: dns;relay.\(letter.domain)
            Arrival-Date: Fri, 20 Nov 2026 09:05:00 +0000

            Original-Recipient: rfc822;\(letter.recipient)
            Final-Recipient: rfc822;\(letter.recipient)
            Action: failed
            Status: \(why.status)
            Diagnostic-Code: smtp;\(why.line(to: letter.recipient))
            X-Display-Name: \(letter.recipient)
            """
        return (
            report(
                from: "Microsoft Outlook <postmaster@\(letter.recipientDomain)>",
                subject: "Undeliverable: \(letter.subject)", human: human, status: status, letter, shape,
                extra: "In-Reply-To: \(letter.messageID)\nReferences: \(letter.messageID)", html: true), why.kind
        )
    }

    private static let exchangeOnline: Maker = { letter, shape in
        let why = shape.misfortune
        let human = """
            Your message to \(letter.recipient) couldn't be delivered.

            \(letter.recipient.prefix { $0 != "@" }) wasn't accepted at \(letter.recipientDomain).

            Error Details
            Reported error: \(why.line(to: letter.recipient)) [DB5EUR03FT012.eop-EUR03.prod.protection.example 2026-11-20T09:05:01.123Z 08DCF5A1B2C3D4E5]
            """
        let status = """
            Reporting-MTA: dns;LO4P123MB1234.GBRP123.PROD.example
            Received-From-MTA: dns;relay.\(letter.domain)
            Arrival-Date: Fri, 20 Nov 2026 09:05:00 +0000

            Final-Recipient: rfc822;\(letter.recipient)
            Action: failed
            Status: \(why.status)
            Diagnostic-Code: smtp;\(why.line(to: letter.recipient))
            Remote-MTA: dns;mx.\(letter.recipientDomain)
            """
        return (
            report(
                from: "\"postmaster@\(letter.recipientDomain)\" <postmaster@\(letter.recipientDomain)>",
                subject: "Undeliverable: \(letter.subject)", human: human, status: status, letter, shape,
                extra: "X-MS-Exchange-Message-Is-Ndr:\nContent-Language: en-GB"), why.kind
        )
    }

    private static let gmail: Maker = { letter, shape in
        let why = shape.misfortune
        let human = """
            ** Address not found **

            Your message wasn't delivered to \(letter.recipient) because of a problem.

            The response was:

            \(why.line(to: letter.recipient)) - gsmtp
            """
        let status = """
            Reporting-MTA: dns; googlemail.example
            Received-From-MTA: dns; \(letter.returnPath)
            Arrival-Date: Fri, 20 Nov 2026 01:05:00 -0800 (PST)
            X-Original-Message-ID: \(letter.messageID)

            \(fields(letter, why))
            Last-Attempt-Date: Fri, 20 Nov 2026 01:05:01 -0800 (PST)
            """
        return (
            report(
                from: "Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
                subject: "Delivery Status Notification (Failure)", human: human, status: status, letter, shape,
                extra: "X-Failed-Recipients: \(letter.recipient)\nAuto-Submitted: auto-replied"), why.kind
        )
    }

    private static let amazon: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "MAILER-DAEMON@eu-west-2.ses.example", subject: "Delivery Status Notification (Failure)",
                human: """
                    An error occurred while trying to deliver the mail to the following recipients:
                    \(letter.recipient)
                    """,
                status: """
                    Reporting-MTA: dns; a1-2.smtp-out.eu-west-2.ses.example

                    Action: failed
                    Final-Recipient: rfc822; \(letter.recipient)
                    Diagnostic-Code: smtp; \(why.line(to: letter.recipient))
                    Status: \(why.status)
                    """, letter, shape), why.kind
        )
    }

    private static let yahoo: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "MAILER-DAEMON@yahoo.example", subject: "Failure Notice",
                human: """
                    Sorry, we were unable to deliver your message to the following address.

                    <\(letter.recipient)>:
                    \(why.code): \(why.status) \(why.said(to: letter.recipient))
                    """,
                status: """
                    Reporting-MTA: dns; sonic301.consmr.mail.example

                    \(fields(letter, why))
                    """, letter, shape), why.kind
        )
    }

    private static let mimecast: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "<postmaster@eu-smtp-1.mimecast.example>", subject: "[Postmaster] Email Delivery Failure",
                human: """
                    This is a delivery failure notification message indicating that
                    an email you addressed to email address :
                    -- \(letter.recipient)

                    could not be delivered. The problem appears to be :
                    -- Recipient email server rejected the message

                    Additional information follows :
                    -- \(why.line(to: letter.recipient))

                    This condition occurred after 1 attempt(s) to deliver over
                    a period of 0 hour(s).
                    """,
                status: """
                    Reporting-MTA: dns; eu-smtp-delivery-1.mimecast.example

                    \(fields(letter, why).replacing("Diagnostic-Code: smtp; ", with: "Diagnostic-Code: smtp;"))
                    """, letter, shape), why.kind
        )
    }
}
