import Postroom
import SQL
import Support
import Testing

@Suite struct `Importing a ledger` {
    private func office() throws -> Office {
        let office = try TestOffice.open()
        #expect(try imported(.accounts, "account,name\n00123,Hartley\nB2,Kestrel\n").done(in: office) == [2, 0, 0, 0])
        return office
    }

    private let heading = "invoice number,account number,date,due date,amount,outstanding\n"

    @Test func `keeps the customer's figures`() throws {
        let office = try office()
        let text =
            heading + "I1,00123,2026-09-01,2026-10-01,100.00,60.00\nI2,00123,2026-11-01,2026-12-01,40.00,40.00\n"
            + "C1,00123,2026-09-01,2026-10-01,-10.00,-10.00\n"
        #expect(try imported(.invoices, text).done(in: office) == [3, 0, 0, 0])
        #expect(try office.number("SELECT balance FROM customer WHERE account_key = '00123'") == 9_000)
        #expect(try office.number("SELECT overdue FROM customer WHERE account_key = '00123'") == 6_000)
        #expect(try office.number("SELECT unpaid_count FROM customer WHERE account_key = '00123'") == 3)
        let paid = text.replacing("100.00,60.00", with: "100.00,0.00")
        #expect(try imported(.invoices, paid).done(in: office) == [0, 1, 2, 0])
        #expect(try office.number("SELECT overdue FROM customer WHERE account_key = '00123'") == 0)
        #expect(try imported(.invoices, paid).done(in: office) == [0, 0, 3, 0])
    }

    @Test func `takes what is open for the amount where the file has nothing else`() throws {
        let office = try office()
        let open = "doc_id,cust_number,posting_date,due_in_date,total_open_amount\nI1,b2,2026-09-01,2026-10-01,"
        #expect(try imported(.invoices, open + "75.50\n").done(in: office) == [1, 0, 0, 0])
        #expect(try office.number("SELECT amount FROM invoice") == 7_550)
        #expect(try imported(.invoices, open + "25.50\n").done(in: office) == [0, 1, 0, 0])
        #expect(try office.number("SELECT amount FROM invoice") == 7_550)
        #expect(try office.number("SELECT outstanding FROM invoice") == 2_550)
    }

    @Test(arguments: [
        ("I1,XX,2026-09-01,2026-10-01,1,1", "there is no account XX"),
        ("I1,123,2026-09-01,2026-10-01,1,1", "there is no account 123"),
        ("I1,B2,2026-09-31,2026-10-01,1,1", "the date “2026-09-31” is no date"),
        ("I1,B2,2026-09-01,,1,1", "the due date is empty"),
        ("I1,B2,2026-09-01,2026-10-01,ten,1", "the amount “ten” is no amount"),
        ("I1,B2,2026-09-01,2026-10-01,1.005,1", "the amount has more decimals than GBP has"),
        ("I1,B2,2026-09-01,2026-10-01,€1,1", "the amount is in euros, the account in GBP"),
        ("I1,B2,2026-09-01,2026-10-01,1,2", "more is outstanding than the amount"),
        ("I1,B2,2026-09-01,2026-10-01,,", "the amount is empty"),
        (",B2,2026-09-01,2026-10-01,1,1", "the number is empty"),
    ])
    func `rejects a row by its line and says why`(row: String, reason: String) throws {
        let office = try office()
        let good = "I0,B2,2026-09-01,2026-10-01,5.00,5.00\n"
        let counts = try imported(.invoices, heading + good + row + "\n").counts(in: office)
        #expect(counts.added == 1)
        #expect(counts.firstRejects.map(\.reason) == [reason])
        #expect(counts.firstRejects.map(\.line) == [3])
    }

    @Test func `rejects an invoice number that stands twice or belongs to another account`() throws {
        let office = try office()
        let row = "I1,B2,2026-09-01,2026-10-01,5,5\n"
        let counts = try imported(.invoices, heading + row + row.lowercased()).counts(in: office)
        #expect(counts.firstRejects.map(\.reason) == ["the invoice i1 stands on line 2 already"])
        let other = try imported(.invoices, heading + row.replacing("B2", with: "00123")).counts(in: office)
        #expect(other.firstRejects.map(\.reason) == ["the invoice I1 belongs to another account"])
    }

    @Test func `asks which number is the day, and imports nothing until it is told`() throws {
        let office = try office()
        var file = imported(.invoices, heading + "I1,B2,01/02/2026,03/04/2026,5,5\n")
        let inspection = try file.inspect(in: office)
        #expect(inspection.dateQuestion?.example == "01/02/2026")
        #expect(inspection.dateQuestion?.dayFirst.text == "2026-02-01")
        #expect(try file.problems(in: office).map(\.field) == ["dates"])
        #expect(try office.number("SELECT count(*) FROM invoice") == 0)
        file.dates = .monthFirst
        #expect(try file.done(in: office) == [1, 0, 0, 0])
        #expect(try office.text("SELECT date FROM invoice") == "2026-01-02")
        file.dates = nil
        #expect(try file.done(in: office) == [0, 0, 1, 0], "the answer is remembered for files of this shape")
    }

    @Test func `does not ask where one day of the file proves the order`() throws {
        let office = try office()
        let file = imported(.invoices, heading + "I1,B2,01/02/2026,28/02/2026,5,5\n")
        #expect(try file.done(in: office) == [1, 0, 0, 0])
        #expect(try office.text("SELECT date FROM invoice") == "2026-02-01")
    }

    @Test func `reads European amounts throughout once the file proves them`() throws {
        let office = try office()
        let text =
            "invoice number;account number;date;due date;amount\nI1;B2;2026-09-01;2026-10-01;1.234\n"
            + "I2;B2;2026-09-01;2026-10-01;1.234,50\n"
        #expect(try imported(.invoices, text).done(in: office) == [2, 0, 0, 0])
        #expect(try office.number("SELECT sum(amount) FROM invoice") == 246_850)
    }

    @Test func `counts in a dry run what a run would do, and writes nothing`() throws {
        let office = try office()
        let file = imported(.invoices, heading + "I1,B2,2026-09-01,2026-10-01,5,5\nI2,XX,2026-09-01,2026-10-01,5,5\n")
        guard case .done(let counts) = try file.dryRun(in: office) else {
            Issue.record("the file is in order")
            return
        }
        #expect([counts.added, counts.rejected] == [1, 1])
        #expect(try office.number("SELECT count(*) FROM invoice") == 0)
        #expect(try office.number("SELECT count(*) FROM import_run") == 1, "only the accounts before")
    }

    @Test func `sets a payment against its invoice exactly once`() throws {
        let office = try office()
        _ = try imported(.invoices, heading + "I1,B2,2026-09-01,2026-10-01,100,100\n").done(in: office)
        let text = "payment reference,account number,date,amount,invoice number,status\nP1,b2,2026-11-01,130.00,i1,"
        #expect(try imported(.payments, text + "taken\n").done(in: office) == [1, 0, 0, 0])
        #expect(try imported(.payments, text + "paid\n").done(in: office) == [0, 0, 1, 0])
        #expect(try office.number("SELECT outstanding FROM invoice") == 0)
        #expect(try office.number("SELECT unallocated FROM payment") == 3_000)
        #expect(try office.number("SELECT balance FROM customer WHERE account_key = 'b2'") == -3_000)
        #expect(try imported(.payments, text + "reversed\n").done(in: office) == [0, 1, 0, 0])
        #expect(try office.number("SELECT outstanding FROM invoice") == 10_000)
        #expect(try office.number("SELECT balance FROM customer WHERE account_key = 'b2'") == 10_000)
    }

    @Test func `says in a dry run which payments the invoices had already been reduced by`() throws {
        let office = try office()
        let ledger = "I1,00123,2026-09-01,2026-10-01,100.00,60.00\nI2,00123,2026-09-01,2026-10-01,50.00,50.00\n"
        #expect(try imported(.invoices, heading + ledger).done(in: office) == [2, 0, 0, 0])
        let payments = imported(
            .payments,
            "payment reference,account number,date,amount,invoice number,status\n"
                + "P1,00123,2026-10-01,40.00,I1,taken\nP2,00123,2026-10-02,40.00,I1,taken\n"
                + "P3,00123,2026-10-02,50.00,I2,taken\nP4,00123,2026-10-02,40.00,,taken\n")
        guard case .done(let counts) = try payments.dryRun(in: office) else { return #expect(Bool(false)) }
        // P1 explains what had been taken off I1; P2 then is news, as are the others.
        #expect(counts.doubles.count == 1 && counts.doubles.invoices == ["I1"])
        // What a payment that is here was set against needs no other reason.
        #expect(try payments.done(in: office) == [4, 0, 0, 0])
        let later = imported(
            .payments,
            "payment reference,account number,date,amount,invoice number,status\nP5,00123,2026-10-05,50.00,I2,taken\n")
        guard case .done(let after) = try later.dryRun(in: office) else { return #expect(Bool(false)) }
        #expect(after.doubles.count == 0)
    }

    @Test func `leaves every index in its place after a file of many rows`() throws {
        let office = try office()
        let schema: SQL = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY name) AS entry"
        let before = try office.text(schema)
        let rows = (1...20_001).map { "I\($0),B2,2026-09-01,2026-10-01,1.00,1.00\n" }
        #expect(try imported(.invoices, heading + rows.joined()).done(in: office) == [20_001, 0, 0, 0])
        #expect(try office.text(schema) == before)
        #expect(try office.number("SELECT overdue_count FROM customer WHERE account_key = 'b2'") == 20_001)
    }

    @Test func `is for managers`() throws {
        let office = try office()
        let staff = try office.staffed(by: .staff)
        #expect(throws: NotPermitted.self) { try imported(.invoices, "x\n").inspect(in: staff) }
        let manager = try office.staffed(by: .manager)
        #expect(
            try imported(.invoices, heading + "I1,B2,2026-09-01,2026-10-01,5,5\n").done(in: manager) == [1, 0, 0, 0])
        #expect(try ImportRun.recent(in: office).map(\.by) == ["Priya Nair", "Postroom"])
    }
}
