package import SQL

/// The PDF of a correspondence being made, kept and looked at.
extension Correspondence {
    /// Keeps the PDF and makes the record Ready. What was kept before stays.
    ///
    /// - Returns: the record as it now is.
    package func keep(
        pdf bytes: [UInt8], pages: Int, template: ID<TemplateVersion>, in office: Office
    ) throws -> Correspondence {
        try office.atomically {
            _ = try Self.keep(
                pdf: bytes, named: filename, pages: pages, template: template, of: id, customer: customerID, in: office)
            return try reread(in: office)
        }
    }

    /// The same for a record that nobody has read yet.
    static func keep(
        pdf bytes: [UInt8], named filename: String, pages: Int, template: ID<TemplateVersion>,
        of id: ID<Correspondence>, customer: ID<Customer>, in office: Office
    ) throws -> ID<Document> {
        let document = try Document.keep(
            bytes, as: .letter, named: filename, mediaType: "application/pdf", pages: pages, customer: customer,
            in: office)
        try office.database.run(
            """
            INSERT INTO correspondence_print(correspondence_id, version, document_id, template_version_id,
              created_at, created_by)
            SELECT \(id), coalesce(max(version), 0) + 1, \(document), \(template), \(office.now),
              \(office.actor.staffID)
            FROM correspondence_print WHERE correspondence_id = \(id)
            """)
        try office.database.run(
            """
            UPDATE correspondence SET document_id = \(document), template_version_id = \(template), failure = '',
              status = CASE WHEN status IN ('pending','failed') THEN 'ready' ELSE status END, version = version + 1
            WHERE id = \(id)
            """)
        return document
    }

    /// Keeps a PDF that was made anew beside the ones before it.
    ///
    /// - Parameter seen: the newest version that whoever asked for it had before them.
    /// - Returns: `nil` where there is a newer one, so that a second press of the button makes none.
    package func keepAnew(
        pdf bytes: [UInt8], pages: Int, template: TemplateVersion, seen: Int, in office: Office
    ) throws -> Correspondence? {
        try office.require(.edit, of: .correspondence)
        return try office.atomically {
            guard try newestVersion(in: office) == seen else { return nil }
            let kept = try keep(pdf: bytes, pages: pages, template: template.id, in: office)
            try Audit.record(
                "recreated", of: .correspondence, id.number, customer: customerID,
                summary: "Version \(seen + 1) from template version \(template.version)", in: office)
            return kept
        }
    }

    /// The number of its newest PDF, 0 where none was ever made.
    package func newestVersion(in office: Office) throws -> Int {
        try office.database.first(
            "SELECT max(version) FROM correspondence_print WHERE correspondence_id = \(id)"
        ) { $0[0] as Int? ?? 0 } ?? 0
    }

    /// Remembers why no PDF could be made, unless somebody else made one meanwhile.
    package func markFailed(_ reason: String, in office: Office) throws -> Correspondence {
        try office.database.run(
            """
            UPDATE correspondence SET status = 'failed', failure = \(reason), document_id = NULL,
              template_version_id = NULL, version = version + 1
            WHERE id = \(id) AND (status = 'pending' OR status = 'failed')
            """)
        return try reread(in: office)
    }

    /// Records that somebody fetched the PDF.
    package func markDownloaded(in office: Office) throws {
        try office.atomically {
            try office.database.run("UPDATE correspondence SET downloaded_at = \(office.now) WHERE id = \(id)")
            try Audit.record("downloaded", of: .correspondence, id.number, customer: customerID, in: office)
        }
    }

    /// Records whose PDF was never made, because whoever began them was killed. Oldest first.
    package static func leftPending(
        olderThan moment: Moment, after last: Int, limit: Int, in database: Database
    ) throws -> [(ID<Correspondence>, ID<Organisation>)] {
        try database.rows(
            """
            SELECT id, organisation_id FROM correspondence
            WHERE status = 'pending' AND id > \(last) AND created_at <= \(moment) AND deleted_at IS NULL
            ORDER BY id LIMIT \(limit)
            """
        ) { ($0[0], $0[1]) }
    }

    private func reread(in office: Office) throws -> Correspondence {
        guard let found = try Correspondence.find(id, in: office) else { preconditionFailure("it was just there") }
        return found
    }
}
