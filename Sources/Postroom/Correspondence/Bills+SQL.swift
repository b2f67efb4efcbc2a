import SQL

/// A correspondence without a letter of its own: what is sent are the bills of its invoices.
extension Correspondence {
    /// One invoice of such a correspondence, and its bill, if there is one.
    package struct Bill: Sendable, Equatable {
        package let invoice: ID<Invoice>
        package let number: String
        /// `nil`: no bill has come in yet.
        package let document: ID<Document>?
    }

    /// The invoices it is about with their bills, the oldest first.
    package func bills(in office: Office) throws -> [Bill] {
        try office.database.rows(
            """
            SELECT i.id, i.number, coalesce(l.document_id, i.document_id)
            FROM correspondence_invoice l JOIN invoice i ON i.id = l.invoice_id
            WHERE l.correspondence_id = \(id) ORDER BY i.date, length(i.number_key), i.number_key
            """
        ) { Bill(invoice: $0[0], number: $0[1], document: $0[2]) }
    }

    /// Takes each invoice's bill as it now is. Makes the record Ready where the bill of every invoice is there, and Failed otherwise, naming those that are
    /// missing. Called again when a bill has come in.
    package func settleBills(in office: Office) throws -> Correspondence {
        try office.atomically {
            try office.database.run(
                """
                UPDATE correspondence_invoice
                SET document_id = (SELECT i.document_id FROM invoice i WHERE i.id = invoice_id)
                WHERE correspondence_id = \(id)
                """)
            let missing = try bills(in: office).filter { $0.document == nil }.map(\.number)
            let failure = missing.isEmpty ? "" : Self.words(missing: missing)
            try office.database.run(
                """
                UPDATE correspondence SET status = \(missing.isEmpty ? Status.ready : Status.failed),
                  failure = \(failure), version = version + 1
                WHERE id = \(id) AND status IN ('pending','failed') AND (status = 'pending' OR failure <> \(failure))
                """)
            guard let found = try Correspondence.find(id, in: office) else {
                preconditionFailure("it was just there")
            }
            return found
        }
    }

    /// Those that still wait for the bill of any of these invoices.
    package static func lackingBills(of invoices: [ID<Invoice>], in office: Office) throws -> [Correspondence] {
        let ids: [ID<Correspondence>] = try office.database.rows(
            """
            SELECT DISTINCT k.id FROM correspondence_invoice l JOIN correspondence k ON k.id = l.correspondence_id
            JOIN correspondence_type t ON t.id = k.type_id
            WHERE l.invoice_id IN \(SQL.list(invoices)) AND k.status = 'failed' AND k.deleted_at IS NULL
              AND t.letter_template_id IS NULL ORDER BY k.id
            """
        ) { $0[0] }
        return try ids.compactMap { try find($0, in: office) }
    }

    /// What to say of invoices that have no bill.
    static func words(missing numbers: [String]) -> String {
        let shown = numbers.count > 20 ? Array(numbers.prefix(20)) + ["\(numbers.count - 20) more"] : numbers
        let list =
            shown.count == 1 ? shown[0] : shown.dropLast().joined(separator: ", ") + " and " + shown[shown.count - 1]
        return "There is no bill PDF for \(list)."
    }
}
