import SQL

extension Payment.Status: SQLBindable, SQLReadable {}

extension Payment {
    private static let selection: SQL = """
        SELECT p.id, p.reference, p.customer_reference, p.date, p.amount, p.unallocated, p.currency, p.method, p.status,
          p.failure_reason, p.is_auto_top_up, p.failed_on, p.version
        FROM payment p
        """

    private init(_ row: borrowing Row) {
        let currency: Currency = row[6]
        self.init(
            id: row[0], reference: row[1], customerReference: row[2], date: row[3], amount: Money(row[4], currency),
            unallocated: Money(row[5], currency), method: row[7], status: row[8], failureReason: row[9],
            isAutoTopUp: row[10], failedOn: row[11], version: row[12])
    }

    /// One page of a customer's payments, newest first.
    ///
    /// - Parameter after: the last payment of the page before, by date and id.
    package static func page(
        of customer: ID<Customer>, after: (date: Day, id: Int)?, limit: Int = 50, in office: Office
    ) throws -> [Payment] {
        try office.require(.view, of: .ledger)
        let older: SQL = after.map { " AND (p.date, p.id) < (\($0.date), \($0.id))" } ?? ""
        return try office.database.rows(
            """
            \(selection) WHERE p.customer_id = \(customer)\(older)
            ORDER BY p.date DESC, p.id DESC LIMIT \(limit)
            """
        ) { Payment($0) }
    }

    /// Every payment of a customer, newest first, one by one: for CSV.
    package static func each(
        of customer: ID<Customer>, in office: Office, _ body: (Payment) throws -> Void
    ) throws {
        try office.require(.view, of: .ledger)
        try office.database.each(
            "\(selection) WHERE p.customer_id = \(customer) ORDER BY p.date DESC, p.id DESC"
        ) { try body(Payment($0)) }
    }

    /// A payment of this customer; somebody else's is not found.
    package static func find(_ id: ID<Payment>, of customer: ID<Customer>, in office: Office) throws -> Payment? {
        try office.require(.view, of: .ledger)
        return try office.database.first(
            """
            \(selection) WHERE p.id = \(id) AND p.customer_id = \(customer)
              AND p.organisation_id = \(office.organisationID)
            """
        ) { Payment($0) }
    }

    /// The invoices that it is, or was, meant for.
    package func allotments(in office: Office) throws -> [Allotment] {
        try office.database.rows(
            """
            SELECT i.number, i.date, a.amount, i.currency FROM allocation a JOIN invoice i ON i.id = a.invoice_id
            WHERE a.payment_id = \(id) ORDER BY i.date, i.id
            """
        ) { Allotment(invoice: $0[0], invoiceDate: $0[1], amount: Money($0[2], $0[3])) }
    }

    /// What was written to the customer about it, the newest first.
    package func letters(in office: Office) throws -> [Correspondence.Reference] {
        try office.require(.view, of: .correspondence)
        return try office.database.rows(
            """
            SELECT k.number, t.name, k.status, \(Correspondence.underWayColumn) FROM correspondence k JOIN correspondence_type t ON t.id = k.type_id
            WHERE k.deleted_at IS NULL AND k.id IN (
              SELECT correspondence_id FROM correspondence_payment WHERE payment_id = \(id)
              UNION SELECT correspondence_id FROM occurrence
              WHERE subject = 'payment' AND subject_id = \(id) AND correspondence_id IS NOT NULL)
            ORDER BY k.id DESC LIMIT 50
            """
        ) {
            Correspondence.Reference(
                number: Correspondence.Number($0[0]), typeName: $0[1], status: $0[2], underWay: $0[3])
        }
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
        let condition: SQL = statuses.map { " AND p.status IN \(SQL.list($0))" } ?? ""
        let order: SQL = topUpsFirst ? "p.is_auto_top_up DESC, p.date DESC, p.id DESC" : "p.date DESC, p.id DESC"
        return try office.database.rows(
            "\(selection) WHERE p.customer_id = \(customer)\(condition) ORDER BY \(order) LIMIT \(limit)"
        ) { Payment($0) }
    }

    /// The invoices that payments were meant for, whether or not anything could be set against them.
    static func invoices(
        meantBy payments: [ID<Payment>], of customer: ID<Customer>, in office: Office
    ) throws -> [ID<Invoice>] {
        try office.database.rows(
            """
            SELECT DISTINCT i.id FROM allocation a JOIN invoice i ON i.id = a.invoice_id
            WHERE a.payment_id IN \(SQL.list(payments)) AND i.customer_id = \(customer) AND i.status <> 'void'
            ORDER BY i.id
            """
        ) { $0[0] }
    }

    /// The customer's payments among these ids, the oldest first; others are left out, so a crafted form reaches
    /// nobody else's.
    package static func find(_ ids: [ID<Payment>], of customer: ID<Customer>, in office: Office) throws -> [Payment] {
        try office.require(.view, of: .ledger)
        let parts = stride(from: 0, to: ids.count, by: 1_000).map { ids[$0..<min($0 + 1_000, ids.count)] }
        let payments = try parts.flatMap { part in
            try office.database.rows(
                "\(selection) WHERE p.customer_id = \(customer) AND p.id IN \(SQL.list(part))"
            ) { Payment($0) }
        }
        return payments.sorted { ($0.date, $0.id.number) < ($1.date, $1.id.number) }
    }
}

extension Correspondence {
    /// A letter as other records name it.
    package struct Reference: Sendable, Equatable {
        package let number: Number
        package let typeName: String
        package let status: Status
        /// Of its first email, while that is under way.
        package let underWay: Message.State?
    }
}
