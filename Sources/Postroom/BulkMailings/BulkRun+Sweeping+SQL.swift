import SQL

/// What a cancelled run leaves behind: nothing more is made, and nothing more leaves.
extension BulkRun {
    private static let chunk = 2_000

    /// Puts aside some thousand of what had not been made or had not left, and explains when nothing is left to put
    /// aside.
    ///
    /// - Returns: whether there is more to do now.
    package func sweep(in office: Office) throws -> Bool {
        if try skip(in: office) || withhold(in: office) { return true }
        // What is in a sender's hands may come back into the tray.
        guard try !isLeaving(in: office) else { return false }
        return try explain(in: office)
    }

    private func skip(in office: Office) throws -> Bool {
        try office.atomically {
            let skipped = try office.database.run(
                """
                UPDATE bulk_item SET outcome = \(BulkItem.Outcome.skipped.rawValue),
                  reason = \(BulkItem.Reason.cancelled.rawValue), detail = NULL
                WHERE mailing_id = \(id) AND position IN (
                  SELECT position FROM bulk_item
                  WHERE mailing_id = \(id) AND outcome = \(BulkItem.Outcome.listed.rawValue) LIMIT \(Self.chunk))
                """)
            guard skipped > 0 else { return false }
            try office.database.run("UPDATE bulk_mailing SET skipped = skipped + \(skipped) WHERE id = \(id)")
            return true
        }
    }

    private func withhold(in office: Office) throws -> Bool {
        try office.atomically {
            let waiting: [ID<Message>] = try office.database.rows(
                """
                SELECT m.id FROM message m JOIN correspondence k ON k.id = m.correspondence_id
                WHERE m.state IN ('queued','deferred') AND m.priority = 2 AND k.bulk_mailing_id = \(id)
                  AND m.claimed_by IS NULL LIMIT \(Self.chunk)
                """
            ) { $0[0] }
            for message in waiting {
                try office.database.run(Message.withholding("id = \(message)", in: office))
                try office.database.run(
                    """
                    INSERT INTO audit(organisation_id, at, staff_id, action, subject, subject_id, customer_id, summary,
                      reason)
                    SELECT organisation_id, \(office.now), \(office.actor.staffID), 'withheld', \(Audit.Subject.message),
                      id, customer_id, recipient, \("Bulk mailing \(id.number) was cancelled.")
                    FROM message WHERE id = \(message)
                    """)
            }
            return !waiting.isEmpty
        }
    }

    private func isLeaving(in office: Office) throws -> Bool {
        try office.database.exists(
            """
            SELECT 1 FROM message m JOIN correspondence k ON k.id = m.correspondence_id
            WHERE m.organisation_id = \(organisationID) AND m.state = 'sending' AND k.bulk_mailing_id = \(id)
            """)
    }
}
