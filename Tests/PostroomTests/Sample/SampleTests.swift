import Postroom
import SQL
import Support
import Testing

@Suite struct `The sample office` {
    private func database() throws -> Database {
        let database = try Database(path: ":memory:", synced: false)
        try Schema.migrate(database, clock: .stopped(at: TestOffice.now))
        return database
    }

    private func calder(in database: Database) throws -> Office {
        let organisation = try #require(try Organisation.find(code: Sample.organisationCode, in: database))
        return Office(
            database: database, clock: .stopped(at: TestOffice.now),
            actor: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
    }

    @Test func `has the customer that every newcomer writes to first`() throws {
        let database = try database()
        let people = try Sample.load(in: database, clock: .stopped(at: TestOffice.now))
        let office = try calder(in: database)
        let hartley = try #require(try Customer.find(account: "12345", in: office))
        let figures = try Figures.of(hartley.id, currency: .pounds, on: office.today, in: office)[0]
        #expect(hartley.name == "Hartley & Sons Joinery Ltd")
        #expect(figures.balance.text == "£1,702.50")
        #expect(figures.unpaid.text == "£1,852.50")
        #expect(figures.overdue.text == "£1,234.50")
        #expect(figures.oldestDue?.text == "2026-10-03")
        let many = try #require(try Customer.find(account: "13300", in: office))
        #expect(try Figures.of(many.id, currency: .pounds, on: office.today, in: office)[0].unpaidCount == 300)
        #expect(try office.number("SELECT count(*) FROM customer WHERE balance < 0") == 2)
        #expect(try office.number("SELECT count(*) FROM customer WHERE on_hold = 1") == 3)
        let accounts = try office.number(
            "SELECT count(*) FROM direct_debit_account WHERE length(number_end || sort_code_end) = 6")
        #expect(accounts == 9)
        #expect(try office.number("SELECT count(*) FROM payment_card WHERE length(number_end) = 4") == 5)
        let signIn = try Session.open(
            email: people[0].email, password: Sample.password, network: "test", previous: nil, in: database,
            clock: office.clock)
        guard case .signedIn = signIn else {
            Issue.record("the sample's password opens the sample office")
            return
        }
    }

    @Test func `has a neighbour whose customer cannot be found`() throws {
        let database = try database()
        _ = try Sample.load(in: database, clock: .stopped(at: TestOffice.now))
        #expect(try Customer.find(account: "90001", in: try calder(in: database)) == nil)
        let found = try database.exists("SELECT 1 FROM customer WHERE account_key = '90001'")
        #expect(found)
    }

    @Test func `grows to any size, the same each time`() throws {
        let prints = try (0..<2).map { _ in
            let database = try database()
            _ = try Sample.load(in: database, clock: .stopped(at: TestOffice.now))
            let office = try calder(in: database)
            let invoices = try Sample.generate(customers: 200, mostLetters: 10, in: office)
            #expect(try office.number("SELECT count(*) FROM customer WHERE account_key LIKE 's%'") == 200)
            #expect(try office.number("SELECT count(*) FROM invoice WHERE number LIKE 'SI-%'") == invoices)
            let letters = try office.number("SELECT count(*) FROM correspondence WHERE form_token LIKE 'sample %'")
            #expect(letters > 800 && letters < 1_200)
            #expect(
                try office.number(
                    """
                    SELECT count(*) FROM last_received r WHERE first_at <> (SELECT min(last_sent_at) FROM correspondence k
                      WHERE k.customer_id = r.customer_id AND k.type_id = r.type_id)
                    """) == 0)
            return try office.text(
                "SELECT group_concat(name || balance || overdue, '|') FROM customer WHERE account_key LIKE 's%'")
        }
        #expect(prints[0] == prints[1])
        #expect(!prints[0].isEmpty)
    }
}
