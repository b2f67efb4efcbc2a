import SQL

/// Writes invoices.
struct InvoiceWriter {
    let office: Office

    func add(_ number: String, _ key: String, _ record: InvoiceRecord) throws {
        try office.database.run(
            """
            INSERT INTO invoice(organisation_id, customer_id, number, number_key, date, due_date, amount, outstanding,
              currency, reference, purchase_order, terms)
            VALUES (\(office.organisationID), \(record.customerID), \(number), \(key), \(record.date), \(record.dueDate),
              \(record.amount), \(record.outstanding), \(record.currency), \(record.reference), \(record.purchaseOrder),
              \(record.terms))
            """)
    }
}
