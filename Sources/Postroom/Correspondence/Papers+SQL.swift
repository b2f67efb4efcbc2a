import SQL

/// The papers of a correspondence, and the bills that it carries where its type has no letter.
extension Correspondence {
    package func papers(in office: Office) throws -> Papers {
        if let documentID, let letter = try Document.find(documentID, in: office) {
            return Papers(areBills: false, attached: [AttachedDocument(letter, as: filename)], missing: [])
        }
        guard try carriesBills(in: office) else { return Papers(areBills: false, attached: [], missing: []) }
        var attached: [AttachedDocument] = []
        var missing: [String] = []
        for (number, id) in try bills(in: office) {
            guard let id, let bill = try Document.find(id, in: office) else {
                missing.append(number)
                continue
            }
            attached.append(AttachedDocument(bill, as: Document.billFilename(of: number)))
        }
        return Papers(areBills: true, attached: attached, missing: missing)
    }

    /// Whether the bills of its invoices are what is sent.
    package func carriesBills(in office: Office) throws -> Bool {
        try documentID == nil
            && office.database.exists(
                "SELECT 1 FROM correspondence_type WHERE id = \(typeID) AND letter_template_id IS NULL")
            && office.database.exists("SELECT 1 FROM correspondence_invoice WHERE correspondence_id = \(id)")
    }

    /// Takes each invoice's bill as it now is, and makes the record Ready, or Failed where an invoice has none.
    ///
    /// - Returns: the record as it is afterwards.
    package func linkBills(in office: Office) throws -> Correspondence {
        try office.atomically {
            try office.database.run(
                """
                UPDATE correspondence_invoice
                SET document_id = (SELECT i.document_id FROM invoice i WHERE i.id = invoice_id)
                WHERE correspondence_id = \(id)
                """)
            let complaint = try papers(in: office).complaint ?? ""
            try office.database.run(
                """
                UPDATE correspondence SET failure = \(complaint), version = version + 1,
                  status = CASE WHEN \(complaint) <> '' AND status IN ('pending','ready') THEN 'failed'
                    WHEN \(complaint) = '' AND status IN ('pending','failed') THEN 'ready' ELSE status END
                WHERE id = \(id) AND organisation_id = \(office.organisationID)
                """)
            guard let found = try Correspondence.find(id, in: office) else { preconditionFailure("it was just there") }
            return found
        }
    }

    /// Recreate, where bills are what is sent: their current files are linked.
    package func relinkBills(in office: Office) throws -> Correspondence {
        try office.require(.edit, of: .correspondence)
        return try office.atomically {
            let linked = try linkBills(in: office)
            try Audit.record(
                "recreated", of: .correspondence, id.number, customer: customerID,
                summary: linked.failure.isEmpty ? "Linked to the current bills" : linked.failure, in: office)
            return linked
        }
    }

    /// Number and bill of each linked invoice. A link that was made without its bill has the invoice's own.
    private func bills(in office: Office) throws -> [(number: String, document: ID<Document>?)] {
        try office.database.rows(
            """
            SELECT i.number, coalesce(l.document_id, i.document_id) FROM correspondence_invoice l
            JOIN invoice i ON i.id = l.invoice_id
            WHERE l.correspondence_id = \(id) ORDER BY i.date, i.id
            """
        ) { (number: $0[0], document: $0[1]) }
    }
}

extension Document {
    /// `INV-1001.pdf`; a number such as `12345/7` gives `12345-7.pdf`.
    package static func billFilename(of number: String) -> String {
        String(number.map { "/\\:*?\"<>|".contains($0) || $0.isNewline ? "-" : $0 }) + ".pdf"
    }
}
