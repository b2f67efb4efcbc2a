import SQL

extension Invoice.Status: SQLBindable, SQLReadable {}

extension Invoice {
    private static let columns: SQL = """
        id, number, date, due_date, amount, outstanding, currency, reference, status, document_id IS NOT NULL
        """

    private init(_ row: borrowing Row) {
        let currency: Currency = row[6]
        self.init(
            id: row[0], number: row[1], date: row[2], dueDate: row[3], amount: Money(row[4], currency),
            outstanding: Money(row[5], currency), reference: row[7], status: row[8], hasBill: row[9])
    }

    /// The invoices that meet a condition, in an order.
    static func list(where condition: SQL, by order: SQL, in office: Office) throws -> [Invoice] {
        try office.database.rows("SELECT \(columns) FROM invoice WHERE \(condition) ORDER BY \(order)") {
            Invoice($0)
        }
    }

    /// A customer's overdue invoices, the oldest first.
    package static func overdue(of customer: ID<Customer>, on day: Day, in office: Office) throws -> [Invoice] {
        try office.require(.view, of: .ledger)
        return try office.database.rows(
            """
            SELECT \(columns) FROM invoice
            WHERE customer_id = \(customer) AND outstanding <> 0 AND status <> 'void' AND due_date < \(day)
              AND outstanding > 0
            ORDER BY due_date, date, id
            """
        ) { Invoice($0) }
    }

    /// The unpaid invoices that a payment in their currency may be for, in the order in which they are due.
    package static func payable(
        of customer: ID<Customer>, in currency: Currency, limit: Int, in office: Office
    ) throws -> [Invoice] {
        try office.require(.view, of: .ledger)
        return try office.database.rows(
            """
            SELECT \(columns) FROM invoice
            WHERE customer_id = \(customer) AND outstanding <> 0 AND status <> 'void' AND outstanding > 0
              AND currency = \(currency)
            ORDER BY due_date, date, id LIMIT \(limit)
            """
        ) { Invoice($0) }
    }

    /// One page of a customer's invoices, newest first.
    ///
    /// - Parameters:
    ///   - openOnly: leaves out what is paid.
    ///   - after: the last invoice of the page before, by date and id.
    package static func page(
        of customer: ID<Customer>, openOnly: Bool, after: (date: Day, id: Int)?, limit: Int = 50, in office: Office
    ) throws -> [Invoice] {
        try office.require(.view, of: .ledger)
        var conditions: [SQL] = ["customer_id = \(customer)"]
        if openOnly { conditions.append("outstanding <> 0 AND status <> 'void'") }
        if let after { conditions.append("(date, id) < (\(after.date), \(after.id))") }
        return try office.database.rows(
            """
            SELECT \(columns) FROM invoice WHERE \(SQL.joined(conditions, by: " AND "))
            ORDER BY date DESC, id DESC LIMIT \(limit)
            """
        ) { Invoice($0) }
    }

    /// The customer's invoices among these ids; others are left out, so a crafted form reaches nobody else's.
    package static func find(_ ids: [ID<Invoice>], of customer: ID<Customer>, in office: Office) throws -> [Invoice] {
        try office.require(.view, of: .ledger)
        // A statement takes only so many values, and a form may hold any number of ticks.
        let parts = stride(from: 0, to: ids.count, by: 1_000).map { ids[$0..<min($0 + 1_000, ids.count)] }
        let invoices = try parts.flatMap { part in
            try office.database.rows(
                "SELECT \(columns) FROM invoice WHERE customer_id = \(customer) AND id IN \(SQL.list(part))"
            ) { Invoice($0) }
        }
        return invoices.sorted { ($0.dueDate, $0.date, $0.id.number) < ($1.dueDate, $1.date, $1.id.number) }
    }

    /// Every invoice of a customer, newest first, one by one: for CSV.
    package static func each(
        of customer: ID<Customer>, openOnly: Bool, in office: Office, _ body: (Invoice) throws -> Void
    ) throws {
        try office.require(.view, of: .ledger)
        let condition: SQL = openOnly ? " AND outstanding <> 0 AND status <> 'void'" : ""
        try office.database.each(
            "SELECT \(columns) FROM invoice WHERE customer_id = \(customer)\(condition) ORDER BY date DESC, id DESC"
        ) { try body(Invoice($0)) }
    }

    /// A customer's invoice of this number.
    package static func find(number: String, of customer: ID<Customer>, in office: Office) throws -> Invoice? {
        try office.require(.view, of: .ledger)
        return try office.database.first(
            """
            SELECT \(columns) FROM invoice
            WHERE organisation_id = \(office.organisationID) AND number_key = \(number.trimmed.lowercased())
              AND customer_id = \(customer)
            """
        ) { Invoice($0) }
    }

    /// The newest correspondence about each of these invoices; invoices without any are left out.
    package static func lastLetters(
        about invoices: [Invoice], in office: Office
    ) throws -> [ID<Invoice>: Correspondence.Number] {
        try office.require(.view, of: .correspondence)
        guard !invoices.isEmpty else { return [:] }
        var letters: [ID<Invoice>: Correspondence.Number] = [:]
        try office.database.each(
            """
            SELECT l.invoice_id, max(k.number) FROM correspondence_invoice l
            JOIN correspondence k ON k.id = l.correspondence_id
            WHERE l.invoice_id IN \(SQL.list(invoices.map(\.id))) AND k.deleted_at IS NULL
            GROUP BY l.invoice_id
            """
        ) { row in letters[row[0]] = Correspondence.Number(row[1]) }
        return letters
    }

    /// The customer account that an invoice of this number belongs to.
    package static func account(ofNumber number: String, in office: Office) throws -> String? {
        try office.database.first(
            """
            SELECT c.account_number FROM invoice i JOIN customer c ON c.id = i.customer_id
            WHERE i.organisation_id = \(office.organisationID) AND i.number_key = \(number.trimmed.lowercased())
            """
        ) { $0[0] }
    }
}
