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
        for bill in try bills(in: office) {
            guard let id = bill.document, let document = try Document.find(id, in: office) else {
                missing.append(bill.number)
                continue
            }
            attached.append(AttachedDocument(document, as: Document.billFilename(of: bill.number)))
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

    /// Recreate, where bills are what is sent: their current files are linked.
    package func relinkBills(in office: Office) throws -> Correspondence {
        try office.require(.edit, of: .correspondence)
        return try office.atomically {
            let linked = try settleBills(in: office)
            try Audit.record(
                "recreated", of: .correspondence, id.number, customer: customerID,
                summary: linked.failure.isEmpty ? "Linked to the current bills" : linked.failure, in: office)
            return linked
        }
    }
}

extension Document {
    /// `INV-1001.pdf`; a number such as `12345/7` gives `12345-7.pdf`.
    package static func billFilename(of number: String) -> String {
        String(number.map { "/\\:*?\"<>|".contains($0) || $0.isNewline ? "-" : $0 }) + ".pdf"
    }
}
