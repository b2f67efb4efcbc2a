import Postroom
import SQL
import Support
import Testing

@Suite struct `Invoices that fall overdue` {
    let office: Office

    init() throws {
        office = try TestOffice.open()
        _ = try imported(.accounts, "account,name\n1,Hartley\n2,Kestrel\n").done(in: office)
    }

    private func invoices(_ rows: String...) throws {
        let text = "invoice number,account number,date,due date,amount,outstanding\n" + rows.joined(separator: "\n")
        _ = try imported(.invoices, text + "\n").counts(in: office)
    }

    /// The same office so many days later.
    private func later(_ days: Int) -> Office {
        Office(
            database: office.database, clock: .stopped(at: TestOffice.now + days * 86_400), actor: office.actor)
    }

    private func todos() throws -> Int {
        try office.number("SELECT count(*) FROM todo WHERE completed_at IS NULL")
    }

    private func watch(_ office: Office, limit: Int = 200) throws -> Int {
        var total = 0
        while case let batch = try OverdueWatch.notice(limit: limit, in: office), batch > 0 { total += batch }
        return total
    }

    @Test func `make a TODO on the day after, once`() throws {
        try invoices("I0,1,2026-10-01,2026-10-31,5,5", "I1,1,2026-10-21,2026-11-20,5,5")
        #expect(try watch(office) == 0)
        #expect(try watch(later(1)) == 1)
        #expect(try watch(later(1)) == 0)
        #expect(try watch(later(9)) == 0)
        #expect(try office.text("SELECT text FROM todo") == "An invoice is overdue: ask for payment (I1, £5.00)")
    }

    @Test func `of a ledger that is taken in for the first time make none, however many`() throws {
        let rows = (1...300).map { "I\($0),1,2026-08-01,2026-11-\(10 + $0 % 10),5,5" }
        let text = "invoice number,account number,date,due date,amount,outstanding\n"
        _ = try imported(.invoices, text + rows.joined(separator: "\n") + "\n").counts(in: later(40))
        #expect(try watch(later(40)) == 0)
        #expect(try watch(later(41)) == 0)
        #expect(try todos() == 0)
    }

    @Test func `are found in small batches, each one once`() throws {
        try invoices("I0,1,2026-10-01,2026-10-31,5,5")
        try invoices(Self.many("2026-11-20", 7), Self.many("2026-11-21", 6, from: 100))
        #expect(try OverdueWatch.notice(limit: 4, in: later(2)) == 4)
        #expect(try todos() == 4)
        #expect(try watch(later(2), limit: 4) == 9)
        #expect(try todos() == 13)
    }

    private static func many(_ due: String, _ count: Int, from: Int = 0) -> String {
        (0..<count).map { "M\(from + $0),1,2026-10-21,\(due),5,5" }.joined(separator: "\n")
    }

    @Test func `are noticed although they come in late`() throws {
        try invoices("I0,1,2026-10-01,2026-10-31,5,5")
        #expect(try watch(later(5)) == 0)
        let late = "invoice number,account number,date,due date,amount,outstanding\nL1,2,2026-10-21,2026-11-22,5,5\n"
        _ = try imported(.invoices, late).counts(in: later(5))
        #expect(try todos() == 1)
        _ = try imported(.invoices, late).counts(in: later(5))
        #expect(try watch(later(5)) == 0)
        #expect(try todos() == 1)
    }

    @Test func `make nothing while no rule asks, nor for that time afterwards`() throws {
        try invoices("I0,1,2026-10-01,2026-10-31,5,5", "I1,1,2026-10-21,2026-11-20,5,5")
        try office.database.run("UPDATE todo_rule SET is_enabled = 0")
        #expect(try watch(later(3)) == 0)
        try office.database.run("UPDATE todo_rule SET is_enabled = 1, enabled_on = '2026-11-24'")
        #expect(try watch(later(4)) == 0)
        try invoices("I2,1,2026-10-21,2026-11-24,5,5")
        #expect(try watch(later(5)) == 1)
    }

    @Test func `leave disputed, void and paid ones alone, and are done with when they are paid`() throws {
        try invoices("I0,1,2026-10-01,2026-10-31,5,5", "I1,1,2026-10-21,2026-11-20,5,5")
        try invoices(Self.many("2026-11-20", 3))
        try office.database.run("UPDATE invoice SET status = 'disputed' WHERE number = 'M0'")
        try office.database.run("UPDATE invoice SET status = 'void' WHERE number = 'M1'")
        try office.database.run("UPDATE invoice SET outstanding = 0 WHERE number = 'M2'")
        #expect(try watch(later(1)) == 1)
        try invoices("I1,1,2026-10-21,2026-11-20,5,0")
        #expect(try todos() == 0)
    }
}
