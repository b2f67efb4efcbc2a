import Postroom
import SQL
import Support
import Testing

@Suite struct `Importing payments that failed` {
    let office: Office
    private let heading =
        "payment reference,account number,date,amount,method,status,failure reason,failed on,auto top-up\n"

    init() throws {
        office = try TestOffice.open()
        _ = try imported(.accounts, "account,name\n1,Hartley\n2,Kestrel\n").done(in: office)
    }

    private func take(_ rows: String..., isHistory: Bool = false) throws {
        var file = imported(.payments, heading + rows.joined(separator: "\n") + "\n")
        file.isHistory = isHistory
        _ = try file.counts(in: office)
    }

    private func letters() throws -> Int { try office.number("SELECT count(*) FROM occurrence") }
    private func open() throws -> Int { try office.number("SELECT count(*) FROM todo WHERE completed_at IS NULL") }

    @Test func `asks for one letter and one TODO, however often the file comes`() throws {
        let row = "P1,1,2026-11-16,£50.00,direct debit,failed,Refer to payer,2026-11-19,"
        try take(row)
        try take(row)
        #expect(try letters() == 1)
        #expect(try open() == 1)
        #expect(try office.text("SELECT text FROM todo").hasSuffix("(£50.00, Refer to payer)"))
        #expect(try office.text("SELECT failed_on FROM payment") == "2026-11-19")
    }

    @Test func `hears of one that was on its way, however old`() throws {
        try take("P1,1,2026-08-01,50,direct debit,pending,,,")
        #expect(try letters() == 0)
        try take("P1,1,2026-08-01,50,direct debit,failed,,,")
        #expect(try letters() == 1)
    }

    @Test func `leaves what failed long ago, and history, alone`() throws {
        try take("P1,1,2026-08-01,50,direct debit,failed,,,")
        try take("P2,1,2026-11-19,50,direct debit,failed,,,", isHistory: true)
        #expect(try letters() == 0)
        #expect(try open() == 0)
    }

    @Test func `by card makes a TODO and no letter about direct debits`() throws {
        try take("P1,1,2026-11-19,50,card,failed,,,")
        #expect(try letters() == 0)
        #expect(try open() == 1)
    }

    @Test func `asks for nothing where the type is switched off or has another trigger`() throws {
        try office.database.run("UPDATE correspondence_type SET is_available = 0 WHERE code = 'failed-payment'")
        try take("P1,1,2026-11-19,50,direct debit,failed,,,")
        try office.database.run(
            "UPDATE correspondence_type SET is_available = 1, trigger = '' WHERE code = 'failed-payment'")
        try take("P2,1,2026-11-19,50,direct debit,failed,,,")
        #expect(try letters() == 0)
    }

    @Test func `is answered by a payment of a later day, whatever the order of the file`() throws {
        try take(
            "P2,1,2026-11-18,50,bank transfer,taken,,,", "P1,1,2026-11-16,50,direct debit,failed,,,",
            "P3,2,2026-11-16,50,bank transfer,taken,,,", "P4,2,2026-11-18,50,direct debit,failed,,,")
        let waiting: [String] = try office.database.rows(
            """
            SELECT c.account_number FROM todo t JOIN customer c ON c.id = t.customer_id WHERE t.completed_at IS NULL
            """
        ) { $0[0] }
        #expect(waiting == ["2"])
    }

    @Test func `keeps the balance as if the payment had never been`() throws {
        try take("P1,1,2026-11-16,50,direct debit,taken,,,")
        #expect(try office.number("SELECT balance FROM customer WHERE account_key = '1'") == -50_00)
        try take("P1,1,2026-11-16,50,direct debit,failed,Closed,,")
        #expect(try office.number("SELECT balance FROM customer WHERE account_key = '1'") == 0)
        #expect(try office.text("SELECT failure_reason FROM payment") == "Closed")
        try take("P1,1,2026-11-16,50,direct debit,taken,,,")
        #expect(try office.text("SELECT failure_reason FROM payment") == "")
        #expect(try open() == 0)
    }

    @Test func `tells of an automatic top-up once`() throws {
        try take("T1,1,2026-11-19,20,card,taken,,,yes")
        try take("T1,1,2026-11-19,20,card,taken,,,yes")
        #expect(try letters() == 1)
        #expect(try office.number("SELECT is_auto_top_up FROM payment") == 1)
    }
}
