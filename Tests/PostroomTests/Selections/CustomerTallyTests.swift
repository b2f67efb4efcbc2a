import Postroom
import SQL
import Support
import Testing

@Suite struct `Counting what a filter picks` {
    private let office: Office

    init() throws {
        office = try TestOffice.open()
        try Sample.generate(customers: 100, in: office)
        // Two hundred and forty more of each, so that there is more than is counted in one go.
        try office.database.run(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 240)
            INSERT INTO customer(organisation_id, account_number, account_key, name, name_key, status_id, class_id,
              payment_method, currency, unpaid, created_at)
            SELECT organisation_id, account_number || '-' || i, account_key || '-' || i, name, name_key, status_id,
              class_id, payment_method, currency, unpaid, created_at FROM n, customer ORDER BY i, id
            """)
    }

    @Test func `is exact where there is time`() throws {
        var filter = CustomerFilter()
        filter.paymentMethods = [.card]
        let counted = try office.number("SELECT count(*) FROM customer WHERE payment_method = 'card'")
        let tally = try filter.tally(in: office, patience: .seconds(60))
        #expect(tally == CustomerTally(count: counted, isExact: true))
        #expect(tally.text == counted.grouped)
    }

    @Test func `is reckoned from a part where there is none, and says so`() throws {
        let tally = try CustomerFilter().tally(in: office, patience: .zero)
        #expect(!tally.isExact)
        let all = try office.number("SELECT count(*) FROM customer")
        #expect(abs(tally.count - all) <= all / 50)
        #expect(tally.text.hasPrefix("about 2"))
    }

    @Test func `of nobody is none`() throws {
        var filter = CustomerFilter()
        filter.unpaid.from = Int.max / 200
        #expect(try filter.tally(in: office, patience: .seconds(60)) == CustomerTally(count: 0, isExact: true))
    }
}
