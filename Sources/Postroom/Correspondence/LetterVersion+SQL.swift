import SQL

extension LetterVersion {
    /// Every PDF of a correspondence, newest first.
    package static func of(_ correspondence: ID<Correspondence>, limit: Int = 50, in office: Office) throws
        -> [LetterVersion]
    {
        try office.require(.view, of: .correspondence)
        return try office.database.rows(
            """
            SELECT p.version, d.id, d.kind, d.filename, d.media_type, d.size, d.pages, d.sha256, p.template_version_id,
              v.version, p.created_at, coalesce(s.name, 'Postroom'), EXISTS (
                SELECT 1 FROM message m JOIN message_attachment a ON a.message_id = m.id
                WHERE m.correspondence_id = p.correspondence_id AND a.document_id = p.document_id
                  AND m.sent_at IS NOT NULL)
            FROM correspondence_print p
            JOIN correspondence k ON k.id = p.correspondence_id AND k.organisation_id = \(office.organisationID)
            JOIN document d ON d.id = p.document_id
            LEFT JOIN template_version v ON v.id = p.template_version_id
            LEFT JOIN staff s ON s.id = p.created_by
            WHERE p.correspondence_id = \(correspondence) ORDER BY p.version DESC LIMIT \(limit)
            """
        ) { row in
            LetterVersion(
                number: row[0],
                document: Document(
                    id: row[1], kind: row[2], filename: row[3], mediaType: row[4], size: row[5], pages: row[6],
                    digest: row[7]),
                templateVersionID: row[8], template: row[9], madeAt: row[10], madeBy: row[11], wasSent: row[12])
        }
    }
}

extension Correspondence {
    /// Whether the newest thing sent of it carried other papers than it has now.
    package func hasChangedSinceSent(_ papers: Papers, in office: Office) throws -> Bool {
        let last = try lastMessage(in: office)
        guard last > 0, !papers.attached.isEmpty else { return false }
        let sent: [ID<Document>] = try office.database.rows(
            "SELECT document_id FROM message_attachment WHERE message_id = \(last)"
        ) { $0[0] }
        return !Set(papers.attached.map(\.document.id)).isSubset(of: sent)
    }
}
