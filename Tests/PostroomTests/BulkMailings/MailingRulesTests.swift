import Postroom
import SQL
import Support
import Testing

/// Some hundred customers in every state that matters: the one statement against the rules for one customer at a time.
@Suite struct `Whom a letter for many may go to` {
    private let cast: MailingCast
    private let customers: [Customer]

    init() throws {
        cast = try MailingCast(customers: 320)
        let accounts: [String] = try cast.office.database.rows("SELECT account_number FROM customer") { $0[0] }
        let office = cast.office
        customers = try accounts.compactMap { try Customer.find(account: $0, in: office) }
        for (index, customer) in customers.enumerated() { try Self.live(customer, index, cast) }
    }

    private static func live(_ customer: Customer, _ index: Int, _ cast: MailingCast) throws {
        let database = cast.office.database
        let breathing: [(String?, String?)] = [
            (nil, nil), ("2026-11-21", nil), ("2026-11-20", "2026-12-19"), (nil, "2026-11-19"), (nil, "2026-11-20"),
        ]
        if index.isMultiple(of: 5) {
            let (since, until) = breathing[index / 5 % breathing.count]
            try cast.flag(customer.id, BreathingSpace.flagName, since: since, until: until)
        }
        if index.isMultiple(of: 3) {
            try database.run("UPDATE customer SET marketing_consent = 1 WHERE id = \(customer.id)")
        }
        // Every second of these disputes all that it owes, the other one invoice of it.
        if index.isMultiple(of: 8) {
            let some: SQL =
                index.isMultiple(of: 16)
                ? "1" : "id = (SELECT max(id) FROM invoice WHERE customer_id = \(customer.id))"
            try database.run(
                """
                UPDATE invoice SET status = 'disputed'
                WHERE customer_id = \(customer.id) AND status <> 'void' AND \(some)
                """)
        }
        let states = ["unverified", "verified", "suspended", "blocked", "invalid"]
        try database.run(
            "UPDATE contact_point SET state = \(states[index % 5]) WHERE customer_id = \(customer.id) AND kind = 'email'"
        )
        if index % 7 < 3 {
            try database.run(
                """
                UPDATE contact_point SET for_billing = \(index % 7 == 0), for_credit_control = \(index % 7 == 1),
                  for_marketing = \(index % 7 == 2) WHERE customer_id = \(customer.id)
                """)
        }
    }

    @Test(arguments: ["overdue-account", "statement-of-account", "welcome", "marketing"])
    func `is what is said of each by itself`(code: String) throws {
        let office = cast.office
        if code == "marketing" {
            try office.database.run("UPDATE correspondence_type SET class = 'marketing' WHERE code = 'welcome'")
        }
        let type = try cast.type(code == "marketing" ? "welcome" : code)
        let items = try cast.items(try cast.selected(try cast.entry(type.code)))
        let named = try cast.items(
            try cast.selected(
                try cast.pasted(customers.map(\.account.text).joined(separator: "\n"), type.code), token: "two"))
        var expected: [String: Int] = [:]
        for customer in customers { expected[customer.account.text] = try reason(customer, type)?.rawValue }
        #expect(
            expected.values.contains(BulkItem.Reason.everythingDisputed.rawValue) == type.asksForOverdue)
        #expect(Set(expected.values).count >= (type.correspondenceClass == .marketing ? 4 : 3))
        for (items, listed) in [(items, BulkItem.Reason.matched), (named, .named)] {
            #expect(items.count == customers.count)
            for item in items {
                #expect(item.reason == expected[item.account] ?? listed.rawValue, "\(item.account)")
                #expect((item.outcome == BulkItem.Outcome.listed.rawValue) == (expected[item.account] == nil))
            }
        }
        let match = try MailingMatch.count(try cast.entry(type.code), in: office)
        #expect(match.matched == customers.count)
        let nothing = expected.values.count { $0 == BulkItem.Reason.nothingOverdue.rawValue }
        #expect(match.nothingOverdue == nothing && match.leftOff == expected.count - nothing)
        #expect((nothing > 0) == type.asksForOverdue && match.letters == customers.count - expected.count)
    }

    private func reason(_ customer: Customer, _ type: CorrespondenceType) throws -> BulkItem.Reason? {
        let office = cast.office
        if type.asksForOverdue, try Draft.proposed(for: customer, type: type, in: office).invoiceIDs.isEmpty {
            let isPaid = try Invoice.overdue(of: customer.id, on: office.today, in: office).isEmpty
            return isPaid ? .nothingOverdue : .everythingDisputed
        }
        let found = try type.obstacles(for: customer, on: office.today, in: office).filter { $0.stops(.bulk) }.map(
            \.kind)
        if found.contains(.statusForbids) { return .statusForbids }
        if found.contains(.breathingSpace) { return .breathingSpace }
        if found.contains(.noMarketingConsent) { return .noMarketingConsent }
        let receives: Bool? = try office.database.first(
            "SELECT receives_email FROM customer WHERE id = \(customer.id)"
        ) { $0[0] }
        if receives == false { return .receivesNoEmail }
        let recipients = try ContactPoint.defaultRecipients(
            of: customer.id, for: type.correspondenceClass, in: office)
        return recipients.isEmpty ? .noUsableEmail : nil
    }
}
