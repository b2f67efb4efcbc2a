import SQL

extension CustomerList {
    /// One page of the list.
    package func page(in office: Office) throws -> Page {
        try office.require(.view, of: .customers)
        let tally = try filter?.tally(in: office)
        let count = try tally?.count ?? count(in: office)
        let most = filter == nil ? Self.countLimit : count
        var lines: [Line] = []
        try each(limit: Self.pageSize + 1, isFew: count < Self.fewEnoughToSort, in: office) { lines.append($0) }
        let next = lines.count > Self.pageSize ? lines[Self.pageSize - 1].cursor : nil
        return Page(
            lines: Array(lines.prefix(Self.pageSize)), next: next, count: min(count, most), isCountCapped: count > most,
            isCountExact: tally?.isExact ?? true)
    }

    /// Every customer the list shows, one by one, in its order: for CSV.
    ///
    /// - Parameter isFew: whether the large filter is known to leave few.
    package func each(limit: Int? = nil, isFew: Bool = false, in office: Office, _ body: (Line) throws -> Void) throws {
        try office.require(.view, of: .customers)
        let conditions = SQL.joined(
            try conditions(in: office) + filterConditions(isFew: isFew, in: office) + cursorCondition, by: " AND ")
        let lastSent: SQL =
            filter == nil ? "NULL" : "(SELECT max(r.last_at) FROM last_received r WHERE r.customer_id = c.id)"
        let direction: SQL = isDescending ? "DESC" : "ASC"
        let ordering: SQL =
            order == .oldest
            ? "c.oldest_due IS NULL, \(column) \(direction), c.id \(direction)"
            : "\(column) \(direction), c.id \(direction)"
        try office.database.each(
            """
            SELECT c.id, c.account_number, c.name, s.name, s.is_active, s.is_suspended, c.payment_method,
              coalesce(r.name, ''), c.currency, c.balance, c.unpaid, c.overdue, c.oldest_due, c.on_hold,
              \(lastSent), CAST(\(column) AS TEXT)
            FROM customer c
            JOIN customer_status s ON s.id = c.status_id
            LEFT JOIN staff r ON r.id = c.credit_controller_id
            WHERE \(conditions) ORDER BY \(ordering) LIMIT \(limit ?? -1)
            """
        ) { row in
            let currency: Currency = row[8]
            try body(
                Line(
                    id: row[0], account: row[1], name: row[2], status: row[3], isActive: row[4], isSuspended: row[5],
                    paymentMethod: row[6], creditController: row[7], balance: Money(row[9], currency),
                    unpaid: Money(row[10], currency), overdue: Money(row[11], currency), oldestDue: row[12],
                    isOnHold: row[13], lastSent: row[14],
                    cursor: ListCursor(value: row[15] as String? ?? "", id: row[0])))
        }
    }

    private func filterConditions(isFew: Bool, in office: Office) throws -> [SQL] {
        guard let filter else { return [] }
        let conditions = try filter.conditions(in: office)
        guard isFew else { return conditions }
        return [
            """
            c.id IN (SELECT c.id FROM customer c INDEXED BY customer_selection
              WHERE \(SQL.joined(conditions, by: " AND ")))
            """
        ]
    }

    /// Up to one more than `countLimit`. The bare list is read from the kept tally.
    private func count(in office: Office) throws -> Int {
        if words.trimmed.isEmpty, view == .all, creditController == nil {
            let byStatus: SQL = status.map { " AND status_id = \($0)" } ?? ""
            let tally: Int? = try office.database.first(
                "SELECT sum(customers) FROM customer_tally WHERE organisation_id = \(office.organisationID)\(byStatus)"
            ) { $0[0] as Int? ?? 0 }
            return tally ?? 0
        }
        let conditions = SQL.joined(try conditions(in: office), by: " AND ")
        let counted: Int? = try office.database.first(
            "SELECT count(*) FROM (SELECT 1 FROM customer c WHERE \(conditions) LIMIT \(Self.countLimit + 1)) AS some"
        ) { $0[0] }
        return counted ?? 0
    }

    private var column: SQL {
        switch order {
        case .account: "c.account_key"
        case .name: "c.name_key"
        case .balance: "c.balance"
        case .overdue: "c.overdue"
        case .oldest: "c.oldest_due"
        }
    }

    private var cursorCondition: [SQL] {
        guard let after else { return [] }
        let comparison: SQL = isDescending ? "<" : ">"
        switch order {
        case .balance, .overdue:
            return ["(\(column), c.id) \(comparison) (\(Int(after.value) ?? 0), \(after.id))"]
        case .oldest where after.value.isEmpty:
            return ["c.oldest_due IS NULL AND c.id \(comparison) \(after.id)"]
        case .oldest:
            return ["(c.oldest_due IS NULL OR (c.oldest_due, c.id) \(comparison) (\(after.value), \(after.id)))"]
        case .account, .name:
            return ["(\(column), c.id) \(comparison) (\(after.value), \(after.id))"]
        }
    }

    private func conditions(in office: Office) throws -> [SQL] {
        // With words, their few hits are looked up one by one; the sum keeps the database from walking everybody.
        var conditions: [SQL] = [
            words.trimmed.isEmpty
                ? "c.organisation_id = \(office.organisationID)" : "c.organisation_id + 0 = \(office.organisationID)"
        ]
        if let status { conditions.append("c.status_id = \(status)") }
        if let creditController { conditions.append("c.credit_controller_id = \(creditController)") }
        let today = office.today
        switch view {
        case .all: break
        case .outstanding: conditions.append("c.unpaid > 0")
        case .overdue: conditions.append("c.overdue > 0")
        case .over30: conditions.append("c.oldest_due < \(today - 30)")
        case .over60: conditions.append("c.oldest_due < \(today - 60)")
        case .over90: conditions.append("c.oldest_due < \(today - 90)")
        case .onHold: conditions.append("c.on_hold = 1")
        case .credit: conditions.append("c.balance < 0")
        }
        if !words.trimmed.isEmpty { conditions.append(CustomerIndex.condition(for: words, of: office.organisationID)) }
        return conditions
    }
}
