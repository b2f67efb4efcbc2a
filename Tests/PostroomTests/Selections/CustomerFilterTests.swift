import Postroom
import SQL
import Support
import Testing

/// A few hundred made-up customers with letters, against a plain reading of what each filter means.
@Suite struct `A customer filter` {
    private let office: Office
    private let types: [ID<CorrespondenceType>]
    private let crowd: [Person]

    /// One customer as the test knows them, read row by row and judged in Swift.
    private struct Person {
        let account: String
        let status: ID<CustomerStatus>
        let method: Customer.PaymentMethod
        let controller: ID<Staff>?
        let unpaid: Int
        let overdue: Int
        let oldestDue: Day?
        let isOnHold: Bool
        let flags: Set<ID<Flag>>
        let divisions: Set<ID<Division>>
        /// The days on which each type was last sent, a letter each.
        let sent: [ID<CorrespondenceType>: [Day]]
    }

    init() throws {
        office = try TestOffice.open()
        _ = try office.staffed(by: .staff, name: "Priya Nair")
        _ = try office.staffed(by: .staff, name: "Sam Okafor")
        try Sample.generate(customers: 300, in: office)
        let types = try CorrespondenceType.available(in: office).prefix(2).map(\.id)
        self.types = Array(types)
        try Self.live(in: office, types)
        crowd = try Self.crowd(in: office)
    }

    @Test func `picks those of the chosen statuses, methods and people`() throws {
        let status = try #require(crowd.map(\.status).first)
        try expect({ $0.statuses = [status] }) { $0.status == status }
        try expect({ $0.paymentMethods = [.card, .cheque] }) { [.card, .cheque].contains($0.method) }
        let controller = try #require(crowd.compactMap(\.controller).first)
        try expect({ $0.creditControllers = [.staff(controller)] }) { $0.controller == controller }
        try expect({ $0.creditControllers = [.staff(controller), .nobody] }) {
            $0.controller == controller || $0.controller == nil
        }
    }

    @Test func `picks those of the chosen divisions`() throws {
        let divisions = try Division.all(in: office)
        let cycle = try #require(divisions.first { $0.kind == .billingCycle })
        let groups = divisions.filter { $0.kind == .group && $0.name != "Trade" }
        try expect({ $0.divisions.billingCycles = [cycle.id] }) { $0.divisions.contains(cycle.id) }
        try expect({ $0.divisions.groups = Set(groups.map(\.id)) }) { person in
            groups.contains { person.divisions.contains($0.id) }
        }
        try expect({
            $0.divisions.billingCycles = [cycle.id]
            $0.divisions.groups = [groups[0].id]
        }) { $0.divisions.isSuperset(of: [cycle.id, groups[0].id]) }
    }

    @Test func `takes amounts and days with both their ends`() throws {
        let amounts = crowd.map(\.overdue).filter { $0 > 0 }.sorted()
        let amount = amounts[amounts.count / 2]
        try expect({ $0.overdue = .init(from: amount) }) { $0.overdue >= amount }
        try expect({ $0.overdue = .init(to: amount) }) { $0.overdue <= amount }
        try expect({ $0.unpaid = .init(from: 1, to: amount) }) { (1...amount).contains($0.unpaid) }
        let today = office.today
        let days = try #require(crowd.compactMap(\.oldestDue).map { today - $0 }.max())
        try expect({ $0.daysOverdue = .init(from: days) }) { $0.oldestDue.map { today - $0 >= days } ?? false }
        try expect({ $0.daysOverdue = .init(from: 1, to: days - 1) }) {
            $0.oldestDue.map { (1..<days).contains(today - $0) } ?? false
        }
    }

    @Test func `asks for flags, and for their absence`() throws {
        let flags = try Flag.all(in: office).prefix(2).map(\.id)
        try expect({ $0.flags = [flags[0]: true] }) { $0.flags.contains(flags[0]) }
        try expect({ $0.flags = [flags[0]: true, flags[1]: false] }) {
            $0.flags.contains(flags[0]) && !$0.flags.contains(flags[1])
        }
        try expect({ $0.onHold = false }) { !$0.isOnHold }
    }

    @Test(arguments: CorrespondenceFilter.Mode.allCases, [nil, 7, 30] as [Int?])
    func `knows who received what, and who did not`(mode: CorrespondenceFilter.Mode, atLeast: Int?) throws {
        for noMoreThan in [nil, 3, 7, 60] as [Int?] {
            for chosen in [[types[0]], [types[1]], types] {
                var filter = CorrespondenceFilter()
                (filter.types, filter.mode) = (Set(chosen), mode)
                (filter.atLeast, filter.noMoreThan) = (atLeast, noMoreThan)
                let received = { (person: Person) in
                    let each = chosen.map { type in
                        (person.sent[type] ?? []).contains { day in
                            let age = office.today - day
                            return age >= atLeast ?? 0 && age < noMoreThan ?? .max
                        }
                    }
                    return mode == .allOf ? each.allSatisfy(\.self) : each.contains(true)
                }
                try expect({ $0.received = filter }, isSome: false, received)
                try expect({ $0.notReceived = filter }, isSome: false) { !received($0) }
            }
        }
    }

    @Test func `takes both correspondence filters together, as the second reminder needs`() throws {
        try expect({
            $0.received.types = [types[0]]
            $0.received.atLeast = 7
            $0.notReceived.types = [types[0]]
            $0.notReceived.noMoreThan = 7
            $0.overdue = .init(from: 1)
        }) { person in
            let ages = (person.sent[types[0]] ?? []).map { office.today - $0 }
            return person.overdue >= 1 && ages.contains { $0 >= 7 } && !ages.contains { $0 < 7 }
        }
    }

    @Test func `counts letters that were never sent only where the organisation says so`() throws {
        var filter = CustomerFilter()
        filter.received.types = [types[0]]
        let before = try filter.tally(in: office).count
        try OrganisationSwitch.countsUnsentLetters.turn(on: true, in: office)
        #expect(try filter.tally(in: office).count > before)
    }

    // MARK: Steps

    private func expect(
        _ change: (inout CustomerFilter) -> Void, isSome: Bool = true, _ isPicked: (Person) -> Bool,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var list = CustomerList()
        var filter = CustomerFilter()
        change(&filter)
        list.filter = filter
        let wanted = crowd.filter(isPicked).map(\.account).sorted()
        if isSome {
            #expect(!wanted.isEmpty && wanted.count < crowd.count, "it parts them", sourceLocation: sourceLocation)
        }
        for isFew in [true, false] {
            var found: [String] = []
            try list.each(isFew: isFew, in: office) { found.append($0.account) }
            #expect(found == wanted, sourceLocation: sourceLocation)
        }
        #expect(try filter.tally(in: office).count == wanted.count, sourceLocation: sourceLocation)
    }

    /// Letters of two types over three months, some sent, some not, some deleted; flags and holds here and there.
    private static func live(in office: Office, _ types: [ID<CorrespondenceType>]) throws {
        let customers: [ID<Customer>] = try office.database.rows("SELECT id FROM customer ORDER BY id") { $0[0] }
        let flags = try Flag.all(in: office).prefix(2).map(\.id)
        var state: UInt64 = 7
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        for (index, customer) in customers.enumerated() {
            for (place, type) in types.enumerated() {
                for number in 0..<next(4) {
                    let sent: Moment? = next(4) == 0 ? nil : office.now - next(90 * 86_400)
                    let deleted: Moment? = next(6) == 0 ? office.now : nil
                    try office.database.run(
                        """
                        INSERT INTO correspondence(organisation_id, customer_id, number, type_id, date, status,
                          organisation_version, form_token, created_at, last_sent_at, deleted_at)
                        VALUES (\(office.organisationID), \(customer), \(101 + place * 10 + number), \(type), '2026-11-20',
                          'ready', 1, \("\(customer.number) \(place) \(number)"), \(office.now - 90 * 86_400), \(sent),
                          \(deleted))
                        """)
                }
                try LastReceived.rework(customer, type, in: office.database)
            }
            if index.isMultiple(of: 3) { try flag(customer, flags[0], until: nil, in: office) }
            if index.isMultiple(of: 4) { try flag(customer, flags[1], until: "2026-11-19", in: office) }
            if index.isMultiple(of: 9) { try flag(customer, flags[1], until: "2026-11-20", in: office) }
            if index.isMultiple(of: 7) {
                try office.database.run("UPDATE customer SET on_hold = 1 WHERE id = \(customer)")
            }
            if index.isMultiple(of: 11) {
                try office.database.run("UPDATE customer SET credit_controller_id = NULL WHERE id = \(customer)")
            }
        }
    }

    private static func flag(_ customer: ID<Customer>, _ flag: ID<Flag>, until: String?, in office: Office) throws {
        try office.database.run(
            """
            INSERT INTO customer_flag(customer_id, flag_id, until) VALUES (\(customer), \(flag), \(until))
            ON CONFLICT (customer_id, flag_id) DO UPDATE SET until = excluded.until
            """)
    }

    private static func crowd(in office: Office) throws -> [Person] {
        let rows: [(Int, Person)] = try office.database.rows(
            """
            SELECT id, account_number, status_id, payment_method, credit_controller_id, unpaid, overdue, oldest_due, on_hold
            FROM customer
            """
        ) { row in
            let id: Int = row[0]
            let flags: [ID<Flag>] = try office.database.rows(
                """
                SELECT flag_id FROM customer_flag WHERE customer_id = \(id) AND (until IS NULL OR until >= '2026-11-20')
                """
            ) { $0[0] }
            let letters: [(ID<CorrespondenceType>, Moment)] = try office.database.rows(
                """
                SELECT type_id, last_sent_at FROM correspondence
                WHERE customer_id = \(id) AND deleted_at IS NULL AND last_sent_at IS NOT NULL
                """
            ) { ($0[0], $0[1]) }
            let divisions: [ID<Division>] = try Division.of(ID(id), in: office).map(\.id)
            let person = Person(
                account: row[1], status: row[2], method: row[3], controller: row[4], unpaid: row[5], overdue: row[6],
                oldestDue: row[7], isOnHold: row[8], flags: Set(flags),
                divisions: Set(divisions),
                sent: Dictionary(grouping: letters, by: \.0).mapValues {
                    $0.map { $0.1.day(in: office.actor.timeZone) }
                }
            )
            return (id, person)
        }
        return rows.map(\.1)
    }
}
