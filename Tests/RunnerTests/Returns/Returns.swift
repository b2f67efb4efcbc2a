import Postroom
import Runner
import SQL
import Support

/// An office whose emails have left, and the tray into which what comes back is put.
struct Returns {
    let office: Office
    let cast: Cast
    let letters: [SentLetter]

    /// 20 November 2026, 09:00 as a header writes it: when everything here was written.
    static let date = "Fri, 20 Nov 2026 09:00:00 +0000"

    /// One email each to so many recipients.
    init(letters count: Int, hasReturnAddress: Bool = true) throws {
        let office = try TestOffice.open()
        let cast = try Cast.assembled(in: office)
        let addresses = (0..<count).map { "reader\($0)@company\($0 % 97).example" }
        try self.init(office, cast, addresses, hasReturnAddress: hasReturnAddress)
    }

    /// One email each to these recipients, who belong to customer 12345.
    init(
        _ office: Office, _ cast: Cast, _ addresses: [String], hasReturnAddress: Bool = true, token: String = "sent"
    ) throws {
        (self.office, self.cast) = (office, cast)
        let base = hasReturnAddress ? "returns@post.calderfibre.example" : ""
        try office.database.run("UPDATE organisation SET bounce_address = \(base)")
        let letter = try cast.printed(to: try cast.customer("12345"), token: token)
        try cast.queue(letter, to: addresses, token: token)
        try office.database.run(
            "UPDATE message SET state = 'sent', attempts = 1, sent_at = created_at WHERE send_token = \(token)")
        letters = try office.database.rows(
            "SELECT message_key, sender, recipient, subject FROM message WHERE send_token = \(token) ORDER BY id"
        ) { row in
            let (key, sender): (String, String) = (row[0], row[1])
            return SentLetter(
                key: key, sender: sender, returnPath: ReturnKey.address(base, key: key) ?? sender, recipient: row[2],
                subject: row[3], date: Self.date)
        }
    }

    @discardableResult
    func take(_ text: String, arrivedAt: [String] = []) throws -> ReturnIntake.Taken {
        try take(Array(text.utf8), arrivedAt: arrivedAt)
    }

    @discardableResult
    func take(_ bytes: [UInt8], arrivedAt: [String] = []) throws -> ReturnIntake.Taken {
        try ReturnIntake(office: nobodys).take(bytes, arrivedAt: arrivedAt, from: .pipe)
    }

    /// The office as the pipe opens it.
    private var nobodys: Office { office.acting(as: .nobody) }

    func id(of letter: SentLetter) throws -> ID<Message>? {
        try office.database.first("SELECT id FROM message WHERE message_key = \(letter.key)") { $0[0] }
    }

    func message(_ letter: SentLetter) throws -> Message {
        guard let id = try id(of: letter), let message = try Message.find(id, in: office) else {
            preconditionFailure("a letter of this office")
        }
        return message
    }

    /// A bounce as Postfix writes it, in the plainest shape.
    func bounce(
        of letter: SentLetter, status: String = "5.1.1", code: Int = 550, words: String = "User unknown",
        action: String = "failed", mark: String = "1"
    ) -> String {
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example (Mail Delivery System)
        To: \(letter.returnPath)
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <bounce-\(mark)-\(letter.key.prefix(6))@mx.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        I'm sorry to have to inform you that your message could not be delivered.
        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; \(letter.recipient)
        Action: \(action)
        Status: \(status)
        Diagnostic-Code: smtp; \(code) \(status) \(words)

        --b1
        Content-Type: message/rfc822

        Message-ID: <\(letter.key)@calderfibre.example>
        To: \(letter.recipient)
        Subject: \(letter.subject)

        Dear customer,
        --b1--
        """
    }
}
