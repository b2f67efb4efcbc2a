import Postroom
import SQL
import Support
import Testing

@Suite struct `Delivering a correspondence` {
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

    private var delivery: Correspondence.Delivery { Correspondence.Delivery(date: office.today.text) }

    private func again() throws -> Correspondence {
        try #require(try Correspondence.find(letter.id, in: office))
    }

    @discardableResult
    private func todo(_ kind: String, _ text: String, _ subject: Audit.Subject, _ id: Int, rule: Int? = nil) throws
        -> Int
    {
        try office.database.insert(
            """
            INSERT INTO todo(organisation_id, customer_id, kind, text, subject, subject_id, created_at, rule_id)
            VALUES (\(office.organisationID), \(hartley.id), \(kind), \(text), \(subject), \(id), 1, \(rule))
            """)
    }

    private func invoice(_ number: String) throws -> Int {
        try #require(try office.database.first("SELECT id FROM invoice WHERE number = \(number)") { $0[0] as Int })
    }

    private func open() throws -> [String] {
        try office.database.rows("SELECT text FROM todo WHERE completed_at IS NULL ORDER BY id") { $0[0] }
    }

    @Test(arguments: DeliveryMethod.allCases)
    func `records how and when, with reason and details in the trail`(method: DeliveryMethod) throws {
        var delivery = delivery
        (delivery.method, delivery.reason, delivery.details) = (
            method.rawValue, "Asked at the counter", "By Mr Hartley"
        )
        #expect(try letter.deliver(delivery, in: office) == .delivered(todos: 0))
        #expect(try again().status == .delivered)
        let facts = try #require(try again().deliveryFacts(in: office))
        #expect(facts.day == office.today && facts.method == method.title)
        let entry = try #require(try Audit.trail(of: .correspondence, letter.id.number, in: office).first)
        #expect(
            entry.action == "delivered" && entry.reason == "Asked at the counter" && entry.details == "By Mr Hartley")
    }

    @Test func `completes what it settles on linked invoices and payments, and nothing else`() throws {
        let linked = try invoice("INV-204417")
        let other = try invoice("INV-205377")
        let payment = try #require(try office.database.first("SELECT id FROM payment") { $0[0] as Int })
        try office.database.run(
            "INSERT INTO correspondence_payment(correspondence_id, payment_id) VALUES (\(letter.id), \(payment))")
        func rule(_ name: String, _ event: Occurrence.Kind) throws -> Int {
            try office.database.insert(
                """
                INSERT INTO todo_rule(organisation_id, name, todo_kind, text, created_by_event)
                VALUES (\(office.organisationID), \(name), 'General', 'x', \(event))
                """)
        }
        for kind in ["Credit Control", "Billing", "Payment"] { try todo(kind, "done \(kind)", .invoice, linked) }
        try todo("Payment", "done payment", .payment, payment)
        try todo("General", "done by rule", .invoice, linked, rule: try rule("a", .invoiceOverdue))
        try todo("General", "rule of another event", .invoice, linked, rule: try rule("b", .invoicePaid))
        try todo("General", "by hand", .invoice, linked)
        try todo("Suspension", "another kind", .invoice, linked)
        try todo("Credit Control", "another invoice", .invoice, other)
        try todo("Credit Control", "the customer", .customer, hartley.id.number)
        try todo("Credit Control", "the letter itself", .correspondence, letter.id.number)

        #expect(try letter.deliver(delivery, in: office) == .delivered(todos: 5))
        #expect(
            try open() == [
                "rule of another event", "by hand", "another kind", "another invoice", "the customer",
                "the letter itself",
            ])
        let notes: [String] = try office.database.rows(
            "SELECT DISTINCT completion_note FROM todo WHERE text LIKE 'done%'"
        ) {
            $0[0]
        }
        #expect(notes == ["12345/C001 was delivered."])
        let states: [String] = try office.database.rows("SELECT DISTINCT status FROM todo WHERE text LIKE 'done%'") {
            $0[0]
        }
        #expect(states == ["complete"])
    }

    @Test func `a second time changes nothing`() throws {
        #expect(try letter.deliver(delivery, in: office) == .delivered(todos: 0))
        try todo("Billing", "came later", .invoice, try invoice("INV-204417"))
        #expect(try letter.deliver(delivery, in: office) == .already)
        #expect(try open() == ["came later"])
        let trail = try Audit.trail(of: .correspondence, letter.id.number, in: office)
        #expect(trail.filter { $0.action == "delivered" }.count == 1)
    }

    @Test(arguments: ["pending", "failed", "awaiting approval", "not sent"])
    func `is refused while it is not ready, emailed or posted`(status: String) throws {
        try office.database.run("UPDATE correspondence SET status = \(status)")
        guard case .refused = try again().deliver(delivery, in: office) else {
            Issue.record("\(status) is delivered")
            return
        }
        #expect(try again().status.rawValue == status)
    }

    @Test(arguments: ["ready", "emailed", "posted"])
    func `is possible from each status that has a document`(status: String) throws {
        try office.database.run("UPDATE correspondence SET status = \(status)")
        #expect(try again().deliver(delivery, in: office) == .delivered(todos: 0))
    }

    @Test(arguments: [("2026-11-21", "date"), ("yesterday", "date"), ("2026-11-19", "date"), ("", "date")])
    func `is refused for a day that cannot be`(date: String, field: String) throws {
        guard case .refused(let problems) = try letter.deliver(Correspondence.Delivery(date: date), in: office) else {
            Issue.record("\(date) was taken")
            return
        }
        #expect(problems.map(\.field) == [field])
        #expect(try again().status == .ready)
    }

    @Test func `counts as received, until it is undone`() throws {
        func received() throws -> [Int] { try office.database.rows("SELECT last_at FROM last_received") { $0[0] } }
        #expect(try received().isEmpty)
        _ = try letter.deliver(delivery, in: office)
        #expect(try received() == [office.now.seconds])
        _ = try again().undoDelivery(reason: "Wrong letter", reopens: true, in: office)
        #expect(try received().isEmpty)
    }

    @Test(arguments: [("ready", Correspondence.Status.ready), ("emailed", .emailed), ("posted", .posted)])
    func `undone, it is what it was before`(status: String, before: Correspondence.Status) throws {
        try office.database.run(
            """
            UPDATE correspondence SET status = \(status), emailed_at = \(status == "ready" ? nil : 5),
              posted_at = \(status == "posted" ? 6 : nil)
            """)
        _ = try again().deliver(delivery, in: office)
        #expect(try again().undoDelivery(reason: "Wrong letter", reopens: true, in: office) == .undone(before))
        #expect(try again().status == before)
        #expect(try again().deliveredAt == nil)
        #expect(try again().undoDelivery(reason: "Wrong letter", reopens: true, in: office) == .already)
    }

    @Test(arguments: [true, false])
    func `undone, it reopens its own TODOs if that is wanted`(reopens: Bool) throws {
        let linked = try invoice("INV-204417")
        try todo("Billing", "settled", .invoice, linked)
        let before = try todo("Billing", "done by hand", .invoice, linked)
        try office.database.run(
            "UPDATE todo SET completed_at = 1, completion_note = 'Rang them', status = 'complete' WHERE id = \(before)")
        _ = try letter.deliver(delivery, in: office)
        _ = try again().undoDelivery(reason: "Wrong letter", reopens: reopens, in: office)
        #expect(try open() == (reopens ? ["settled"] : []))
        let entry = try #require(try Audit.trail(of: .correspondence, letter.id.number, in: office).first)
        #expect(entry.summary == (reopens ? "1 TODO reopened" : "No TODOs reopened") && entry.reason == "Wrong letter")
    }

    @Test func `is undone by those who may, and with a reason`() throws {
        _ = try letter.deliver(delivery, in: office)
        let clerk = try office.staffed(by: .staff)
        #expect(throws: NotPermitted.self) { try again().undoDelivery(reason: "x", reopens: true, in: clerk) }
        let manager = try office.staffed(by: .manager)
        guard case .refused(let problems) = try again().undoDelivery(reason: "  ", reopens: true, in: manager) else {
            Issue.record("no reason was asked for")
            return
        }
        #expect(problems.map(\.field) == ["reason"])
    }
}
