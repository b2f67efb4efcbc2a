import SQL

extension SendBills {
    private static let source: SQL = """
        FROM invoice i JOIN customer c ON c.id = i.customer_id JOIN customer_status s ON s.id = c.status_id
        """
    private static let mayHave: SQL = "c.receives_email = 1 AND s.allows_correspondence = 1"

    package func find(in office: Office) throws -> Found {
        try office.require(.edit, of: .sending)
        return try office.reading {
            let seen: Int = try office.database.first("SELECT coalesce(max(id), 0) FROM message") { $0[0] } ?? 0
            var recipients = BillRecipients(office: office)
            let unsent = try bills(emailed: false, &recipients, in: office)
            let sent = excludesSent ? [] : try bills(emailed: true, &recipients, in: office)
            let bills = sent.isEmpty ? unsent : (unsent + sent).sorted { ($0.date, $0.number) < ($1.date, $1.number) }
            return Found(
                bills: Array(bills.prefix(Self.mostShown)), isMore: bills.count > Self.mostShown,
                leftOut: try leftOut(in: office), missing: try missing(in: office), seen: seen)
        }
    }

    private func bills(
        emailed: Bool, _ recipients: inout BillRecipients, in office: Office
    ) throws -> [WaitingBill] {
        try office.database.rows(
            """
            SELECT i.id, i.number, i.customer_id, c.account_number, c.name, i.date, i.amount, i.outstanding, i.currency,
              i.emailed_at, coalesce(c.preferred_channel, '') = 'post',
              EXISTS (SELECT 1 FROM letter_order_invoice o JOIN letter_order_item p
                ON p.order_id = o.order_id AND p.position = o.position WHERE o.invoice_id = i.id AND p.outcome = 0),
              EXISTS (SELECT 1 FROM correspondence_invoice l JOIN message m ON m.correspondence_id = l.correspondence_id
                WHERE l.invoice_id = i.id AND l.document_id IS NOT NULL
                  AND m.state IN ('new','queued','sending','deferred','uncertain'))
            \(Self.source)
            WHERE \(conditions(emailed: emailed, in: office)) AND \(Self.mayHave)
            ORDER BY i.date, i.id LIMIT \(Self.mostShown + 1)
            """
        ) { row in
            let currency: Currency = row[8]
            let addresses = try recipients.of(row[2])
            let (prefersPost, isOrdered, isUnderWay): (Bool, Bool, Bool) = (row[10], row[11], row[12])
            let emailedAt: Moment? = row[9]
            return WaitingBill(
                id: row[0], number: row[1], account: row[3], customerName: row[4], date: row[5],
                amount: Money(row[6], currency), outstanding: Money(row[7], currency), lastEmailed: emailedAt,
                recipients: addresses,
                bar: isOrdered
                    ? "Somebody has just sent it; it is about to be queued."
                    : isUnderWay
                        ? "It is queued already, or may have arrived."
                        : addresses.isEmpty ? "No valid email address for bills." : nil,
                caution: prefersPost
                    ? "This customer prefers letters by post." : emailedAt != nil ? "It was emailed before." : nil)
        }
    }

    private func leftOut(in office: Office) throws -> Int {
        try office.database.first(
            """
            SELECT count(*) FROM (SELECT 1 \(Self.source)
              WHERE \(conditions(emailed: false, in: office)) AND NOT (\(Self.mayHave)) LIMIT \(Found.mostCounted))
            """
        ) { $0[0] } ?? 0
    }

    /// Looks at the newest due invoices alone, so that a ledger without bills is not walked through.
    private func missing(in office: Office) throws -> [(number: String, account: String, customer: String)] {
        var days: [SQL] = []
        if let from { days.append("d.date >= \(from)") }
        if let to { days.append("d.date <= \(to)") }
        return try office.database.rows(
            """
            SELECT d.number, c.account_number, c.name FROM (
              SELECT number, customer_id, document_id, date, due_date, id FROM invoice
              WHERE organisation_id = \(office.organisationID) AND outstanding <> 0 AND status <> 'void'
              ORDER BY due_date DESC LIMIT 5000) d
            JOIN customer c ON c.id = d.customer_id
            WHERE \(SQL.joined(["d.document_id IS NULL"] + days, by: " AND "))
            ORDER BY d.due_date DESC, d.id LIMIT \(Found.mostNamed + 1)
            """
        ) { (number: $0[0], account: $0[1], customer: $0[2]) }
    }

    private func conditions(emailed: Bool, in office: Office) -> SQL {
        var conditions: [SQL] = [
            "i.organisation_id = \(office.organisationID)", "i.document_id IS NOT NULL", "i.status <> 'void'",
        ]
        conditions.append(emailed ? "i.emailed_at IS NOT NULL" : "i.emailed_at IS NULL")
        if let from { conditions.append("i.date >= \(from)") }
        if let to { conditions.append("i.date <= \(to)") }
        if let least = outstanding.from { conditions.append("i.outstanding >= \(least)") }
        if let most = outstanding.to { conditions.append("i.outstanding <= \(most)") }
        if !statuses.isEmpty {
            conditions.append("c.status_id IN \(SQL.list(statuses.sorted { $0.number < $1.number }))")
        }
        return SQL.joined(conditions, by: " AND ")
    }
}

/// Who has the bills of a customer, asked once for each.
private struct BillRecipients {
    let office: Office
    private var known: [ID<Customer>: [String]] = [:]

    init(office: Office) { self.office = office }

    mutating func of(_ customer: ID<Customer>) throws -> [String] {
        if let found = known[customer] { return found }
        let found = try ContactPoint.defaultRecipients(of: customer, for: .billing, in: office).map(\.value)
        known[customer] = found
        return found
    }
}
