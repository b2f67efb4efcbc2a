import SQL

extension Invoice {
    /// What of a payment is set against it.
    package struct Part: Sendable, Equatable {
        package let payment: ID<Payment>
        package let reference: String
        package let date: Day
        package let status: Payment.Status
        package let amount: Money
    }

    /// The payments that are, or were, meant for it, the newest first.
    package func payments(in office: Office) throws -> [Part] {
        try office.require(.view, of: .ledger)
        return try office.database.rows(
            """
            SELECT p.id, p.reference, p.date, p.status, a.amount, p.currency
            FROM allocation a JOIN payment p ON p.id = a.payment_id
            WHERE a.invoice_id = \(id) ORDER BY p.date DESC, p.id DESC LIMIT 100
            """
        ) { Part(payment: $0[0], reference: $0[1], date: $0[2], status: $0[3], amount: Money($0[4], $0[5])) }
    }

    /// What was written to the customer about it, the newest first.
    package func letters(in office: Office) throws -> [Correspondence.Reference] {
        try office.require(.view, of: .correspondence)
        return try office.database.rows(
            """
            SELECT k.number, t.name, k.status, \(Correspondence.underWayColumn) FROM correspondence_invoice l
            JOIN correspondence k ON k.id = l.correspondence_id JOIN correspondence_type t ON t.id = k.type_id
            WHERE l.invoice_id = \(id) AND k.deleted_at IS NULL ORDER BY k.id DESC LIMIT 50
            """
        ) {
            Correspondence.Reference(
                number: Correspondence.Number($0[0]), typeName: $0[1], status: $0[2], underWay: $0[3])
        }
    }
}
