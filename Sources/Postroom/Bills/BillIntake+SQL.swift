import SQL

extension BillIntake.Source: SQLBindable, SQLReadable {}
extension BillIntake.Outcome: SQLBindable, SQLReadable {}

extension BillIntake {
    /// Opens an intake; what comes in is added file by file, each in a transaction of its own.
    package static func begin(_ source: Source, in office: Office) throws -> BillIntake {
        try office.require(.edit, of: .ledger)
        return BillIntake(
            id: ID(
                try office.database.insert(
                    """
                    INSERT INTO bill_intake(organisation_id, at, staff_id, source)
                    VALUES (\(office.organisationID), \(office.now), \(office.actor.staffID), \(source))
                    """)))
    }

    /// Takes in a checked PDF as the bill of the invoice that its name stands for. A bill that was there is kept, but no
    /// longer the invoice's; whoever waited for the bill is ready then.
    ///
    /// - Parameter number: of the invoice, where somebody or a list has said it.
    package func take(
        _ bytes: [UInt8], pages: Int, named filename: String, for number: String? = nil, in office: Office
    ) throws -> Taken {
        try office.require(.edit, of: .ledger)
        return try office.atomically {
            let found = try invoices(number.map { [$0.trimmed] } ?? Self.numbers(in: filename), in: office)
            guard let invoice = found.first else {
                let sought = number?.trimmed ?? Self.numbers(in: filename)[0]
                return try note(
                    Taken(
                        filename, .refused, reason: "There is no invoice with the number \(sought.shortened(to: 60))."),
                    invoice: nil, in: office)
            }
            guard found.count == 1 else {
                let names = found.map(\.number).joined(separator: " and ")
                return try note(
                    Taken(
                        filename, .refused,
                        reason: "It could be the bill of \(names). Say which in a CSV list with File and Invoice."),
                    invoice: nil, in: office)
            }
            let outcome = try keep(bytes, pages: pages, for: invoice, in: office)
            return try note(
                Taken(filename, outcome, invoice: invoice.number, account: invoice.account), invoice: invoice.id,
                in: office)
        }
    }

    /// Notes a file that cannot be taken in.
    package func refuse(_ filename: String, _ reason: String, in office: Office) throws -> Taken {
        try note(Taken(filename, .refused, reason: reason), invoice: nil, in: office)
    }

    private struct Found {
        let id: ID<Invoice>
        let number: String
        let customer: ID<Customer>
        let account: String
        let bill: ID<Document>?
    }

    private func invoices(_ numbers: [String], in office: Office) throws -> [Found] {
        try office.database.rows(
            """
            SELECT i.id, i.number, i.customer_id, c.account_number, i.document_id FROM invoice i
            JOIN customer c ON c.id = i.customer_id
            WHERE i.organisation_id = \(office.organisationID)
              AND i.number_key IN \(SQL.list(numbers.map { $0.lowercased() })) ORDER BY i.id
            """
        ) { Found(id: $0[0], number: $0[1], customer: $0[2], account: $0[3], bill: $0[4]) }
    }

    private func keep(_ bytes: [UInt8], pages: Int, for invoice: Found, in office: Office) throws -> Outcome {
        let before = try invoice.bill.flatMap { try Document.find($0, in: office) }
        if let before, before.consists(of: bytes) { return .unchanged }
        let document = try Document.keep(
            bytes, as: .bill, named: Document.billFilename(of: invoice.number), mediaType: "application/pdf",
            pages: pages, customer: invoice.customer, in: office)
        try office.database.run("UPDATE invoice SET document_id = \(document) WHERE id = \(invoice.id)")
        try Audit.record(
            before == nil ? "bill added" : "bill replaced", of: .invoice, invoice.id.number,
            customer: invoice.customer, summary: invoice.number,
            details: before.map { "The bill before had SHA-256 \($0.digest)." } ?? "", in: office)
        for letter in try Correspondence.lackingBills(of: [invoice.id], in: office) {
            _ = try letter.settleBills(in: office)
        }
        return before == nil ? .added : .replaced
    }

    private func note(_ taken: Taken, invoice: ID<Invoice>?, in office: Office) throws -> Taken {
        try office.database.run(
            """
            INSERT INTO bill_intake_file(intake_id, position, filename, invoice_id, outcome, reason)
            SELECT \(id), coalesce(max(position), 0) + 1, \(taken.filename), \(invoice), \(taken.outcome),
              \(taken.reason)
            FROM bill_intake_file WHERE intake_id = \(id)
            """)
        return taken
    }
}
