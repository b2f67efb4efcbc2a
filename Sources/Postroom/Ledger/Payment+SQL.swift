import SQL

extension Payment.Status: SQLBindable, SQLReadable {}

extension Payment {
    private static let columns: SQL = """
        id, reference, customer_reference, date, amount, unallocated, currency, method, status, failure_reason,
          is_auto_top_up
        """

    private init(_ row: borrowing Row) {
        let currency: Currency = row[6]
        self.init(
            id: row[0], reference: row[1], customerReference: row[2], date: row[3], amount: Money(row[4], currency),
            unallocated: Money(row[5], currency), method: row[7], status: row[8], failureReason: row[9],
            isAutoTopUp: row[10])
    }

    /// A customer's payments, the newest first.
    ///
    /// - Parameters:
    ///   - statuses: `nil`: whatever became of them.
    ///   - topUpsFirst: puts automatic top-ups before all others.
    package static func page(
        of customer: ID<Customer>, statuses: [Status]? = nil, topUpsFirst: Bool = false, limit: Int = 100,
        in office: Office
    ) throws -> [Payment] {
        try office.require(.view, of: .ledger)
        let condition: SQL = statuses.map { " AND status IN \(SQL.list($0))" } ?? ""
        let order: SQL = topUpsFirst ? "is_auto_top_up DESC, date DESC, id DESC" : "date DESC, id DESC"
        return try office.database.rows(
            "SELECT \(columns) FROM payment WHERE customer_id = \(customer)\(condition) ORDER BY \(order) LIMIT \(limit)"
        ) { Payment($0) }
    }

    /// The customer's payments among these ids, the oldest first; others are left out, so a crafted form reaches
    /// nobody else's.
    package static func find(_ ids: [ID<Payment>], of customer: ID<Customer>, in office: Office) throws -> [Payment] {
        try office.require(.view, of: .ledger)
        let parts = stride(from: 0, to: ids.count, by: 1_000).map { ids[$0..<min($0 + 1_000, ids.count)] }
        let payments = try parts.flatMap { part in
            try office.database.rows(
                "SELECT \(columns) FROM payment WHERE customer_id = \(customer) AND id IN \(SQL.list(part))"
            ) { Payment($0) }
        }
        return payments.sorted { ($0.date, $0.id.number) < ($1.date, $1.id.number) }
    }
}
