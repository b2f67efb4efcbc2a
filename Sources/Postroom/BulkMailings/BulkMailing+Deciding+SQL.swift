import SQL

/// What a person decides about a run that was started.
extension BulkMailing {
    package static let longestReason = 300

    package enum Decided: Equatable {
        case done
        /// It had ended already, or there was nothing to do.
        case tooLate
        case refused([Problem])
    }

    /// Stops what is not made yet, and keeps back what has not left. The runner puts aside the rest of what is much.
    package func cancel(reason: String, in office: Office) throws -> Decided {
        try office.require(.edit, of: .sending)
        let reason = reason.trimmed
        guard !reason.isEmpty else { return .refused([Problem(field: "reason", "Reason must be filled in.")]) }
        guard reason.count <= Self.longestReason else {
            return .refused([Problem(field: "reason", "Reason can have 300 characters at most.")])
        }
        let isMine = try office.atomically {
            guard let current = try BulkMailing.find(id, in: office), try current.isStoppable(in: office) else {
                return false
            }
            let changed = try office.database.run(
                """
                UPDATE bulk_mailing SET state = \(State.cancelled), ended_at = coalesce(ended_at, \(office.now)),
                  explained_at = NULL, version = version + 1
                WHERE id = \(id) AND organisation_id = \(office.organisationID) AND started_at IS NOT NULL
                  AND state <> \(State.cancelled)
                """)
            guard changed == 1 else { return false }
            try Audit.record(
                "cancelled", of: .bulkMailing, id.number, summary: typeName, reason: reason, in: office)
            return true
        }
        return isMine ? .done : .tooLate
    }

    /// Whether anything of it can still be stopped: letters are being made, or emails may not have left.
    ///
    /// - Parameter look: so many messages in the trays are looked at; where there are more, something of it may be.
    package func mayCancel(looking look: Int = 2_000, in office: Office) throws -> Bool {
        switch state {
        case .running: return true
        case .selected, .cancelled: return false
        case .done: break
        }
        guard action == .createAndEmail else { return false }
        let (seen, found): (Int, Bool) =
            try office.database.first(
                """
                SELECT count(*), coalesce(max(k.bulk_mailing_id = \(id)), 0) FROM (
                  SELECT correspondence_id FROM message
                  WHERE organisation_id = \(office.organisationID) AND state IN ('queued','deferred','sending')
                  LIMIT \(look)) AS m
                LEFT JOIN correspondence k ON k.id = m.correspondence_id
                """
            ) { ($0[0], $0[1]) } ?? (0, false)
        return found || seen == look && counts.emailed + counts.keptForPost < counts.created
    }

    /// The same, and certain.
    private func isStoppable(in office: Office) throws -> Bool {
        try mayCancel(looking: Int(Int32.max), in: office)
    }

    /// Whether its last emails are still on their way. They leave in the order in which they were made, so the last
    /// letters tell.
    package func isLeaving(in office: Office) throws -> Bool {
        guard action == .createAndEmail, counts.emailed < counts.created else { return false }
        return try office.database.exists(
            """
            SELECT 1 FROM (SELECT correspondence_id FROM bulk_item
                WHERE mailing_id = \(id) AND outcome = \(BulkItem.Outcome.created.rawValue)
                ORDER BY position DESC LIMIT 200) AS i
            JOIN message m ON m.correspondence_id = i.correspondence_id
            WHERE m.state = 'sending' OR (m.state IN ('queued','deferred') AND m.attempts = 0)
            """)
    }

    /// Tries those that failed once more.
    package func retry(in office: Office) throws -> Decided {
        try office.require(.edit, of: .sending)
        let isMine = try office.atomically {
            let again = try office.database.run(
                """
                UPDATE bulk_item SET outcome = \(BulkItem.Outcome.listed.rawValue),
                  reason = \(mode == .filters ? BulkItem.Reason.matched.rawValue : BulkItem.Reason.named.rawValue),
                  detail = NULL, failure = ''
                WHERE mailing_id = \(id) AND outcome = \(BulkItem.Outcome.failed.rawValue)
                  AND EXISTS (SELECT 1 FROM bulk_mailing m WHERE m.id = \(id)
                    AND m.organisation_id = \(office.organisationID) AND m.state IN ('running','done'))
                """)
            guard again > 0 else { return false }
            try office.database.run(
                """
                UPDATE bulk_mailing SET failed = failed - \(again), state = \(State.running), ended_at = NULL,
                  version = version + 1
                WHERE id = \(id)
                """)
            try Audit.record(
                "retried", of: .bulkMailing, id.number,
                summary: again == 1 ? "1 letter that failed" : "\(again.grouped) letters that failed", in: office)
            return true
        }
        return isMine ? .done : .tooLate
    }
}
