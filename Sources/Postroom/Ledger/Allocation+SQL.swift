import SQL

/// The part of a payment that is set against an invoice.
enum Allocation {
    /// Sets as much of a new payment against its invoice as is outstanding there.
    ///
    /// The row is kept where nothing could be set, so that a second import finds the same invoice.
    static func set(_ payment: Int, against record: PaymentRecord, in office: Office) throws {
        guard let invoice = record.invoiceID else { return }
        let outstanding: Int =
            try office.database.first("SELECT outstanding FROM invoice WHERE id = \(invoice)") { $0[0] }
            ?? 0
        let isSet = record.status == .taken && record.amount > 0 && outstanding > 0
        let amount = isSet ? min(record.amount, outstanding) : 0
        try office.database.run(
            "INSERT INTO allocation(payment_id, invoice_id, amount) VALUES (\(payment), \(invoice), \(amount))"
        )
        try move(amount, from: payment, to: invoice, in: office)
    }

    /// Takes back what a payment was set against.
    static func lift(_ payment: Int, in office: Office) throws {
        for row in try rows(of: payment, in: office) {
            try move(-row.amount, from: payment, to: row.invoice, in: office)
        }
        try office.database.run("DELETE FROM allocation WHERE payment_id = \(payment)")
    }

    /// Sets as much of a payment as is left against an invoice, as much as is outstanding there.
    static func set(_ payment: Int, against invoice: Int, currency: Currency, in office: Office) throws {
        let amount: Int? = try office.database.first(
            """
            SELECT CASE WHEN p.unallocated < i.outstanding THEN p.unallocated ELSE i.outstanding END
            FROM payment p JOIN invoice i ON i.customer_id = p.customer_id
            WHERE p.id = \(payment) AND i.id = \(invoice) AND i.currency = \(currency)
              AND p.unallocated > 0 AND i.outstanding > 0
            """
        ) { $0[0] }
        guard let amount else { return }
        try office.database.run(
            "INSERT INTO allocation(payment_id, invoice_id, amount) VALUES (\(payment), \(invoice), \(amount))")
        try move(amount, from: payment, to: invoice, in: office)
    }

    /// Takes back what a payment was set against, and still knows the invoices that it was meant for.
    static func empty(_ payment: Int, in office: Office) throws {
        for row in try rows(of: payment, in: office) {
            try move(-row.amount, from: payment, to: row.invoice, in: office)
        }
        try office.database.run("UPDATE allocation SET amount = 0 WHERE payment_id = \(payment)")
    }

    private static func rows(of payment: Int, in office: Office) throws -> [(invoice: Int, amount: Int)] {
        try office.database.rows("SELECT invoice_id, amount FROM allocation WHERE payment_id = \(payment)") {
            ($0[0], $0[1])
        }
    }

    private static func move(_ amount: Int, from payment: Int, to invoice: Int, in office: Office)
        throws
    {
        guard amount != 0 else { return }
        try office.database.run(
            "UPDATE invoice SET outstanding = outstanding - \(amount) WHERE id = \(invoice)")
        try office.database.run(
            "UPDATE payment SET unallocated = unallocated - \(amount) WHERE id = \(payment)")
    }
}
