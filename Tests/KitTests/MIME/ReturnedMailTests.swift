import MIME
import Testing

/// Reading what mail systems write about our messages.
@Suite struct `Returned mail` {
    private func read(_ text: String) -> ReturnedMail { ReturnedMail.read(Array(text.utf8)) }

    private func status(_ fields: String, text: String = "It failed.") -> ReturnedMail {
        read(
            """
            From: MAILER-DAEMON@mx.example
            Subject: Delivery report
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            \(text)
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            \(fields)
            --b--
            """)
    }

    @Test(arguments: [
        ("Action: failed\nStatus: 5.1.1", ReturnedMail.Kind.hard),
        ("Action: failed\nStatus: 5.2.2", .soft),
        ("Action: failed\nStatus: 4.4.7", .soft),
        ("Action: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 Message rejected as spam", .soft),
        ("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 No such user", .hard),
        ("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 552 Mailbox full", .soft),
        ("Action: delayed\nStatus: 4.4.1", .delayed),
        ("Action: delivered\nStatus: 2.1.5", .delivered),
        ("Action: relayed\nStatus: 2.1.9", .relayed),
        ("ACTION: Failed (really)\nSTATUS: 5.1.1 (no mailbox)", .hard),
        ("Status: 5.1.1", .hard),
    ])
    func `is told by action, status and words`(fields: String, kind: ReturnedMail.Kind) {
        let mail = status("Final-Recipient: rfc822; janet@hartley.example\n\(fields)")
        #expect(mail.kind == kind)
        #expect(mail.recipients.first?.addresses == ["janet@hartley.example"])
    }

    @Test(arguments: [
        ("rfc822; janet@hartley.example", "janet@hartley.example"),
        ("RFC822;<janet@hartley.example>", "janet@hartley.example"),
        ("janet@hartley.example", "janet@hartley.example"),
        ("utf-8; jos\\x{E9}@hartley.example", "josé@hartley.example"),
        ("rfc822; jane+2Bt@hartley.example", "jane+2Bt@hartley.example"),
    ])
    func `names its recipient in many ways`(field: String, address: String) {
        #expect(
            status("Final-Recipient: \(field)\nAction: failed\nStatus: 5.1.1").recipients.first?.addresses.first
                == address)
    }

    @Test func `keeps recipients apart`() {
        let mail = status(
            """
            Final-Recipient: rfc822; a@one.example
            Action: delayed
            Status: 4.4.1
            Original-Recipient: rfc822; b@two.example
            Final-Recipient: rfc822; c@three.example
            Action: failed
            Status: 5.1.1
            """)
        #expect(mail.recipients.map(\.kind) == [.delayed, .hard])
        #expect(mail.recipients.last?.addresses == ["b@two.example", "c@three.example"])
    }

    @Test(arguments: [
        ("Out of Office: Your account", "I am away until Monday."),
        ("Automatische Antwort: Ihr Konto", "Ich bin nicht im Haus."),
        ("Please confirm your message", "Reply to confirm that you are a person."),
        ("Re: Your account", "This address does not exist any more, she has left."),
        ("Lunch?", "On Friday?"),
    ])
    func `is no bounce where a person or their machine answers`(subject: String, text: String) {
        #expect(
            read("From: janet@hartley.example\nSubject: \(subject)\nAuto-Submitted: auto-replied\n\n\(text)").kind
                == .other)
    }

    @Test func `says whether an address can ever work`() {
        let fields = "Final-Recipient: rfc822; janet@hartley.example\nAction: failed\nStatus: "
        #expect(status(fields + "5.1.2").recipients.first?.isNoAddress == true)
        #expect(status(fields + "5.1.3").recipients.first?.isNoAddress == true)
        #expect(status(fields + "5.4.4\nDiagnostic-Code: X; Host not found").recipients.first?.isNoAddress == true)
        #expect(status(fields + "5.1.1").recipients.first?.isNoAddress == false)
    }

    @Test func `holds a code of a server, not of a network address`() {
        let mail = read(
            "From: MAILER-DAEMON@mx.example\nSubject: Undelivered\n\nhost 192.0.2.5.1.1 said: 550 5.2.2 the mailbox is full"
        )
        #expect(mail.status == "5.2.2" && mail.kind == .soft)
    }

    @Test func `gives the header of our message, wherever it stands`() {
        let mail = read(
            """
            From: MAILER-DAEMON@mx.example
            Subject: Undelivered mail

            could not be delivered, 550 no such user

            --- Original message ---
            > Date: Fri, 20 Nov 2026 10:30:00 +0130
            > Subject: =?utf-8?B?w4RuZGVydW5n?= =?utf-8?Q?_und_mehr?=
            > Message-ID:
            >  <abc@calder.example>
            """)
        #expect(mail.original?.subject == "Änderung und mehr")
        #expect(mail.original?.date == 1_795_165_200)
        #expect(mail.traces.contains { $0.contains("abc@calder.example") })
    }

    @Test func `is read within limits, however deep and however many its parts`() {
        var deep = "Content-Type: text/plain\n\nend"
        for level in 0..<500 {
            deep = "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n\(deep)\n--b\(level)--\n"
        }
        _ = read(deep)
        let many = (0..<5_000).map { _ in "--b\n\nx\n" }.joined()
        #expect(read("Content-Type: multipart/mixed; boundary=b\n\n\(many)").kind == .other)
        let fields = (0..<20_000).map { "X-\($0): y\n" }.joined()
        #expect(read("\(fields)\nend").kind == .other)
    }

    @Test(arguments: 0..<300)
    func `is read whatever bytes it is made of`(seed: Int) {
        var dice = Dice(seed: UInt64(seed))
        let words = [
            "Content-Type: ", "multipart/report", "; boundary=\"b\"", "\n", "\r\n", "--b", "--b--", "\n\n",
            "=?utf-8?Q?",
            "?=", "message/delivery-status", "Final-Recipient: rfc822;", "Action: failed", "Status: 5.", "base64",
            "Content-Transfer-Encoding: quoted-printable", "=3", "=\n", "\u{0}", "\u{E9}", "*0*=utf-8''%",
            "\\x{110000}", "@",
        ]
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...120, using: &dice) {
            bytes += Array(words[Int.random(in: 0..<words.count, using: &dice)].utf8)
            if Bool.random(using: &dice) { bytes.append(UInt8.random(in: 0...255, using: &dice)) }
        }
        let mail = ReturnedMail.read(bytes)
        #expect(mail.everything.first == bytes)
    }
}
