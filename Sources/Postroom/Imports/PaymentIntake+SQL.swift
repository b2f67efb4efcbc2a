import SQL

extension PaymentRecord.Status: SQLBindable, SQLReadable {}

extension PaymentIntake {
    func find(_ key: String) throws -> (id: Int, record: PaymentRecord)? {
        try office.database.first(
            """
            SELECT p.id, p.customer_id, p.date, p.amount, p.currency, p.method, p.status, p.customer_reference,
              p.failure_reason, p.failed_on, p.is_auto_top_up,
              (SELECT min(a.invoice_id) FROM allocation a WHERE a.payment_id = p.id)
            FROM payment p WHERE p.organisation_id = \(office.organisationID) AND p.reference_key = \(key)
            """
        ) { row in
            (
                row[0],
                PaymentRecord(
                    customerID: row[1], date: row[2], amount: row[3], currency: row[4], method: row[5],
                    status: row[6],
                    customerReference: row[7], failureReason: row[8], failedOn: row[9], isAutoTopUp: row[10],
                    invoiceID: row[11])
            )
        }
    }

    /// The invoice that a payment names; it must be the same customer's, in the same currency.
    func invoice(_ number: String, _ payment: PaymentRecord) throws -> Int {
        let found: (id: Int, customer: Int, currency: Currency)? = try office.database.first(
            """
            SELECT id, customer_id, currency FROM invoice
            WHERE organisation_id = \(office.organisationID) AND number_key = \(number.lowercased())
            """
        ) { ($0[0], $0[1], $0[2]) }
        guard let found else { throw BadRow("there is no invoice \(number.shortened(to: 60))") }
        guard found.customer == payment.customerID else {
            throw BadRow("the invoice \(number) belongs to another account")
        }
        guard found.currency == payment.currency else {
            throw BadRow(
                "the payment is in \(payment.currency.code), the invoice in \(found.currency.code)")
        }
        return found.id
    }

    /// How much less is outstanding on an invoice than its amount, beyond what payments that are here were set against.
    func unexplainedReduction(of invoice: Int) throws -> Int {
        try office.database.first(
            """
            SELECT i.amount - i.outstanding
              - ifnull((SELECT sum(a.amount) FROM allocation a WHERE a.invoice_id = i.id), 0)
            FROM invoice i WHERE i.id = \(invoice)
            """
        ) { $0[0] } ?? 0
    }

    func add(_ reference: String, _ key: String, _ record: PaymentRecord) throws -> Int {
        let id = try office.database.insert(
            """
            INSERT INTO payment(organisation_id, customer_id, reference, reference_key, customer_reference, date, amount,
              unallocated, currency, method, status, failure_reason, failed_on, is_auto_top_up)
            VALUES (\(office.organisationID), \(record.customerID), \(reference), \(key), \(record.customerReference),
              \(record.date), \(record.amount), \(record.amount), \(record.currency), \(record.method), \(record.status),
              \(record.failureReason), \(record.failedOn), \(record.isAutoTopUp))
            """)
        try Allocation.set(id, against: record, in: office)
        return id
    }

    func change(_ id: Int, _ record: PaymentRecord) throws {
        try Allocation.lift(id, in: office)
        try office.database.run(
            """
            UPDATE payment SET customer_reference = \(record.customerReference), date = \(record.date),
              amount = \(record.amount), unallocated = \(record.amount), currency = \(record.currency),
              method = \(record.method), status = \(record.status), failure_reason = \(record.failureReason),
              failed_on = \(record.failedOn), is_auto_top_up = \(record.isAutoTopUp), version = version + 1
            WHERE id = \(id)
            """)
        try Allocation.set(id, against: record, in: office)
    }

    mutating func finish() throws {
        try TouchedCustomers.keepFigures(of: touched, in: office)
        try news.tell(in: office)
    }
}
