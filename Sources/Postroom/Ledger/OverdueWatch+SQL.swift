import SQL

extension OverdueWatch {
    private static let setting = "overdue watch"

    /// Looks at the next invoices that became overdue, in one transaction.
    ///
    /// - Returns: how many there were; fewer than the limit: it is up to date.
    package static func notice(limit: Int = 200, in office: Office) throws -> Int {
        guard let since = try since(in: office) else { return 0 }
        let before = office.today - 1
        let start = Mark.end(of: since - 1)
        let mark = try mark(in: office).map { $0.due < start.due ? start : $0 } ?? start
        guard mark.due <= before, mark != .end(of: before) else { return 0 }
        return try office.atomically {
            let found = try office.database.rows(
                """
                SELECT id, customer_id, number, due_date, outstanding, currency FROM invoice
                WHERE organisation_id = \(office.organisationID) AND outstanding <> 0 AND status <> 'void'
                  AND (due_date, id) > (\(mark.due), \(mark.id)) AND due_date < \(office.today)
                  AND outstanding > 0 AND status <> 'disputed'
                ORDER BY due_date, id LIMIT \(limit)
                """
            ) { Found($0) }
            for invoice in found { try tell(of: invoice, in: office) }
            let reached = found.count < limit ? Mark.end(of: before) : found.last.map { Mark(due: $0.due, id: $0.id) }
            if let reached { try keep(reached, in: office) }
            return found.count
        }
    }

    /// The first due date that any rule asks about; `nil`: none asks.
    static func since(in office: Office) throws -> Day? {
        try office.database.first(
            """
            SELECT min(enabled_on) FROM todo_rule
            WHERE organisation_id = \(office.organisationID) AND deleted_at IS NULL AND is_enabled = 1
              AND created_by_event = \(Occurrence.Kind.invoiceOverdue)
            """
        ) { $0[0] as Day? } ?? nil
    }

    /// Looks at an invoice that came when its day had been looked at already.
    static func noticeLate(_ key: String, in office: Office) throws {
        guard let mark = try mark(in: office) else { return }
        let found = try office.database.first(
            """
            SELECT id, customer_id, number, due_date, outstanding, currency FROM invoice
            WHERE organisation_id = \(office.organisationID) AND number_key = \(key)
              AND (due_date, id) <= (\(mark.due), \(mark.id)) AND status <> 'disputed'
            """
        ) { Found($0) }
        if let found { try tell(of: found, in: office) }
    }

    /// Leaves alone what is overdue as of today.
    static func skip(in office: Office) throws {
        try keep(.end(of: office.today - 1), in: office)
    }

    private struct Found {
        let id: Int
        let customer: ID<Customer>
        let number: String
        let due: Day
        let outstanding: Money

        init(_ row: borrowing Row) {
            (id, customer, number, due) = (row[0], row[1], row[2], row[3])
            outstanding = Money(row[4], row[5])
        }
    }

    private static func tell(of invoice: Found, in office: Office) throws {
        try Occurrence.record(
            .invoiceOverdue, of: .invoice, invoice.id, customer: invoice.customer,
            note: "\(invoice.number), \(invoice.outstanding.text)", from: invoice.due, in: office)
    }

    private static func mark(in office: Office) throws -> Mark? {
        let text: String? = try office.database.first(
            "SELECT value FROM setting WHERE organisation_id = \(office.organisationID) AND name = \(setting)"
        ) { $0[0] }
        return text.flatMap { Mark(text: $0) }
    }

    private static func keep(_ mark: Mark, in office: Office) throws {
        try office.database.run(
            """
            INSERT INTO setting(organisation_id, name, value) VALUES (\(office.organisationID), \(setting), \(mark.text))
            ON CONFLICT (organisation_id, name) DO UPDATE SET value = excluded.value
            """)
    }
}
