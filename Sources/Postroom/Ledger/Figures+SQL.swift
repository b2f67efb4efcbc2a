package import SQL

extension Figures {
    /// A customer's figures as of a day, one for each currency, the customer's own first.
    package static func of(_ customer: ID<Customer>, currency: Currency, on day: Day, in office: Office) throws
        -> [Figures]
    {
        if let only = try single(customer, currency, on: day, in: office) { return [only] }
        var found: [Figures] = try office.database.rows(
            """
            SELECT currency, sum(outstanding), sum(is_open), sum(overdue), sum(is_overdue), min(oldest), sum(received)
            FROM (
              SELECT currency, outstanding, 1 AS is_open,
                CASE WHEN due_date < \(day) AND outstanding > 0 THEN outstanding ELSE 0 END AS overdue,
                CASE WHEN due_date < \(day) AND outstanding > 0 THEN 1 ELSE 0 END AS is_overdue,
                CASE WHEN due_date < \(day) AND outstanding > 0 THEN due_date END AS oldest,
                0 AS received
              FROM invoice WHERE customer_id = \(customer) AND outstanding <> 0 AND status <> 'void'
              UNION ALL
              SELECT currency, 0, 0, 0, 0, NULL, unallocated
              FROM payment WHERE customer_id = \(customer) AND status = 'taken' AND unallocated <> 0
            ) AS item
            GROUP BY currency
            """
        ) { row in
            let currency: Currency = row[0]
            let (unpaid, received): (Int, Int) = (row[1], row[6])
            return Figures(
                currency: currency, balance: Money(unpaid - received, currency), unpaid: Money(unpaid, currency),
                unpaidCount: row[2], overdue: Money(row[3], currency), overdueCount: row[4], oldestDue: row[5],
                onAccount: Money(received, currency))
        }
        if let own = found.firstIndex(where: { $0.currency == currency }) {
            found.insert(found.remove(at: own), at: 0)
        } else {
            found.insert(.zero(currency), at: 0)
        }
        return found
    }

    /// Of a customer who has nothing in another currency, as nearly everybody; `nil` for all others.
    ///
    /// Grouping by currency would have SQLite sort, which costs more than the sums.
    private static func single(
        _ customer: ID<Customer>, _ currency: Currency, on day: Day, in office: Office
    ) throws -> Figures? {
        let own = currency.code
        return try office.database.first(
            """
            SELECT i.unpaid, i.items, i.overdue, i.late, i.oldest, p.received, i.foreigners + p.foreigners
            FROM (
              SELECT coalesce(sum(outstanding), 0) AS unpaid, count(*) AS items,
                coalesce(sum(CASE WHEN due_date < \(day) AND outstanding > 0 THEN outstanding ELSE 0 END), 0) AS overdue,
                coalesce(sum(CASE WHEN due_date < \(day) AND outstanding > 0 THEN 1 ELSE 0 END), 0) AS late,
                min(CASE WHEN due_date < \(day) AND outstanding > 0 THEN due_date END) AS oldest,
                coalesce(sum(currency <> \(own)), 0) AS foreigners
              FROM invoice WHERE customer_id = \(customer) AND outstanding <> 0 AND status <> 'void'
            ) AS i, (
              SELECT coalesce(sum(unallocated), 0) AS received, coalesce(sum(currency <> \(own)), 0) AS foreigners
              FROM payment WHERE customer_id = \(customer) AND status = 'taken' AND unallocated <> 0
            ) AS p
            """
        ) { row -> Figures? in
            guard (row[6] as Int) == 0 else { return nil }
            let (unpaid, received): (Int, Int) = (row[0], row[5])
            return Figures(
                currency: currency, balance: Money(unpaid - received, currency), unpaid: Money(unpaid, currency),
                unpaidCount: row[1], overdue: Money(row[2], currency), overdueCount: row[3], oldestDue: row[4],
                onAccount: Money(received, currency))
        } ?? nil
    }

    static func zero(_ currency: Currency) -> Figures {
        let nothing = Money(0, currency)
        return Figures(
            currency: currency, balance: nothing, unpaid: nothing, unpaidCount: 0, overdue: nothing, overdueCount: 0,
            oldestDue: nil, onAccount: nothing)
    }

    /// Works out anew the figures kept on customers, after their invoices or payments changed.
    ///
    /// - Parameter customers: a condition on `customer`, for example `id = 7`.
    package static func keep(where customers: SQL, on day: Day, in office: Office) throws {
        try office.database.run(
            """
            UPDATE customer SET
              unpaid = coalesce(open.unpaid, 0), unpaid_count = coalesce(open.items, 0),
              overdue = coalesce(open.overdue, 0), overdue_count = coalesce(open.late, 0), oldest_due = open.oldest,
              balance = coalesce(open.unpaid, 0) - coalesce((
                SELECT sum(p.unallocated) FROM payment p
                WHERE p.customer_id = customer.id AND p.status = 'taken' AND p.currency = customer.currency), 0)
            FROM (
              SELECT c.id AS customer_id, sum(i.outstanding) AS unpaid, count(i.id) AS items,
                sum(CASE WHEN i.due_date < \(day) AND i.outstanding > 0 THEN i.outstanding END) AS overdue,
                sum(CASE WHEN i.due_date < \(day) AND i.outstanding > 0 THEN 1 END) AS late,
                min(CASE WHEN i.due_date < \(day) AND i.outstanding > 0 THEN i.due_date END) AS oldest
              FROM customer c LEFT JOIN invoice i
                ON i.customer_id = c.id AND i.currency = c.currency AND i.outstanding <> 0 AND i.status <> 'void'
              WHERE c.id IN (SELECT id FROM customer WHERE \(customers))
              GROUP BY c.id
            ) AS open
            WHERE customer.id = open.customer_id
            """)
    }

    /// Brings `overdue` up to today for customers with an invoice that became overdue since the last time.
    /// Cheap when called again the same day.
    ///
    /// - Returns: whether there was anything to do.
    @discardableResult
    package static func rollDay(in office: Office) throws -> Bool {
        let today = office.today
        let kept: String? = try office.database.first(
            "SELECT ledger_day FROM organisation WHERE id = \(office.organisationID)"
        ) { $0[0] }
        guard let kept, kept != today.text else { return false }
        // After a day's work the invoices due from the kept day up to yesterday are new among the overdue.
        let since = Day(text: kept) ?? Day(sinceEpoch: -700_000)
        try office.atomically {
            try keep(
                where: """
                    id IN (SELECT customer_id FROM invoice WHERE organisation_id = \(office.organisationID)
                      AND outstanding <> 0 AND status <> 'void'
                      AND due_date >= \(min(since, today)) AND due_date < \(max(since, today)))
                    """, on: today, in: office)
            try office.database.run(
                "UPDATE organisation SET ledger_day = \(today) WHERE id = \(office.organisationID)")
        }
        return true
    }
}
