import Postroom
import SQL
import Support
import Testing

/// Made-up customers, letters and filters: whoever the filter keeps out has a reason, and nobody else has one.
@Suite struct `Why a customer was not picked` {
    private let office: Office
    private let types: [ID<CorrespondenceType>]
    private let flags: [ID<Flag>]
    private let statuses: [ID<CustomerStatus>]

    init() throws {
        office = try TestOffice.open()
        _ = try office.staffed(by: .staff, name: "Priya Nair")
        try Sample.generate(customers: 250, in: office)
        types = try MailingEntry.types(in: office).prefix(2).map(\.id)
        statuses = try CustomerStatus.all(in: office).map(\.id)
        flags = try Flag.all(in: office).prefix(2).map(\.id)
        let customers: [ID<Customer>] = try office.database.rows("SELECT id FROM customer ORDER BY id") { $0[0] }
        var chance = Chance(seed: 3)
        for customer in customers {
            for type in types where chance.below(3) == 0 {
                let sent = office.now - chance.below(40) * 86_400
                try office.database.run(
                    """
                    INSERT INTO last_received(customer_id, type_id, first_at, last_at)
                    VALUES (\(customer), \(type), \(sent - 86_400 * chance.below(9)), \(sent))
                    ON CONFLICT (customer_id, type_id) DO UPDATE SET first_at = excluded.first_at,
                      last_at = excluded.last_at
                    """)
            }
            for flag in flags where chance.below(4) == 0 {
                try office.database.run("INSERT INTO customer_flag(customer_id, flag_id) VALUES (\(customer), \(flag))")
            }
            if chance.below(8) == 0 {
                try office.database.run("UPDATE customer SET on_hold = 1 WHERE id = \(customer)")
            }
        }
    }

    @Test(arguments: 0..<40)
    func `is said of exactly those whom the filter keeps out`(seed: Int) throws {
        var chance = Chance(seed: UInt64(seed))
        let filter = filter(&chance)
        guard let mailing = try selected(filter) else { return }
        try explain(mailing)
        var list = CustomerList()
        list.filter = filter
        var picked: Set<String> = []
        try list.each(isFew: true, in: office) { picked.insert($0.account) }
        let items = try items(of: mailing)
        let everybody: Int? = try office.database.first("SELECT count(*) FROM customer") { $0[0] }
        #expect(items.count == everybody, "everybody has one item")
        for item in items {
            #expect((item.outcome == .notMatched) == !picked.contains(item.account), "\(item.account)")
            guard item.outcome == .notMatched else { continue }
            #expect(item.reason.rawValue >= 20 && item.reason.rawValue < 35, "a filter's reason: \(item.reason)")
            try expectTrue(item, filter)
        }
        let after = try #require(try BulkMailing.find(mailing.id, in: office))
        #expect(after.isExplained && after.counts.notMatched == items.count { $0.outcome == .notMatched })
    }

    @Test func `is that something changed, where the filter would pick the customer by now`() throws {
        var filter = CustomerFilter()
        filter.onHold = true
        let mailing = try #require(try selected(filter))
        let outsider: ID<Customer>? = try office.database.first("SELECT id FROM customer WHERE on_hold = 0") { $0[0] }
        let customer = try #require(outsider)
        try office.database.run("UPDATE customer SET on_hold = 1 WHERE id = \(customer)")
        try explain(mailing)
        let account = try #require(try Customer.find(customer, in: office)).account.text
        #expect(try items(of: mailing).first { $0.account == account }?.reason == .changedSince)
    }

    @Test func `is written down once, wherever the runner is stopped in between`() throws {
        var filter = CustomerFilter()
        filter.onHold = true
        let mailing = try #require(try selected(filter))
        try office.database.run(
            "UPDATE bulk_mailing SET explained_to = (SELECT id FROM customer ORDER BY id LIMIT 1 OFFSET 100)")
        try explain(mailing)
        try office.database.run("UPDATE bulk_mailing SET explained_to = 0, explained_at = NULL")
        try explain(mailing)
        let items = try items(of: mailing)
        #expect(Set(items.map(\.account)).count == items.count && items.count == 250)
    }

    @Test func `is asked of nobody else where account numbers were pasted`() throws {
        let account: String? = try office.database.first("SELECT account_number FROM customer WHERE email_classes > 0")
        {
            $0[0]
        }
        var entry = MailingEntry()
        (entry.type, entry.mode, entry.accounts) = (types[0], .accounts, try #require(account))
        guard case .selected(let id) = try BulkMailing.select(entry, formToken: "pasted", in: office),
            let mailing = try BulkMailing.find(id, in: office)
        else { preconditionFailure("it is known") }
        #expect(mailing.isExplained)
        #expect(try items(of: mailing).count == 1)
    }

    // MARK: Steps

    private func selected(_ filter: CustomerFilter) throws -> BulkMailing? {
        var entry = MailingEntry()
        (entry.type, entry.filter) = (types[0], filter)
        guard case .selected(let id) = try BulkMailing.select(entry, formToken: "form", in: office),
            let mailing = try BulkMailing.find(id, in: office)
        else { return nil }
        guard mailing.counts.selected > 0, try mailing.start(criteria: "", in: office) == .started else { return nil }
        return mailing
    }

    private func explain(_ mailing: BulkMailing) throws {
        let run = try #require(try BulkRun.atWork(in: office).first { $0.id == mailing.id })
        while try run.explain(in: office) {}
    }

    private func items(of mailing: BulkMailing) throws -> [MailingItem] {
        try MailingItem.Part.allCases.filter { ![.undelivered, .keptForPost, .notEmailed].contains($0) }.flatMap {
            try MailingItem.page($0, of: mailing, after: 0, limit: 1_000, in: office)
        }
    }

    /// The reason and its detail hold, read row by row.
    private func expectTrue(_ item: MailingItem, _ filter: CustomerFilter) throws {
        let customer = try #require(try Customer.find(account: item.account, in: office))
        func first(_ question: SQL) throws -> Int? { try office.database.first(question) { $0[0] as Int? } ?? nil }
        switch item.reason {
        case .otherStatus: #expect(!filter.statuses.contains(customer.status.id) && item.name == customer.status.name)
        case .otherPaymentMethod: #expect(!filter.paymentMethods.contains(customer.paymentMethod))
        case .onHold: #expect(customer.isOnHold)
        case .notOnHold: #expect(!customer.isOnHold)
        case .overdueOutside:
            #expect(try item.detail == first("SELECT overdue FROM customer WHERE id = \(customer.id)"))
        case .hasFlag, .lacksFlag:
            let has = try first(
                "SELECT count(*) FROM customer_flag WHERE customer_id = \(customer.id) AND flag_id = \(item.detail ?? 0)"
            )
            #expect((has == 1) == (item.reason == .hasFlag))
        case .received:
            let last = try #require(item.detail)
            #expect(office.now.seconds - last < 8 * 86_400)
        case .notReceived:
            let type = try #require(filter.received.types.first)
            let last = try first(
                "SELECT last_at FROM last_received WHERE customer_id = \(customer.id) AND type_id = \(type)")
            #expect(item.detail == last)
        default: break
        }
    }

    private func filter(_ chance: inout Chance) -> CustomerFilter {
        var filter = CustomerFilter()
        if chance.below(3) == 0 { filter.statuses = Set(statuses.prefix(1 + chance.below(2))) }
        if chance.below(4) == 0 { filter.paymentMethods = [.directDebit, .bankTransfer] }
        if chance.below(3) == 0 { filter.overdue = .init(from: 1) }
        if chance.below(5) == 0 { filter.daysOverdue = .init(from: 5, to: 60) }
        if chance.below(4) == 0 { filter.onHold = chance.below(2) == 0 }
        for flag in flags where chance.below(4) == 0 { filter.flags[flag] = chance.below(2) == 0 }
        if chance.below(3) == 0 {
            filter.received.types = [types[0]]
            if chance.below(2) == 0 { filter.received.atLeast = 7 }
        }
        if chance.below(3) == 0 {
            filter.notReceived.types = [types[1]]
            filter.notReceived.noMoreThan = 7
        }
        return filter
    }
}

/// The same throws of the dice every time.
private struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 2_654_435_761 &+ 99 }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }
}
