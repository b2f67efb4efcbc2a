import SQL

/// An intake of bills as it stands in the books.
package struct BillReport: Sendable {
    package let id: ID<BillIntake>
    package let at: Moment
    package let by: String
    package let source: BillIntake.Source
    package let added: Int
    package let replaced: Int
    package let unchanged: Int
    package let refused: Int

    package var files: Int { added + replaced + unchanged + refused }
}

extension BillReport {
    private static let selection: SQL = """
        SELECT b.id, b.at, coalesce(s.name, 'Postroom'), b.source,
          (SELECT count(*) FROM bill_intake_file f WHERE f.intake_id = b.id AND f.outcome = 'added'),
          (SELECT count(*) FROM bill_intake_file f WHERE f.intake_id = b.id AND f.outcome = 'replaced'),
          (SELECT count(*) FROM bill_intake_file f WHERE f.intake_id = b.id AND f.outcome = 'unchanged'),
          (SELECT count(*) FROM bill_intake_file f WHERE f.intake_id = b.id AND f.outcome = 'refused')
        FROM bill_intake b LEFT JOIN staff s ON s.id = b.staff_id
        """

    private init(_ row: borrowing Row) {
        self.init(
            id: row[0], at: row[1], by: row[2], source: row[3], added: row[4], replaced: row[5], unchanged: row[6],
            refused: row[7])
    }

    package static func find(_ id: ID<BillIntake>, in office: Office) throws -> BillReport? {
        try office.require(.edit, of: .ledger)
        return try office.database.first(
            "\(selection) WHERE b.id = \(id) AND b.organisation_id = \(office.organisationID)"
        ) { BillReport($0) }
    }

    /// The newest intakes.
    package static func recent(limit: Int = 10, in office: Office) throws -> [BillReport] {
        try office.require(.edit, of: .ledger)
        return try office.database.rows(
            "\(selection) WHERE b.organisation_id = \(office.organisationID) ORDER BY b.id DESC LIMIT \(limit)"
        ) { BillReport($0) }
    }

    /// What became of the files, those that were refused first.
    package func taken(limit: Int = 500, in office: Office) throws -> [BillIntake.Taken] {
        try office.database.rows(
            """
            SELECT f.filename, f.outcome, coalesce(i.number, ''), coalesce(c.account_number, ''), f.reason
            FROM bill_intake_file f LEFT JOIN invoice i ON i.id = f.invoice_id
            LEFT JOIN customer c ON c.id = i.customer_id
            WHERE f.intake_id = \(id) ORDER BY f.outcome <> 'refused', f.position LIMIT \(limit)
            """
        ) { BillIntake.Taken($0[0], $0[1], invoice: $0[2], account: $0[3], reason: $0[4]) }
    }
}

extension Invoice {
    /// The bill of an invoice; `nil`: none has come in.
    package func bill(in office: Office) throws -> Document? {
        try office.require(.view, of: .ledger)
        let id: ID<Document>? = try office.database.first("SELECT document_id FROM invoice WHERE id = \(id)") { $0[0] }
        return try id.flatMap { try Document.find($0, in: office) }
    }
}
