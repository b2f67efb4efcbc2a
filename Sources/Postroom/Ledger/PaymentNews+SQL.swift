import SQL

/// Tells the rest of the house what happened to a payment, in the transaction in which it happened.
struct PaymentNews {
    let payment: Int
    let customer: ID<Customer>
    let amount: Money
    let office: Office

    func failed(reason: String, isDirectDebit: Bool) throws {
        let note = reason.isEmpty ? amount.text : "\(amount.text), \(reason)"
        try tell(.paymentFailed, note)
        if isDirectDebit { try tell(.directDebitFailed, note) }
    }

    func received() throws {
        guard amount.minor > 0 else { return }
        try tell(.paymentReceived, amount.text)
    }

    func toppedUp() throws {
        try tell(.autoTopUp, amount.text)
    }

    private func tell(_ kind: Occurrence.Kind, _ note: String) throws {
        try Occurrence.record(kind, of: .payment, payment, customer: customer, note: note, in: office)
    }

    /// Tells of every invoice that is paid and that an open TODO waits for.
    ///
    /// - Parameter customer: whose; `nil`: everybody's, after an import.
    static func invoicesPaid(by customer: ID<Customer>?, in office: Office) throws {
        let whose: SQL = customer.map { " AND t.customer_id = \($0)" } ?? ""
        let paid: [(invoice: Int, customer: ID<Customer>, number: String)] = try office.database.rows(
            """
            SELECT DISTINCT t.subject_id, t.customer_id, i.number
            FROM todo t JOIN invoice i ON i.id = t.subject_id
            WHERE t.subject = 'invoice' AND t.completed_at IS NULL\(whose)
              AND t.rule_id IN (SELECT id FROM todo_rule WHERE organisation_id = \(office.organisationID)
                AND completed_by_event = \(Occurrence.Kind.invoicePaid))
              AND (i.outstanding <= 0 OR i.status = 'void')
            ORDER BY t.customer_id, t.subject_id
            """
        ) { ($0[0], $0[1], $0[2]) }
        for item in paid {
            try Occurrence.record(
                .invoicePaid, of: .invoice, item.invoice, customer: item.customer, note: item.number, in: office)
        }
    }

    /// Customers with an open TODO that a payment would complete.
    static func customersAwaited(in office: Office) throws -> Set<Int> {
        Set(
            try office.database.rows(
                """
                SELECT DISTINCT customer_id FROM todo
                WHERE completed_at IS NULL AND rule_id IN (SELECT id FROM todo_rule
                  WHERE organisation_id = \(office.organisationID) AND deleted_at IS NULL
                  AND completed_by_event = \(Occurrence.Kind.paymentReceived))
                """
            ) { $0[0] as Int })
    }
}
