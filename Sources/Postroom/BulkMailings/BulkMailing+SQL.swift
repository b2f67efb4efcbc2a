import SQL

extension BulkMailing {
    private static let selection: SQL = """
        SELECT m.id, m.type_id, t.name, m.action, m.mode, m.state, m.today, m.created_at, coalesce(c.name, 'Postroom'),
          m.started_at, coalesce(s.name, 'Postroom'), m.ended_at, m.worked, m.explained_at IS NOT NULL,
          m.listed, m.unticked, m.left_off, m.not_matched, m.created, m.failed, m.skipped, m.kept_for_post, m.emailed,
          m.undelivered, m.version
        FROM bulk_mailing m JOIN correspondence_type t ON t.id = m.type_id
        LEFT JOIN staff c ON c.id = m.created_by
        LEFT JOIN staff s ON s.id = m.started_by
        """

    private init(_ row: borrowing Row) {
        var counts = Counts()
        (counts.listed, counts.unticked, counts.leftOff, counts.notMatched) = (row[14], row[15], row[16], row[17])
        (counts.created, counts.failed, counts.skipped) = (row[18], row[19], row[20])
        (counts.keptForPost, counts.emailed, counts.undelivered) = (row[21], row[22], row[23])
        self.init(
            id: row[0], typeID: row[1], typeName: row[2], action: row[3], mode: row[4], state: row[5], today: row[6],
            createdAt: row[7], createdBy: row[8], startedAt: row[9], startedBy: row[10], endedAt: row[11],
            worked: row[12], isExplained: row[13], counts: counts, version: row[24])
    }

    package static func find(_ id: ID<BulkMailing>, in office: Office) throws -> BulkMailing? {
        try office.require(.view, of: .correspondence)
        return try office.database.first(
            "\(selection) WHERE m.id = \(id) AND m.organisation_id = \(office.organisationID)"
        ) { BulkMailing($0) }
    }
}
