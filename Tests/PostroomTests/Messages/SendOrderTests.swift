import Postroom
import SQL
import Support
import Testing

@Suite struct `Sending a correspondence` {
    let office: Office
    let cast: Cast
    let hartley: Customer
    let letter: Correspondence

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        hartley = try cast.customer("12345")
        letter = try cast.printed(to: hartley, token: "letter")
    }

    private func email(_ address: String, copy: Bool = false, point: ID<ContactPoint>? = nil) throws -> Outgoing {
        var outgoing = Outgoing(
            recipient: try #require(EmailAddress(address)), recipientName: "", contactPointID: point, subject: "Hello",
            text: "Text", html: "<p>Text</p>")
        outgoing.isCopy = copy
        return outgoing
    }

    private func order(_ emails: [Outgoing], token: String = "press-number-0001") -> SendOrder {
        SendOrder(emails, token: token)
    }

    private func refusal(_ order: SendOrder, _ letter: Correspondence? = nil) throws -> Problem? {
        guard case .refused(let problem) = try (letter ?? self.letter).send(order, in: office) else { return nil }
        return problem
    }

    private func rows() throws -> Int {
        try office.database.first("SELECT count(*) FROM message") { $0[0] as Int } ?? 0
    }

    @Test func `gives each recipient a row, copies too, and headers that name everybody`() throws {
        let emails = [
            try email("accounts@hartleyjoinery.example"), try email("owner@hartleyjoinery.example"),
            try email("books@accountants.example", copy: true),
        ]
        #expect(try letter.send(order(emails), in: office) == .queued(3))
        let messages = try Message.of(letter.id, in: office)
        #expect(messages.count == 3)
        for message in messages {
            let shown = try message.shown(in: office)
            #expect(shown.to.map(\.address) == ["accounts@hartleyjoinery.example", "owner@hartleyjoinery.example"])
            #expect(shown.cc.map(\.address) == ["books@accountants.example"])
        }
    }

    @Test func `without a copy names each recipient alone`() throws {
        let emails = [try email("accounts@hartleyjoinery.example"), try email("owner@hartleyjoinery.example")]
        _ = try letter.send(order(emails), in: office)
        for message in try Message.of(letter.id, in: office) {
            #expect(try message.shown(in: office).to.map(\.address) == [message.recipient])
        }
    }

    @Test func `happens once for one press`() throws {
        let emails = [try email("accounts@hartleyjoinery.example")]
        #expect(try letter.send(order(emails), in: office) == .queued(1))
        #expect(try letter.send(order(emails), in: office) == .already)
        #expect(try rows() == 1)
    }

    @Test func `tells the second of two people at once, who may then insist`() throws {
        let tom = try office.staffed(by: .manager, name: "Tom Aldridge")
        var mine = order([try email("accounts@hartleyjoinery.example")], token: "my-press-of-the-button")
        mine.seen = try letter.lastMessage(in: office)
        let his = SendOrder(
            [try email("accounts@hartleyjoinery.example"), try email("x@y.example")], token: "his-press-of-the-button")
        #expect(try letter.send(his, in: tom) == .queued(2))
        guard case .overtaken(let earlier) = try letter.send(mine, in: office) else {
            Issue.record("the second is told")
            return
        }
        #expect(earlier.by == "Tom Aldridge" && earlier.recipients == 2)
        #expect(try rows() == 2)
        mine.seen = earlier.last
        mine.insists = ["accounts@hartleyjoinery.example"]
        #expect(try letter.send(mine, in: office) == .queued(1))
    }

    @Test func `names an address that may no longer be used`() throws {
        let point: ID<ContactPoint> = try #require(
            try office.database.first("SELECT id FROM contact_point WHERE value LIKE 'accounts@%'") { $0[0] })
        let order = order([try email("accounts@hartleyjoinery.example", point: point)])
        try office.database.run("UPDATE contact_point SET state = 'blocked' WHERE id = \(point)")
        let problem = try #require(try refusal(order))
        #expect(problem.message.contains("accounts@hartleyjoinery.example is blocked") && problem.field == "to")
        #expect(try rows() == 0)
        try office.database.run("DELETE FROM contact_point WHERE id = \(point)")
        #expect(try #require(try refusal(order)).message.contains("no longer an address"))
    }

    @Test func `refuses a suspended address that was typed by hand`() throws {
        let problem = try #require(try refusal(order([try email("Mark@hartleyjoinery.example")])))
        #expect(problem.message.contains("suspended") && problem.field == "other")
        #expect(
            try #require(
                try refusal(
                    order([
                        try email("accounts@hartleyjoinery.example"),
                        try email("mark@hartleyjoinery.example", copy: true),
                    ]))
            ).field == "cc")
    }

    @Test func `needs somebody under To`() throws {
        #expect(try #require(try refusal(order([try email("x@y.example", copy: true)]))).field == "to")
        #expect(
            try #require(try refusal(order([]))).message == "No valid email address for this correspondence.")
    }

    @Test func `waits for the document`() throws {
        let pending = try cast.letter(to: hartley, token: "pending")
        #expect(
            try refusal(order([try email("x@y.example")]), pending)?.message == "The document is still being generated."
        )
        try office.database.run(
            "UPDATE correspondence SET status = 'failed', failure = 'A gap.' WHERE id = \(pending.id)")
        let failed = try #require(try Correspondence.find(pending.id, in: office))
        #expect(
            try refusal(order([try email("x@y.example")]), failed)?.message == "There is no document to send. A gap.")
        #expect(try rows() == 0)
    }

    @Test func `carries extra documents behind its own, within the limit`() throws {
        let extra = try Document.keepUpload(
            Array("%PDF terms".utf8), pages: 1, named: "terms.pdf", customer: hartley.id, in: office)
        var order = order([try email("accounts@hartleyjoinery.example")])
        order.extras = [AttachedDocument(extra, as: extra.filename)]
        #expect(try letter.send(order, in: office) == .queued(1))
        let message = try #require(try Message.of(letter.id, in: office).first)
        #expect(try message.documents(in: office).map(\.filename) == ["12345-C001-overdue-account.pdf", "terms.pdf"])
        try office.database.run(
            """
            INSERT INTO setting(organisation_id, name, value) VALUES (\(office.organisationID), 'attachment_limit', '20')
            """)
        var second = SendOrder(order.emails, token: "another-press-0002")
        second.extras = order.extras
        #expect(try #require(try refusal(second)).field == "documents")
    }

    @Test func `keeps reason and details for the audit`() throws {
        var order = order([try email("accounts@hartleyjoinery.example"), try email("x@y.example", copy: true)])
        (order.reason, order.details) = ("Second copy", "Agreed by telephone")
        _ = try letter.send(order, in: office)
        let entry = try #require(try Audit.trail(of: .correspondence, letter.id.number, in: office).first)
        #expect(entry.summary == "accounts@hartleyjoinery.example; Cc x@y.example")
        #expect(entry.reason == "Second copy" && entry.details == "Agreed by telephone")
    }

    @Test func `of the marketing class wants the customer's consent`() throws {
        try office.database.run("UPDATE correspondence_type SET class = 'marketing' WHERE id = \(letter.typeID)")
        #expect(try #require(try refusal(order([try email("x@y.example")]))).message.contains("has not agreed"))
        #expect(try letter.cautions(in: office).contains { $0.isBar })
        try office.database.run("UPDATE customer SET marketing_consent = 1 WHERE id = \(hartley.id)")
        #expect(try letter.send(order([try email("x@y.example")]), in: office) == .queued(1))
    }

    @Test func `comes with what speaks against it`() throws {
        #expect(try letter.cautions(in: office).isEmpty)
        let flag: Int = try #require(
            try office.database.first("SELECT id FROM flag WHERE name = 'Breathing space'") { $0[0] })
        func raise(_ since: String, _ until: String) throws {
            try office.database.run("DELETE FROM customer_flag")
            try office.database.run(
                """
                INSERT INTO customer_flag(customer_id, flag_id, since, until)
                VALUES (\(hartley.id), \(flag), \(since), \(until))
                """)
        }
        try raise("2026-11-20", "2026-11-20")
        #expect(
            try letter.cautions(in: office).map(\.message).first?
                .hasPrefix("This customer is in a breathing space until 20 November 2026.") == true)
        try raise("2026-11-01", "2026-11-19")
        #expect(try letter.cautions(in: office).isEmpty, "it is over")
        try raise("2026-11-21", "2026-12-19")
        #expect(try letter.cautions(in: office).isEmpty, "it has not begun")
        try raise("2026-11-01", "2026-12-19")
        try office.database.run("UPDATE correspondence_type SET class = 'billing'")
        #expect(try letter.cautions(in: office).isEmpty, "a bill asks for nothing that is forbidden")
        try office.database.run("UPDATE customer SET preferred_channel = 'post'")
        #expect(try letter.cautions(in: office)[0].message.contains("prefers letters by post"))
    }
}

@Suite struct `A list of addresses` {
    @Test(arguments: [
        ("a@b.example, c@d.example", ["a@b.example", "c@d.example"]),
        ("a@b.example c@d.example", ["a@b.example", "c@d.example"]),
        ("a@b.example;\r\n<c@d.example>\n", ["a@b.example", "c@d.example"]),
        ("A@b.example, a@B.example", ["A@b.example"]),
        ("", []), (" ,, ;\n", []),
    ])
    func `is divided by commas, blanks and lines, each once`(typed: String, expected: [String]) {
        let list = AddressList(typed)
        #expect(list.addresses.map(\.text) == expected && list.wrong.isEmpty)
        #expect(list.problem(in: "other") == nil)
    }

    @Test func `names what is none`() {
        #expect(
            AddressList("a@b.example foo@ bar").problem(in: "cc")
                == Problem(field: "cc", "“foo@”, “bar” are not email addresses."))
        #expect(AddressList("foo@").problem(in: "cc")?.message == "“foo@” is not an email address.")
    }
}
