import SQL

/// Importing a file that was sent with a form: kept between the steps, taken in once however often the button is pressed.
extension Import {
    private static let mediaType = "text/csv; purpose=import"
    /// Seconds after which a file that was sent to be imported is forgotten.
    private static let uploadLifetime = 3 * 86_400

    /// Keeps a file that somebody sent until it is imported or forgotten.
    package static func keepUpload(_ bytes: [UInt8], named filename: String, in office: Office) throws -> ID<Document> {
        try office.require(.full, of: .ledger)
        return try office.atomically {
            let old: SQL = """
                organisation_id = \(office.organisationID) AND kind = 'upload' AND media_type = \(mediaType)
                  AND created_at < \(office.now - uploadLifetime)
                """
            try office.database.run(
                "DELETE FROM document_content WHERE document_id IN (SELECT id FROM document WHERE \(old))")
            try office.database.run("DELETE FROM document WHERE \(old)")
            return try Document.keep(bytes, as: .upload, named: filename, mediaType: mediaType, in: office)
        }
    }

    /// A file kept by `keepUpload`; `nil` where it is none, or forgotten.
    package static func upload(_ id: ID<Document>, in office: Office) throws -> Document? {
        try office.require(.full, of: .ledger)
        guard let document = try Document.find(id, in: office), document.mediaType == mediaType else { return nil }
        return document
    }

    package enum RunOnce: Sendable {
        case done(ID<ImportRun>)
        /// The same file was taken in with the same answers before: the run that did it.
        case already(ID<ImportRun>)
        case refused([Problem])
    }

    /// Takes a kept file in, unless it was already taken in just like this.
    ///
    /// - Parameter answers: how the form was filled in; other answers make another import.
    package func runOnce(of upload: ID<Document>, answers: String, in office: Office) throws -> RunOnce {
        let name = "import of upload \(upload.number)"
        return try office.atomically {
            let earlier: String? = try office.database.first(
                "SELECT value FROM setting WHERE organisation_id = \(office.organisationID) AND name = \(name)"
            ) { $0[0] }
            if let parts = earlier?.split(separator: " ", maxSplits: 1), parts.count == 2, parts[1] == answers,
                let run = ID<ImportRun>(text: String(parts[0]))
            {
                return .already(run)
            }
            switch try run(in: office) {
            case .refused(let problems): return .refused(problems)
            case .done(let counts):
                guard let run = counts.runID else { preconditionFailure("an import that took place is written down") }
                try office.database.run(
                    """
                    INSERT INTO setting(organisation_id, name, value)
                    VALUES (\(office.organisationID), \(name), \("\(run.number) \(answers)"))
                    ON CONFLICT (organisation_id, name) DO UPDATE SET value = excluded.value
                    """)
                return .done(run)
            }
        }
    }
}

extension ImportRun {
    package static func find(_ id: ID<ImportRun>, in office: Office) throws -> ImportRun? {
        try office.require(.view, of: .ledger)
        return try office.database.first(
            """
            SELECT r.id, r.subject, r.filename, r.at, coalesce(s.name, 'Postroom'), r.added, r.changed, r.unchanged,
              r.rejected, r.rejects_document_id
            FROM import_run r LEFT JOIN staff s ON s.id = r.staff_id
            WHERE r.organisation_id = \(office.organisationID) AND r.id = \(id)
            """
        ) {
            ImportRun(
                id: $0[0], subject: $0[1], filename: $0[2], at: $0[3], by: $0[4], added: $0[5], changed: $0[6],
                unchanged: $0[7], rejected: $0[8], rejectsDocumentID: $0[9])
        }
    }

    /// The file of rejected rows; `nil` where there were none.
    package func rejects(in office: Office) throws -> Document? {
        try rejectsDocumentID.flatMap { try Document.find($0, in: office) }
    }

    /// Line and reason of the first rejected rows.
    package func firstRejections(limit: Int = 100, in office: Office) throws -> [Rejection] {
        guard let document = try rejects(in: office) else { return [] }
        var reader = try CSVReader(.bytes(try document.bytes(in: office)), separator: Separator.comma.rawValue)
        var row = CSVRow()
        var rejections: [Rejection] = []
        guard try reader.next(&row) else { return [] }
        while rejections.count < limit, try reader.next(&row) {
            let values = (0..<row.count).map { row.text($0, .utf8) }
            guard values.count >= 2, let line = Int(values[values.count - 2]) else { continue }
            rejections.append(
                Rejection(line: line, reason: values[values.count - 1], values: Array(values.dropLast(2))))
        }
        return rejections
    }
}
