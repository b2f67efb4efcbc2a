import SQL

extension InvoiceIntake {
    static func anyInvoice(in office: Office) throws -> Bool {
        try office.database.exists("SELECT 1 FROM invoice LIMIT 1")
    }

    func find(_ key: String) throws -> (id: Int, record: InvoiceRecord)? {
        try office.database.first(
            """
            SELECT id, customer_id, date, due_date, amount, outstanding, currency, reference, purchase_order, terms
            FROM invoice WHERE organisation_id = \(office.organisationID) AND number_key = \(key)
            """
        ) { row in
            (
                row[0],
                InvoiceRecord(
                    customerID: row[1], date: row[2], dueDate: row[3], amount: row[4], outstanding: row[5],
                    currency: row[6], reference: row[7], purchaseOrder: row[8], terms: row[9])
            )
        }
    }

    func add(_ number: String, _ key: String, _ record: InvoiceRecord) throws {
        try InvoiceWriter(office: office).add(number, key, record)
    }

    func change(_ id: Int, _ record: InvoiceRecord) throws {
        try office.database.run(
            """
            UPDATE invoice SET date = \(record.date), due_date = \(record.dueDate), amount = \(record.amount),
              outstanding = \(record.outstanding), currency = \(record.currency), reference = \(record.reference),
              purchase_order = \(record.purchaseOrder), terms = \(record.terms)
            WHERE id = \(id)
            """)
    }

    mutating func finish() throws {
        try aside?.putBack(in: office)
        try TouchedCustomers.keepFigures(of: touched, in: office)
        try overdue.tell(in: office)
        try PaymentNews.invoicesPaid(by: nil, in: office)
    }
}
