import SQL

extension ImportRun {
    /// The last imports, newest first.
    package static func recent(limit: Int = 20, in office: Office) throws -> [ImportRun] {
        try office.require(.view, of: .ledger)
        return try office.database.rows(
            """
            SELECT r.id, r.subject, r.filename, r.at, coalesce(s.name, 'Postroom'), r.added, r.changed, r.unchanged,
              r.rejected, r.rejects_document_id
            FROM import_run r LEFT JOIN staff s ON s.id = r.staff_id
            WHERE r.organisation_id = \(office.organisationID) ORDER BY r.id DESC LIMIT \(limit)
            """
        ) {
            ImportRun(
                id: $0[0], subject: $0[1], filename: $0[2], at: $0[3], by: $0[4], added: $0[5],
                changed: $0[6],
                unchanged: $0[7], rejected: $0[8], rejectsDocumentID: $0[9])
        }
    }
}

extension Import {
    /// Writes down that the import took place and keeps its rejected rows.
    func record(_ counts: inout ImportCounts, in office: Office) throws {
        if let bytes = counts.rejectsFile {
            counts.rejectsDocumentID = try Document.keep(
                bytes, as: .rejects, named: rejectsFilename, mediaType: "text/csv; charset=utf-8",
                in: office)
        }
        let id = try office.database.insert(
            """
            INSERT INTO import_run(organisation_id, subject, filename, at, staff_id, added, changed, unchanged, rejected,
              rejects_document_id)
            VALUES (\(office.organisationID), \(subject), \(filename), \(office.now), \(office.actor.staffID),
              \(counts.added), \(counts.changed), \(counts.unchanged), \(counts.rejected), \(counts.rejectsDocumentID))
            """)
        counts.runID = ID(id)
        try Audit.record(
            "imported", of: .importRun, id, summary: "\(subject.title): \(counts.summary)",
            details: filename,
            in: office)
    }

    /// `accounts-rejects.csv` for `accounts.csv`.
    package var rejectsFilename: String {
        let stem = filename.lowercased().hasSuffix(".csv") ? String(filename.dropLast(4)) : filename
        return stem + "-rejects.csv"
    }
}

extension Office {
    /// Lets the database keep more pages at hand while much is written in one go.
    func withRoom<Value>(_ body: () throws -> Value) throws -> Value {
        try database.script("PRAGMA cache_size = -262144")
        let answer = Result { try body() }
        try database.script("PRAGMA cache_size = -8000")
        try database.script("PRAGMA shrink_memory")
        return try answer.get()
    }
}
