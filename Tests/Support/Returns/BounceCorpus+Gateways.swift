/// More systems that write delivery status notifications, and some that do it badly.
extension BounceCorpus {
    static let proofpoint: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "Mail Delivery Subsystem <MAILER-DAEMON@mx0a-00.pphosted.example>",
                subject: "Returned mail: see transcript for details",
                human:
                    "   ----- The following addresses had permanent fatal errors -----\n<\(letter.recipient)>\n    (reason: \(why.line(to: letter.recipient)))",
                status: """
                    Reporting-MTA: dns; mx0a-00.pphosted.example
                    Arrival-Date: Fri, 20 Nov 2026 09:05:00 GMT

                    \(fields(letter, why))
                    """, letter, shape), why.kind
        )
    }

    static let openSMTPD: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "Mailer Daemon <MAILER-DAEMON@mx.\(letter.domain)>",
                subject: "Delivery status notification: failed",
                human: """
                        Hi!

                        This is the MAILER-DAEMON, please DO NOT REPLY to this email.

                        An error has occurred while attempting to deliver a message for
                        the following list of recipients:

                    \(letter.recipient): \(why.line(to: letter.recipient))

                        Below is a copy of the original message:
                    """,
                status: """
                    Reporting-MTA: dns; mx.\(letter.domain)

                    Final-Recipient: rfc822; \(letter.recipient)
                    Action: failed
                    Status: \(why.status)
                    """, letter, shape), why.kind
        )
    }

    static let courier: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "\"Courier mail server at mx.\(letter.domain)\" <@>", subject: "NOTICE: mail delivery status.",
                human: """
                    This is a delivery status notification from mx.\(letter.domain),
                    running the Courier mail server.

                    UNDELIVERABLE MAIL

                    Your message to the following recipients cannot be delivered:

                    <\(letter.recipient)>:
                        mx.\(letter.recipientDomain) [192.0.2.1]:
                    <<< \(why.line(to: letter.recipient))
                    """,
                status: """
                    Reporting-MTA: dns; mx.\(letter.domain)
                    Arrival-Date: Fri, 20 Nov 2026 09:05:00 +0000

                    \(fields(letter, why))
                    """, letter, shape), why.kind
        )
    }

    static let domino: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "Postmaster@\(letter.recipientDomain)",
                subject: "DELIVERY FAILURE: \(why.said(to: letter.recipient))",
                human: """
                    Your message

                      Subject: \(letter.subject)

                    was not delivered to:

                      \(letter.recipient)

                    because:

                      \(why.line(to: letter.recipient))
                    """,
                status: """
                    Reporting-MTA: dns;notes.\(letter.recipientDomain)

                    Final-Recipient: rfc822;\(letter.recipient)
                    Action: failed
                    Status: \(why.status)
                    Diagnostic-Code: X-Notes; \(why.line(to: letter.recipient))
                    """, letter, shape), why.kind
        )
    }

    static let ironPort: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "Mail Delivery System <MAILER-DAEMON@esa.\(letter.domain)>",
                subject: "Delivery Status Notification (Failure)",
                human:
                    "The following message to <\(letter.recipient)> was undeliverable.\nThe reason for the problem:\n\(why.line(to: letter.recipient))",
                status: """
                    Reporting-MTA: dns; esa.\(letter.domain)

                    Final-Recipient: rfc822;\(letter.recipient)
                    Action: failed
                    Status: \(why.status.prefix(1)).0.0 (permanent failure)
                    Remote-MTA: dns; [192.0.2.1]
                    Diagnostic-Code: smtp; \(why.status) - \(why.said(to: letter.recipient)) (delivery attempts: 0)
                    """, letter, shape), why.kind
        )
    }

    static let zimbra: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "MAILER-DAEMON (Mail Delivery System)",
                subject: "=?utf-8?Q?Undelivered_Mail_Returned_to_Sender?=",
                human:
                    "This is the mail system at host zimbra.\(letter.domain).\n\n<\(letter.recipient)>: \(why.line(to: letter.recipient))",
                status: """
                    Reporting-MTA: dns; zimbra.\(letter.domain)
                    X-Postfix-Queue-ID: 9D5A

                    \(fields(letter, why, original: true, final: "mailbox7@store.\(letter.recipientDomain)"))
                    """, letter, shape), why.kind
        )
    }

    static let internationalised: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "MAILER-DAEMON@mx.\(letter.recipientDomain)", subject: "Undelivered Mail Returned to Sender",
                human:
                    "Ihre Nachricht an \(letter.recipient) konnte nicht zugestellt werden.\n\(why.line(to: letter.recipient))",
                status: """
                    Reporting-MTA: dns; mx.\(letter.recipientDomain)

                    Original-Recipient: utf-8; \(letter.recipient)
                    Final-Recipient: utf-8; jos\\x{E9}@\(letter.recipientDomain)
                    Action: failed
                    Status: \(why.status)
                    Diagnostic-Code: smtp; \(why.line(to: letter.recipient))
                    """, letter, shape, statusType: "message/global-delivery-status"), why.kind
        )
    }

    static let crowded: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "postmaster@\(letter.recipientDomain)", subject: "Delivery failure", human: "Delivery failed.",
                status: """
                    Reporting-MTA: dns; mx
                    Final-Recipient: \(letter.recipient)
                    Action: Failed (permanently)
                    Status: \(why.status) (\(why.said(to: letter.recipient)))
                    """, letter, shape), why.kind
        )
    }

    static let actionless: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            report(
                from: "mailer-daemon@\(letter.recipientDomain)", subject: "Mail System Error - Returned Mail",
                human: "Your message was undeliverable: \(why.said(to: letter.recipient))",
                status: """
                    Reporting-MTA: dns; mx.\(letter.recipientDomain)

                    Final-Recipient: RFC822; <\(letter.recipient)>
                    Status: \(why.status)
                    """, letter, shape), why.kind
        )
    }

    /// A gateway made plain text of the whole report.
    static let inText: Maker = { letter, shape in
        let why = shape.misfortune
        return (
            note(
                from: "MAILER-DAEMON@gw.\(letter.domain)", subject: "Undeliverable mail",
                human: """
                    The message below could not be delivered.

                    Final-Recipient: rfc822; \(letter.recipient)
                    Action: failed
                    Status: \(why.status)
                    Diagnostic-Code: smtp; \(why.line(to: letter.recipient))
                    """, fence: "----- Original message -----", letter, shape), why.kind
        )
    }

    static let several: Maker = { letter, shape in
        let why = shape.misfortune
        let other = "colleague@\(letter.recipientDomain)"
        return (
            report(
                from: "MAILER-DAEMON@lists.\(letter.recipientDomain)", subject: "Undelivered Mail Returned to Sender",
                human: "I'm sorry to have to inform you that your message could not be delivered.",
                status: """
                    Reporting-MTA: dns; lists.\(letter.recipientDomain)

                    Final-Recipient: rfc822; \(other)
                    Action: delayed
                    Status: 4.4.1

                    \(fields(letter, why))
                    """, letter, shape), why.kind
        )
    }
}
