import Postroom
import SQL
import Support
import Testing

@Suite struct `A statement of account` {
    let office: Office
    let cast: Cast
    let type: CorrespondenceType

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        type = try #require(try CorrespondenceType.find(code: "statement-of-account", in: office))
    }

    private func draft(_ account: String, from: String, to: String) throws -> Draft {
        var draft = try Draft.proposed(for: try cast.customer(account), type: type, in: office)
        (draft.periodFrom, draft.periodTo) = (from, to)
        return draft
    }

    private func statements(
        _ account: String, from: String = "2026-01-01", to: String = "2026-11-20"
    ) throws -> [FrozenContent.Statement] {
        guard case .frozen(let content, _) = try draft(account, from: from, to: to).frozen(in: office) else {
            throw Refused()
        }
        return try #require(content.statements)
    }

    private struct Refused: Error {}

    private func running(_ statement: FrozenContent.Statement) -> [Int] {
        var balance = statement.opening
        return statement.lines.map { line in
            balance += line.amount
            return balance
        }
    }

    @Test func `lists what happened, in order, and comes to the balance of the ledger`() throws {
        let statement = try statements("12345")[0]
        #expect(statement.opening == 0)
        #expect(
            statement.lines.map(\.reference) == ["INV-204417", "INV-204893", "INV-205260", "INV-205377", "P-1"])
        #expect(running(statement) == [412_50, 823_50, 1_234_50, 1_852_50, 1_702_50])
        let figures = try Figures.of(
            try cast.customer("12345").id, currency: .pounds, on: office.today, in: office)[0]
        #expect(statement.closing == 1_702_50 && statement.closing == figures.balance.minor)
    }

    @Test func `carries forward what happened before the period`() throws {
        let statement = try statements("12345", from: "2026-10-15", to: "2026-11-17")[0]
        #expect(statement.opening == 823_50)
        #expect(statement.lines.map(\.reference) == ["INV-205260", "INV-205377"], "both ends count, later does not")
        #expect(statement.closing == 1_852_50)
        #expect(statement.ageing.total == statement.closing)
    }

    @Test func `goes on from one period to the next without a gap`() throws {
        let days = ["2026-09-30", "2026-10-01", "2026-10-14", "2026-11-17", "2026-11-18", "2026-11-20"]
        var from = "2026-01-01"
        var closing = 0
        for to in days {
            let statement = try statements("12345", from: from, to: to)[0]
            #expect(statement.opening == closing)
            #expect(statement.ageing.total == statement.closing)
            closing = statement.closing
            from = (try #require(Day(text: to)) + 1).text
        }
        #expect(closing == 1_702_50)
    }

    /// Due on the last day of the period counts as not due; the day after it is one day old.
    @Test(arguments: [
        ("2026-11-20", "current"), ("2026-11-21", "current"), ("2026-11-19", "to30"), ("2026-10-21", "to30"),
        ("2026-10-20", "to60"), ("2026-09-21", "to60"), ("2026-09-20", "to90"), ("2026-08-22", "to90"),
        ("2026-08-21", "over90"), ("2020-01-01", "over90"),
    ])
    func `knows how old what is open is`(due: String, bucket: String) throws {
        let aisha = try cast.customer("30001")
        try cast.invoice("A-1", of: aisha, date: "2019-12-01", due: due, amount: 10_00)
        let ageing = try statements("30001", from: "2019-01-01")[0].ageing
        let buckets = [
            "current": ageing.current, "to30": ageing.to30, "to60": ageing.to60, "to90": ageing.to90,
            "over90": ageing.over90,
        ]
        #expect(buckets.filter { $0.value != 0 } == [bucket: 10_00])
    }

    @Test func `keeps currencies apart, the customer's own first`() throws {
        let statements = try statements("20007")
        #expect(statements.map(\.currency) == ["GBP", "EUR"])
        #expect(statements.map(\.closing) == [100_00, 70_00])
        #expect(statements[0].ageing.to60 == 100_00 && statements[1].ageing.current == 70_00)
    }

    @Test func `believes the ledger where an invoice was settled without a payment`() throws {
        let aisha = try cast.customer("30001")
        try cast.invoice("A-1", of: aisha, date: "2026-09-01", due: "2026-10-01", amount: 50_00, outstanding: 0)
        try cast.invoice("A-2", of: aisha, date: "2026-10-01", due: "2026-10-31", amount: 50_00, outstanding: 20_00)
        let statement = try statements("30001")[0]
        #expect(statement.lines.map(\.kind) == [.invoice, .settled, .invoice, .settled])
        #expect(statement.lines.map(\.amount) == [50_00, -50_00, 50_00, -30_00])
        #expect(statement.closing == 20_00 && statement.ageing.to30 == 20_00)
    }

    @Test func `shows payments on their day, and what they settled as settled then`() throws {
        let aisha = try cast.customer("30001")
        let invoice = try cast.invoice(
            "A-1", of: aisha, date: "2026-09-01", due: "2026-10-01", amount: 50_00, outstanding: 0)
        try cast.payment("P-7", of: aisha, date: "2026-11-10", amount: 60_00, unallocated: 10_00)
        try office.database.run(
            """
            INSERT INTO allocation(payment_id, invoice_id, amount)
            SELECT id, \(invoice), 5000 FROM payment WHERE reference = 'P-7'
            """)
        let before = try statements("30001", to: "2026-11-09")[0]
        #expect(before.closing == 50_00 && before.ageing.to60 == 50_00)
        let after = try statements("30001", to: "2026-11-10")[0]
        #expect(after.lines.map(\.kind) == [.invoice, .payment])
        #expect(after.closing == -10_00)
        #expect(after.ageing.overdue == 0 && after.ageing.onAccount == -10_00)
    }

    @Test func `leaves out what failed, is pending or void, and shows credit notes and refunds`() throws {
        let aisha = try cast.customer("30001")
        try cast.payment("P-1F", of: aisha, date: "2026-11-01", amount: 10_00, unallocated: 10_00, status: .failed)
        try cast.payment("P-1P", of: aisha, date: "2026-11-01", amount: 10_00, unallocated: 10_00, status: .pending)
        try cast.payment("P-1R", of: aisha, date: "2026-11-01", amount: 10_00, unallocated: 10_00, status: .reversed)
        try cast.invoice("A-V", of: aisha, date: "2026-11-01", due: "2026-11-02", amount: 10_00, status: .void)
        #expect(try statements("30001")[0].lines.isEmpty)
        try cast.invoice("C-1", of: aisha, date: "2026-11-02", due: "2026-11-02", amount: -5_00)
        try cast.payment("P-2", of: aisha, date: "2026-11-03", amount: -3_00, unallocated: -3_00)
        let statement = try statements("30001")[0]
        #expect(statement.lines.map(\.kind) == [.creditNote, .refund])
        #expect(statement.closing == -2_00 && statement.ageing.onAccount == -2_00)
    }

    @Test func `is right at a thousand transactions`() throws {
        let aisha = try cast.customer("30001")
        var expected = 0
        try office.atomically {
            for index in 0..<500 {
                let day = (try #require(Day(text: "2025-06-01")) + index).text
                try cast.invoice("T-\(index)", of: aisha, date: day, due: day, amount: 10_00 + index)
                try cast.payment("R-\(index)", of: aisha, date: day, amount: 5_00 + index, unallocated: 5_00 + index)
                expected += 5_00
            }
        }
        let statement = try statements("30001", from: "2025-01-01")[0]
        #expect(statement.lines.count == 1_000)
        #expect(statement.lines.prefix(2).map(\.reference) == ["T-0", "R-0"], "on one day invoices come first")
        #expect(running(statement).last == expected && statement.closing == expected)
        #expect(statement.ageing.total == expected)
    }

    @Test func `covers a period that ends on the letter date at the latest, and begins before it ends`() throws {
        func problems(_ from: String, _ to: String) throws -> [Problem] {
            guard case .refused(let problems) = try draft("12345", from: from, to: to).frozen(in: office) else {
                return []
            }
            return problems
        }
        #expect(try problems("2026-11-20", "2026-11-20").isEmpty)
        #expect(try problems("2026-11-20", "2026-11-19").map(\.field) == ["period_from"])
        #expect(try problems("2026-11-20", "2026-11-21").map(\.field) == ["period_to"])
        #expect(try problems("", "yesterday").map(\.field) == ["period_from", "period_to"])
    }
}

@Suite struct `The period of a statement` {
    let office: Office
    let cast: Cast
    let type: CorrespondenceType

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        type = try #require(try CorrespondenceType.find(code: "statement-of-account", in: office))
    }

    private func proposed(_ account: String) throws -> [String] {
        let draft = try Draft.proposed(for: try cast.customer(account), type: type, in: office)
        return [draft.periodFrom, draft.periodTo]
    }

    private func write(_ account: String, from: String, to: String, token: String) throws {
        var draft = try Draft.proposed(for: try cast.customer(account), type: type, in: office)
        (draft.periodFrom, draft.periodTo) = (from, to)
        guard case .written = try Correspondence.write(draft, formToken: token, in: office) else {
            Issue.record("it can be written")
            return
        }
    }

    @Test func `begins with the first invoice where there was no statement before`() throws {
        #expect(try proposed("12345") == ["2026-09-03", "2026-11-20"])
    }

    @Test func `begins with the month before where there was no invoice either`() throws {
        #expect(try proposed("30001") == ["2026-10-01", "2026-11-20"])
    }

    @Test func `begins on the day after the last statement's end`() throws {
        try write("12345", from: "2026-09-03", to: "2026-09-30", token: "a")
        #expect(try proposed("12345") == ["2026-10-01", "2026-11-20"])
        try write("12345", from: "2026-10-01", to: "2026-10-31", token: "b")
        #expect(try proposed("12345") == ["2026-11-01", "2026-11-20"])
        try office.database.run("UPDATE correspondence SET deleted_at = 1 WHERE number = 2")
        #expect(try proposed("12345") == ["2026-10-01", "2026-11-20"], "what was deleted does not count")
    }

    @Test func `is the same again where a statement already ends today`() throws {
        try write("12345", from: "2026-11-01", to: "2026-11-20", token: "a")
        #expect(try proposed("12345") == ["2026-11-01", "2026-11-20"])
    }

    @Test func `follows letters of the same type alone`() throws {
        let other = try #require(try CorrespondenceType.find(code: "overdue-account", in: office))
        let draft = try Draft.proposed(for: try cast.customer("12345"), type: other, in: office)
        _ = try Correspondence.write(draft, formToken: "a", in: office)
        #expect(try proposed("12345")[0] == "2026-09-03")
    }
}
