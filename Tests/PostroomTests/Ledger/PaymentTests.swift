import Postroom
import SQL
import Support
import Testing

@Suite struct `Payments by hand` {
    let office: Office
    let cast: Cast
    let manager: Office
    let hartley: Customer

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        manager = try office.staffed(by: .manager, name: "Tom Aldridge")
        hartley = try cast.customer("12345")
    }

    private func add(
        _ amount: String, token: String = "form-1", _ change: (inout PaymentEntry) -> Void = { _ in }
    ) throws -> PaymentEntry.Added {
        var entry = PaymentEntry()
        entry.amount = amount
        entry.date = "2026-11-20"
        change(&entry)
        return try entry.add(to: hartley, formToken: token, in: manager)
    }

    private func added(
        _ amount: String, token: String = "form-1", _ change: (inout PaymentEntry) -> Void = { _ in }
    ) throws -> Payment {
        guard case .added(let id) = try add(amount, token: token, change) else { throw Refused(messages: [amount]) }
        return try #require(try Payment.find(id, of: hartley.id, in: manager))
    }

    private func figures() throws -> Figures {
        try Figures.of(hartley.id, currency: .pounds, on: office.today, in: office)[0]
    }

    private func outstanding() throws -> [Int] {
        try office.database.rows("SELECT outstanding FROM invoice WHERE customer_id = \(hartley.id) ORDER BY due_date")
        {
            $0[0]
        }
    }

    @Test func `pay the oldest invoices first and keep the figures`() throws {
        let payment = try added("£500.00")
        #expect(try outstanding() == [0, 323_50, 411_00, 618_00])
        #expect(payment.unallocated.minor == 0)
        #expect(try payment.allotments(in: manager).map(\.amount.minor) == [412_50, 87_50])
        #expect(try figures().balance.minor == 1852_50 - 150_00 - 500_00)
        #expect(try office.number("SELECT balance FROM customer WHERE id = \(hartley.id)") == 1202_50)
        #expect(try Audit.trail(of: .payment, payment.id.number, in: manager).map(\.action) == ["added"])
    }

    @Test func `get a reference of ours, and one form makes one`() throws {
        let payment = try added("10")
        #expect(payment.reference == "H000002")
        guard case .already(let id) = try add("10") else {
            Issue.record("the form was sent before")
            return
        }
        #expect(id == payment.id)
    }

    @Test func `stay on account where that is chosen, or pay one invoice`() throws {
        #expect(try added("100", token: "a") { $0.against = .account }.unallocated.minor == 100_00)
        let third = try #require(try Invoice.find(number: "INV-205260", of: hartley.id, in: office))
        let payment = try added("500", token: "b") { $0.against = .invoice(third.id) }
        #expect(payment.unallocated.minor == 89_00)
        #expect(try outstanding() == [412_50, 411_00, 0, 618_00])
    }

    @Test(arguments: [
        ("", "amount"), ("ten", "amount"), ("0", "amount"), ("1.005", "amount"), ("€5", "amount"),
    ])
    func `are refused beside the field`(amount: String, field: String) throws {
        guard case .refused(let problems) = try add(amount) else {
            Issue.record("it should be refused")
            return
        }
        #expect(problems.map(\.field) == [field])
    }

    @Test func `are refused with another's invoice, a date ahead, or a reference that is there`() throws {
        let other = try #require(
            try Invoice.find(number: "INV-300001", of: try cast.customer("20007").id, in: office))
        let changes: [(String, (inout PaymentEntry) -> Void)] = [
            ("against", { $0.against = .invoice(other.id) }), ("date", { $0.date = "2026-11-21" }),
            ("reference", { $0.reference = "p-1" }), ("method", { $0.method = "beads" }),
        ]
        for (field, change) in changes {
            guard case .refused(let problems) = try add("5", change) else {
                Issue.record("\(field) should be refused")
                continue
            }
            #expect(problems.map(\.field) == [field])
        }
    }

    @Test func `need the right to edit the ledger`() throws {
        let clerk = try office.staffed(by: .staff)
        #expect(throws: NotPermitted.self) {
            try PaymentEntry().add(to: hartley, formToken: "x", in: clerk)
        }
    }

    // MARK: Failing

    @Test func `that failed are owed again, and somebody hears of it`() throws {
        let payment = try added("500") { $0.method = "direct debit" }
        let before = try figures().balance.minor
        let done = try payment.recordFailure(
            reason: "Account closed", on: "2026-11-20", version: 1, of: hartley, in: manager)
        #expect(done == .changed)
        #expect(try figures().balance.minor == before + 500_00)
        #expect(try outstanding() == [412_50, 411_00, 411_00, 618_00])
        let now = try #require(try Payment.find(payment.id, of: hartley.id, in: manager))
        #expect(now.status == .failed && now.failureReason == "Account closed" && now.failedOn == office.today)
        #expect(try now.allotments(in: manager).map(\.amount.minor) == [0, 0])
        let todo = try #require(try Todo.open(of: hartley.id, in: office).first)
        #expect(todo.about == .payment(payment.id))
        #expect(todo.text.hasSuffix("(£500.00, Account closed)"))
    }

    @Test func `fail once, and somebody with an old page is told`() throws {
        let payment = try added("500")
        _ = try payment.recordFailure(reason: "No", on: "2026-11-20", version: 1, of: hartley, in: manager)
        let again = try payment.recordFailure(reason: "No", on: "2026-11-20", version: 1, of: hartley, in: manager)
        guard case .outdated(let now) = again else {
            Issue.record("it failed already")
            return
        }
        #expect(now.status == .failed)
        #expect(try Todo.open(of: hartley.id, in: office).count == 1)
    }

    @Test(arguments: [("", "2026-11-20", "reason"), ("No", "2026-11-21", "date"), ("No", "2026-11-19", "date")])
    func `fail for a reason, on a day that can be`(reason: String, day: String, field: String) throws {
        let payment = try added("5")
        guard
            case .refused(let problems) = try payment.recordFailure(
                reason: reason, on: day, version: 1, of: hartley, in: manager)
        else {
            Issue.record("it should be refused")
            return
        }
        #expect(problems.map(\.field) == [field])
    }

    @Test func `that are reversed are owed again and make no work`() throws {
        let payment = try added("500")
        #expect(try payment.reverse(reason: "Sent back", version: 1, of: hartley, in: manager) == .changed)
        #expect(try outstanding() == [412_50, 411_00, 411_00, 618_00])
        #expect(try Todo.open(of: hartley.id, in: office).isEmpty)
    }

    @Test func `that come in complete what waits for them, and the invoices they pay`() throws {
        let invoice = try #require(try Invoice.find(number: "INV-204417", of: hartley.id, in: office))
        try Occurrence.record(.paymentFailed, of: .payment, 1, customer: hartley.id, in: office)
        try Occurrence.record(.invoiceOverdue, of: .invoice, invoice.id.number, customer: hartley.id, in: office)
        _ = try added("400", token: "a")
        #expect(try Todo.open(of: hartley.id, in: office).map(\.about) == [.invoice(invoice.id)])
        _ = try added("12.50", token: "b")
        #expect(try Todo.open(of: hartley.id, in: office).isEmpty)
    }

    @Test func `come in pages, newest first, each once`() throws {
        for index in 0..<7 {
            try cast.payment("Q-\(index)", of: hartley, date: "2026-10-0\(1 + index / 2)", amount: 100 + index)
        }
        var seen: [String] = []
        var after: (date: Day, id: Int)?
        repeat {
            let page = try Payment.page(of: hartley.id, after: after, limit: 3, in: office)
            seen += page.map(\.reference)
            after = page.count == 3 ? page.last.map { ($0.date, $0.id.number) } : nil
        } while after != nil
        #expect(seen == ["P-1", "Q-6", "Q-5", "Q-4", "Q-3", "Q-2", "Q-1", "Q-0"])
    }
}
