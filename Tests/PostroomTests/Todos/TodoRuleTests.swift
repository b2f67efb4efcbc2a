import Postroom
import SQL
import Support
import Testing

@Suite struct `TODO rules` {
    let office: Office
    let cast: Cast
    let hartley: Customer

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        hartley = try cast.customer("12345")
    }

    private func open() throws -> [Todo] { try Todo.open(of: hartley.id, in: office) }

    private func happens(
        _ kind: Occurrence.Kind, _ subject: Audit.Subject = .payment, _ id: Int = 1, note: String = "",
        from day: Day? = nil
    ) throws {
        try Occurrence.record(kind, of: subject, id, customer: hartley.id, note: note, from: day, in: office)
    }

    private func rule(_ name: String) throws -> TodoRule {
        try #require(try TodoRule.all(in: office).first { $0.name == name })
    }

    @Test func `are shipped to every new office`() throws {
        #expect(
            try TodoRule.all(in: office).map(\.name) == [
                "Email bounced", "Invoice overdue", "Letter undeliverable", "Payment failed",
            ])
    }

    @Test func `come to an older office once, and not again when somebody deleted one`() throws {
        try office.database.run("UPDATE todo_rule SET deleted_at = \(office.now) WHERE name = 'Email bounced'")
        #expect(try TodoRule.addShipped(in: office) == 0)
        try office.database.run("DELETE FROM todo_rule")
        #expect(try TodoRule.addShipped(in: office) == 4)
        #expect(try TodoRule.addShipped(in: office) == 0)
    }

    @Test func `make a TODO about the record, with the case, a date and the controller`() throws {
        let sam = try office.staffed(by: .staff, name: "Sam Okafor")
        try office.database.run("UPDATE customer SET credit_controller_id = \(sam.actor.staffID)")
        try happens(.paymentFailed, note: "£150.00, account closed")
        let todo = try #require(try open().first)
        #expect(todo.text == "A payment failed: find out why and agree the next step (£150.00, account closed)")
        #expect(todo.about == .payment(ID(1)) && todo.aboutTitle == "P-1" && todo.rule == "Payment failed")
        #expect(todo.kind == "Payment" && todo.dueOn == office.today + 2)
        #expect(todo.assignedTo == "Sam Okafor" && todo.createdBy == "Postroom")
    }

    @Test func `never make two for one thing while the first is open`() throws {
        try happens(.paymentFailed)
        try happens(.paymentFailed)
        #expect(try open().count == 1)
        try open()[0].complete(in: office)
        try happens(.paymentFailed)
        #expect(try open().count == 1)
    }

    @Test func `complete their TODO when another payment of the customer comes in`() throws {
        try happens(.paymentFailed, .payment, 1)
        try happens(.paymentReceived, .payment, 2, note: "£150.00")
        #expect(try open().isEmpty)
        let done = try #require(try Todo.about(.payment(ID(1)), of: hartley.id, in: office).first)
        #expect(done.completionNote == "Payment received: £150.00" && done.completedBy == "Postroom")
    }

    @Test func `leave other invoices and other customers alone`() throws {
        let neighbour = try cast.customer("20007")
        try happens(.invoiceOverdue, .invoice, 1)
        try happens(.invoiceOverdue, .invoice, 2)
        try Occurrence.record(.paymentFailed, of: .payment, 9, customer: neighbour.id, in: office)
        try happens(.invoicePaid, .invoice, 1)
        try happens(.paymentReceived, .payment, 3)
        #expect(try open().map(\.about) == [.invoice(ID(2))])
        #expect(try Todo.open(of: neighbour.id, in: office).count == 1)
    }

    @Test func `complete what came back when an address changes`() throws {
        try happens(.emailBounced, .contactPoint, 1, note: "mark@hartleyjoinery.example")
        try happens(.letterUndeliverable, .correspondence, 1)
        #expect(try open().count == 2)
        try happens(.addressChanged, .customer, hartley.id.number)
        #expect(try open().isEmpty)
    }

    @Test func `leave alone what was due before they were enabled`() throws {
        try happens(.invoiceOverdue, .invoice, 1, from: office.today - 1)
        #expect(try open().isEmpty)
        try happens(.invoiceOverdue, .invoice, 1, from: office.today)
        #expect(try open().count == 1)
    }

    @Test func `are followed with what happened or not at all`() throws {
        struct Undone: Error {}
        #expect(throws: Undone.self) {
            try office.atomically {
                try happens(.paymentFailed)
                throw Undone()
            }
        }
        #expect(try open().isEmpty)
    }

    @Test func `do not touch what people added themselves`() throws {
        var entry = Todo.Entry()
        entry.text = "Ring about the payment"
        entry.kind = "Payment"
        _ = try Todo.add(entry, for: hartley, in: office)
        try happens(.paymentReceived)
        #expect(try open().count == 1)
    }
}
