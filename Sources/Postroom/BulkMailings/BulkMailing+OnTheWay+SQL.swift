import SQL

/// Which of its letters no mail server has taken yet, although their emails lie in the tray.
extension BulkMailing {
    /// Counting ends here.
    package static let mostOnTheWay = 10_000
    /// So many of its letters that were not emailed are looked at; where nearly all of them were kept back, what lies
    /// behind is not seen.
    private static let mostLooked = 50_000

    /// How many they are.
    package func onTheWay(in office: Office) throws -> Int {
        try office.require(.view, of: .sending)
        guard action == .createAndEmail, counts.emailed + counts.keptForPost < counts.created,
            try Self.liesAnything(in: office)
        else { return 0 }
        return try office.database.first(
            "SELECT count(*) FROM (\(lettersOnTheWay(after: 0, limit: Self.mostOnTheWay))) AS some"
        ) { $0[0] } ?? 0
    }

    /// Whether there is one.
    package func hasMoreToLeave(in office: Office) throws -> Bool {
        try office.require(.view, of: .sending)
        let settled = counts.emailed + counts.keptForPost + counts.undelivered
        guard action == .createAndEmail, settled < counts.created, try Self.liesAnything(in: office) else {
            return false
        }
        return try office.database.exists(lettersOnTheWay(after: 0, limit: 1))
    }

    /// Whether anything at all lies in the trays; they are mostly empty, and that is known without looking.
    private static func liesAnything(in office: Office) throws -> Bool {
        try office.database.exists(
            """
            SELECT 1 FROM message_tally WHERE organisation_id = \(office.organisationID)
              AND state IN ('queued','sending','deferred') AND messages > 0
            """)
    }

    /// Walks along its own letters that were not emailed, and nobody else's.
    func lettersOnTheWay(after cursor: Int, limit: Int) -> SQL {
        """
        SELECT k.id FROM (
          SELECT id FROM correspondence INDEXED BY correspondence_bulk_unsent
          WHERE bulk_mailing_id = \(id) AND bulk_mailing_id IS NOT NULL AND deleted_at IS NULL
            AND emailed_at IS NULL AND id > \(cursor)
          ORDER BY id LIMIT \(Self.mostLooked)) AS k
        WHERE EXISTS (SELECT 1 FROM message m
          WHERE m.correspondence_id = k.id AND m.state IN ('queued','sending','deferred'))
        ORDER BY k.id LIMIT \(limit)
        """
    }
}
