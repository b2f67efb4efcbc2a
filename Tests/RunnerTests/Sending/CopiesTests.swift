import Postroom
import SQL
import Support
import Testing

@Suite struct `An email with a copy` {
    @Test func `goes to each for itself and names everybody`() throws {
        let stage = try Stage()
        let letter = try stage.cast.printed(to: try stage.cast.customer("12345"), token: "letter")
        func email(_ address: String, _ name: String, copy: Bool) throws -> Outgoing {
            var outgoing = Outgoing(
                recipient: try #require(EmailAddress(address)), recipientName: name, contactPointID: nil,
                subject: "Hello", text: "Text", html: "")
            outgoing.isCopy = copy
            return outgoing
        }
        let order = SendOrder(
            [
                try email("accounts@hartleyjoinery.example", "Janet Hartley", copy: false),
                try email("books@accountants.example", "", copy: true),
            ], token: "press-of-the-button-1")
        #expect(try letter.send(order, in: stage.office) == .queued(2))
        stage.open()
        defer { stage.close() }
        let messages = try Message.of(letter.id, in: stage.office)
        for message in messages { try stage.wait(for: message, in: .sent) }
        let recipients = stage.server.commands.filter { $0.hasPrefix("RCPT TO") }
        #expect(recipients.count == 2)
        #expect(recipients.contains { $0.contains("<accounts@hartleyjoinery.example>") })
        #expect(recipients.contains { $0.contains("<books@accountants.example>") })
        for content in stage.server.contents {
            let read = try ReadMail(content)
            #expect(read.headers["to"] == "Janet Hartley <accounts@hartleyjoinery.example>")
            #expect(read.headers["cc"] == "books@accountants.example")
        }
    }

    @Test(arguments: [true, false])
    func `completes what it settles, if its type wants that`(wanted: Bool) throws {
        let stage = try Stage()
        let office = stage.office
        let letter = try stage.cast.printed(to: try stage.cast.customer("12345"), token: "letter")
        try office.database.run("UPDATE correspondence_type SET completes_todos_on_email = \(wanted)")
        try office.database.run(
            """
            INSERT INTO todo(organisation_id, customer_id, kind, text, subject, subject_id, created_at)
            SELECT organisation_id, customer_id, 'Billing', 'Write to them', 'invoice', id, 1 FROM invoice
            WHERE number = 'INV-204417'
            """)
        try stage.cast.queue(letter, to: ["accounts@hartleyjoinery.example"], token: "press-of-the-button-1")
        stage.open()
        defer { stage.close() }
        try stage.wait(for: try #require(try Message.of(letter.id, in: office).first), in: .sent)
        let note: String? = try office.database.first("SELECT completion_note FROM todo WHERE completed_at IS NOT NULL")
        { $0[0] }
        #expect(note == (wanted ? "12345/C001 was emailed." : nil))
    }
}
