import SQL

/// Which of its letters no mail server has taken yet, although their emails lie in the tray.
extension BulkMailing {
    /// Counting ends here.
    package static let mostOnTheWay = 10_000

    /// How many they are.
    package func onTheWay(in office: Office) throws -> Int {
        try office.require(.view, of: .sending)
        guard action == .createAndEmail, counts.emailed + counts.keptForPost < counts.created else { return 0 }
        return try office.database.first(
            "SELECT count(*) FROM (\(lettersOnTheWay(after: 0, limit: Self.mostOnTheWay, in: office))) AS some"
        ) { $0[0] } ?? 0
    }

    /// Whether there is one.
    package func hasMoreToLeave(in office: Office) throws -> Bool {
        try office.require(.view, of: .sending)
        let settled = counts.emailed + counts.keptForPost + counts.undelivered
        guard action == .createAndEmail, settled < counts.created else { return false }
        return try office.database.exists(lettersOnTheWay(after: 0, limit: 1, in: office))
    }

    /// Walks along what was not emailed of the days of the run alone.
    func lettersOnTheWay(after cursor: Int, limit: Int, in office: Office) -> SQL {
        let zone = office.actor.timeZone
        let first = (startedAt ?? createdAt).day(in: zone) - 1
        let last = (endedAt ?? office.now).day(in: zone) + 1
        return """
            SELECT k.id, k.customer_id FROM correspondence k INDEXED BY correspondence_unsent
            WHERE k.organisation_id = \(office.organisationID) AND k.date BETWEEN \(first) AND \(last)
              AND k.deleted_at IS NULL AND k.emailed_at IS NULL AND k.bulk_mailing_id = \(id) AND k.id > \(cursor)
              AND EXISTS (SELECT 1 FROM message m
                WHERE m.correspondence_id = k.id AND m.state IN ('queued','sending','deferred'))
            ORDER BY k.date, k.id LIMIT \(limit)
            """
    }
}
