import SQL

/// What a record's page says about what it is linked with.
extension Correspondence {
    /// A linked payment.
    package struct LinkedPayment: Sendable, Equatable {
        package let reference: String
        package let date: Day
        package let amount: Money
        package let status: Payment.Status
    }

    package func linkedPayments(in office: Office) throws -> [LinkedPayment] {
        try office.database.rows(
            """
            SELECT p.reference, p.date, p.amount, p.currency, p.status FROM correspondence_payment l
            JOIN payment p ON p.id = l.payment_id
            WHERE l.correspondence_id = \(id) ORDER BY p.date DESC, p.id DESC LIMIT 20
            """
        ) { LinkedPayment(reference: $0[0], date: $0[1], amount: Money($0[2], $0[3]), status: $0[4]) }
    }

    /// When and how a delivery was recorded; `nil` where none was.
    package func deliveryFacts(in office: Office) throws -> (day: Day, method: String)? {
        try office.database.first(
            """
            SELECT delivered_on, delivery_method FROM correspondence
            WHERE id = \(id) AND delivered_on IS NOT NULL
            """
        ) { row in
            (day: row[0], method: DeliveryMethod(rawValue: row[1])?.title ?? "")
        }
    }
}
