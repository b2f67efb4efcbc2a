/// Warnings, receipts and complaints: what comes back and is no bounce.
extension BounceCorpus {
    static let others: [(name: String, make: Maker)] = [
        ("Postfix warning", warning), ("Exim warning", eximWarning), ("Sendmail warning", sendmailWarning),
        ("receipt", receipt), ("complaint", complaint), ("complaint without recipient", shyComplaint),
        ("out of office", absence), ("challenge", challenge),
    ]

    private static let warning: Maker = { letter, shape in
        (
            report(
                from: "MAILER-DAEMON@relay.\(letter.domain) (Mail Delivery System)",
                subject: "Delayed Mail (still being retried)",
                human: """
                    ####################################################################
                    # THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
                    ####################################################################

                    Your message could not be delivered for more than 4 hour(s).
                    It will be retried until it is 5 day(s) old.

                    <\(letter.recipient)>: connect to mx.\(letter.recipientDomain)[192.0.2.1]:25: Connection timed out
                    """,
                status: """
                    Reporting-MTA: dns; relay.\(letter.domain)

                    Final-Recipient: rfc822; \(letter.recipient)
                    Action: delayed
                    Status: 4.4.1
                    Diagnostic-Code: X-Postfix; connect to mx.\(letter.recipientDomain): Connection timed out
                    Will-Retry-Until: Wed, 25 Nov 2026 09:05:00 +0000 (GMT)
                    """, letter, shape), .delayed
        )
    }

    private static let eximWarning: Maker = { letter, shape in
        (
            note(
                from: "Mail Delivery System <Mailer-Daemon@host.\(letter.domain)>",
                subject: "Warning: message 1tDxyz-0001-AB delayed 24 hours",
                human: """
                    This message was created automatically by mail delivery software.
                    A message that you sent has not yet been delivered to one or more of its
                    recipients after more than 24 hours on the queue on host.\(letter.domain).

                    The address to which the message has not yet been delivered is:

                      \(letter.recipient)

                    No action is required on your part. Delivery attempts will continue for
                    some time, and this warning may be repeated at intervals if the message
                    remains undelivered.
                    """, fence: "------ This is a copy of the message, including all the headers. ------", letter,
                shape,
                extra: "Auto-Submitted: auto-replied"), .delayed
        )
    }

    private static let sendmailWarning: Maker = { letter, shape in
        (
            report(
                from: "Mail Delivery Subsystem <MAILER-DAEMON@sm.\(letter.domain)>",
                subject: "Warning: could not send message for past 4 hours",
                human: """
                        **********************************************
                        **      THIS IS A WARNING MESSAGE ONLY      **
                        **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
                        **********************************************

                       ----- Transcript of session follows -----
                    <\(letter.recipient)>... Deferred: Connection refused by mx.\(letter.recipientDomain).
                    Will keep trying until message is 5 days old
                    """,
                status: """
                    Reporting-MTA: dns; sm.\(letter.domain)

                    Final-Recipient: RFC822; \(letter.recipient)
                    Action: delayed
                    Status: 4.4.1
                    """, letter, shape), .delayed
        )
    }

    private static let receipt: Maker = { letter, shape in
        (
            report(
                from: "MAILER-DAEMON@mx.\(letter.recipientDomain)", subject: "Successful Mail Delivery Report",
                human:
                    "Your message was successfully delivered to the destination(s) listed below.\n\n<\(letter.recipient)>: delivery via local: delivered to mailbox",
                status: """
                    Reporting-MTA: dns; mx.\(letter.recipientDomain)

                    Final-Recipient: rfc822; \(letter.recipient)
                    Action: delivered
                    Status: 2.0.0
                    Diagnostic-Code: X-Postfix; delivered to mailbox
                    """, letter, shape), .delivered
        )
    }

    private static func feedback(_ letter: SentLetter, _ shape: ReturnShape, recipient: String) -> String {
        let back = shape.returned(letter)
        return """
            From: feedback@fbl.\(letter.recipientDomain)
            \(shape.delivery(letter))
            Subject: FW: \(letter.subject)
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="arf"

            --arf
            Content-Type: text/plain

            This is an email abuse report for a message that you sent.
            --arf
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: SomeGenerator/1.0
            Version: 1
            Original-Mail-From: <\(letter.returnPath)>
            \(recipient)Received-Date: Fri, 20 Nov 2026 09:06:00 +0000
            Source-IP: 192.0.2.25
            --arf
            Content-Type: \(back?.type ?? "text/rfc822-headers")
            \(back.map { $0.encoding.isEmpty ? "" : "Content-Transfer-Encoding: \($0.encoding)\n" } ?? "")
            \(back?.body ?? "Subject: \(letter.subject)\n")
            --arf--

            """
    }

    private static let complaint: Maker = { letter, shape in
        (feedback(letter, shape, recipient: "Original-Rcpt-To: <\(letter.recipient)>\n"), .complaint)
    }

    private static let shyComplaint: Maker = { letter, shape in (feedback(letter, shape, recipient: ""), .complaint) }

    private static let absence: Maker = { letter, shape in
        (
            """
            From: \(letter.recipient)
            To: <\(letter.returnPath)>
            Subject: Automatic reply: \(letter.subject)
            Auto-Submitted: auto-replied
            In-Reply-To: \(letter.messageID)
            Return-Path: <>

            I am out of the office until Monday. Urgent mail could not be delivered to anybody but my colleagues.
            """, .other
        )
    }

    private static let challenge: Maker = { letter, shape in
        (
            """
            From: \(letter.recipient.prefix { $0 != "@" })-confirm@\(letter.recipientDomain)
            To: <\(letter.returnPath)>
            Subject: Please confirm your message
            Auto-Submitted: auto-replied
            In-Reply-To: \(letter.messageID)

            This address is protected. Your message will be delivered when you reply to confirm that you are a person.
            """, .other
        )
    }
}
