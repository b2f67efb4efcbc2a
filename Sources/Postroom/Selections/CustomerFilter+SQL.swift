package import SQL

extension CustomerFilter {
    /// One condition on `customer c`, and what is said of whom it keeps out.
    struct Ground {
        let condition: SQL
        let reason: BulkItem.Reason
        /// The flag that it is about.
        var flag: ID<Flag>?
    }

    /// The conditions on `customer c`, each true of every customer that is picked.
    package func conditions(in office: Office) throws -> [SQL] {
        ["c.organisation_id = \(office.organisationID)"] + (try grounds(in: office)).map(\.condition)
    }

    /// The conditions of this filter, each with what it says of whom it keeps out, in the order of the form.
    func grounds(in office: Office) throws -> [Ground] {
        let countsUnsent = try OrganisationSwitch.countsUnsentLetters.isOn(in: office)
        let today = office.today
        var grounds: [Ground] = []
        func add(_ condition: SQL, _ reason: BulkItem.Reason) {
            grounds.append(Ground(condition: condition, reason: reason))
        }
        if !statuses.isEmpty { add("c.status_id IN \(SQL.list(statuses.inOrder()))", .otherStatus) }
        if !classes.isEmpty { add("c.class_id IN \(SQL.list(classes.inOrder()))", .otherClass) }
        if !kinds.isEmpty { add("c.kind IN \(SQL.list(kinds.map(\.rawValue).sorted()))", .otherKind) }
        for kind in Division.Kind.allCases where !divisions[kind].isEmpty {
            add("c.\(kind.column) IN \(SQL.list(divisions[kind].inOrder()))", .outside(kind))
        }
        if !paymentMethods.isEmpty {
            add("c.payment_method IN \(SQL.list(paymentMethods.map(\.rawValue).sorted()))", .otherPaymentMethod)
        }
        if !accountManagers.isEmpty {
            add(Self.isOne(of: accountManagers, "c.account_manager_id"), .otherAccountManager)
        }
        if !creditControllers.isEmpty {
            add(Self.isOne(of: creditControllers, "c.credit_controller_id"), .otherCreditController)
        }
        for condition in Self.within(unpaid, "c.unpaid") { add(condition, .unpaidOutside) }
        for condition in Self.within(overdue, "c.overdue") { add(condition, .overdueOutside) }
        if let from = daysOverdue.from { add("c.oldest_due <= \(today - from)", .daysOverdueOutside) }
        if let to = daysOverdue.to { add("c.oldest_due >= \(today - to)", .daysOverdueOutside) }
        if let onHold { add("c.on_hold = \(onHold)", onHold ? .notOnHold : .onHold) }
        for (flag, isWanted) in flags.sorted(by: { $0.key.number < $1.key.number }) {
            let condition = Self.carries(flag, isWanted, on: today)
            grounds.append(Ground(condition: condition, reason: isWanted ? .lacksFlag : .hasFlag, flag: flag))
        }
        if !received.isOff { add(received.condition(countsUnsent: countsUnsent, in: office), .notReceived) }
        if !notReceived.isOff {
            add("NOT \(notReceived.condition(countsUnsent: countsUnsent, in: office))", .received)
        }
        return grounds
    }

    private static func isOne(of people: Set<Person>, _ column: SQL) -> SQL {
        let staff = people.compactMap { person -> ID<Staff>? in
            if case .staff(let id) = person { id } else { nil }
        }
        let named: SQL = "\(column) IN \(SQL.list(staff.sorted { $0.number < $1.number }))"
        return people.contains(.nobody) ? "(\(named) OR \(column) IS NULL)" : named
    }

    /// Amounts are typed in hundredths; the few currencies with other minor units are reckoned in theirs.
    private static func within(_ amounts: Amounts, _ column: SQL) -> [SQL] {
        var conditions: [SQL] = []
        func compare(_ comparison: SQL, _ hundredths: Int) {
            conditions.append(
                """
                \(column) \(comparison) CASE WHEN c.currency IN ('JPY','KRW','ISK','VND','CLP','XOF','XAF','UGX','PYG','RWF')
                  THEN \(hundredths) / 100 WHEN c.currency IN ('BHD','IQD','JOD','KWD','LYD','OMR','TND')
                  THEN \(hundredths) * 10 ELSE \(hundredths) END
                """)
        }
        if let from = amounts.from { compare(">=", from) }
        if let to = amounts.to { compare("<=", to) }
        return conditions
    }

    private static func carries(_ flag: ID<Flag>, _ isWanted: Bool, on today: Day) -> SQL {
        let carried: SQL = """
            EXISTS (SELECT 1 FROM customer_flag f WHERE f.customer_id = c.id AND f.flag_id = \(flag)
              AND \(Flag.holds(on: today)))
            """
        return isWanted ? carried : "NOT \(carried)"
    }
}

extension CorrespondenceFilter {
    /// Whether `customer c` received what the filter names.
    func condition(countsUnsent: Bool, in office: Office) -> SQL {
        let days = days(on: office.today)
        let zone = office.actor.timeZone
        let start = days.first.map { Moment(startOf: $0, in: zone) }
        let end = days.last.map { Moment(startOf: $0 + 1, in: zone) }
        let each = types.inOrder().map { type in
            countsUnsent ? Self.madeOrSent(type, from: start, before: end) : Self.sent(type, from: start, before: end)
        }
        return "(\(SQL.joined(each, by: mode == .allOf ? " AND " : " OR ")))"
    }

    /// First and last time decide nearly always; only between them are the letters themselves looked at.
    private static func sent(_ type: ID<CorrespondenceType>, from start: Moment?, before end: Moment?) -> SQL {
        let row: SQL = "SELECT 1 FROM last_received r WHERE r.customer_id = c.id AND r.type_id = \(type)"
        switch (start, end) {
        case (nil, nil): return "EXISTS (\(row))"
        case (nil, let end?): return "EXISTS (\(row) AND r.first_at < \(end))"
        case (let start?, nil): return "EXISTS (\(row) AND r.last_at >= \(start))"
        case (let start?, let end?):
            return """
                EXISTS (\(row) AND r.first_at < \(end) AND r.last_at >= \(start)
                  AND (r.first_at >= \(start) OR r.last_at < \(end) OR EXISTS (
                    SELECT 1 FROM correspondence k WHERE k.customer_id = c.id AND k.type_id = \(type)
                      AND k.deleted_at IS NULL AND k.last_sent_at >= \(start) AND k.last_sent_at < \(end))))
                """
        }
    }

    private static func madeOrSent(_ type: ID<CorrespondenceType>, from start: Moment?, before end: Moment?) -> SQL {
        var conditions: [SQL] = [
            "k.customer_id = c.id", "k.type_id = \(type)", "k.deleted_at IS NULL", "k.status <> 'failed'",
        ]
        if let start { conditions.append("coalesce(k.last_sent_at, k.created_at) >= \(start)") }
        if let end { conditions.append("coalesce(k.last_sent_at, k.created_at) < \(end)") }
        return "EXISTS (SELECT 1 FROM correspondence k WHERE \(SQL.joined(conditions, by: " AND ")))"
    }
}

extension Set {
    /// In a fixed order, so that equal filters make equal statements.
    fileprivate func inOrder<Noun>() -> [ID<Noun>] where Element == ID<Noun> { sorted { $0.number < $1.number } }
}

extension BulkItem.Reason {
    /// In none of the chosen divisions of this kind.
    fileprivate static func outside(_ kind: Division.Kind) -> Self {
        switch kind {
        case .group: .otherGroup
        case .building: .otherBuilding
        case .billingCycle: .otherBillingCycle
        }
    }
}
