import SQL

/// Taking a correspondence away. Its number is never used again, and what was sent of it stays.
extension Correspondence {
    package enum Deleted: Equatable {
        case deleted
        case refused([Problem])
    }

    /// Whether anything of it has left the house or was recorded as delivered.
    package func hasLeft(in office: Office) throws -> Bool {
        if emailedAt != nil || deliveredAt != nil || [.emailed, .posted, .delivered].contains(status) { return true }
        return try office.database.exists(
            """
            SELECT 1 FROM message WHERE correspondence_id = \(id)
              AND (sent_at IS NOT NULL OR attempts > 0 OR state IN ('uncertain','delivered','bounced'))
            """)
    }

    /// Deletes it. After it has left, only with the full right and a reason.
    package func delete(reason: String, in office: Office) throws -> Deleted {
        try office.require(.edit, of: .correspondence)
        let problems = Self.audited(reason, "")
        guard problems.isEmpty else { return .refused(problems) }
        return try office.atomically {
            guard let current = try Correspondence.find(id, in: office) else {
                return .refused([Problem("This correspondence has been deleted already.")])
            }
            if try current.hasLeft(in: office) {
                try office.require(.full, of: .correspondence)
                guard !reason.trimmed.isEmpty else {
                    return .refused([
                        Problem(field: "reason", "Say why: this has been sent, and somebody may look for it.")
                    ])
                }
            }
            let isMoving = try office.database.exists(
                """
                SELECT 1 FROM message WHERE correspondence_id = \(id) AND state IN ('new','queued','sending','deferred')
                """)
            guard !isMoving else {
                return .refused([
                    Problem("An email of it is still on its way. Wait for it, or choose Do Not Send, then delete.")
                ])
            }
            try office.database.run(
                """
                UPDATE correspondence SET deleted_at = \(office.now), version = version + 1
                WHERE id = \(id) AND deleted_at IS NULL
                """)
            try LastReceived.keep(after: self, in: office.database)
            try Audit.record(
                "deleted", of: .correspondence, id.number, customer: customerID,
                summary: "\(reference) \(typeName), \(status.title)", reason: reason.trimmed, in: office)
            return .deleted
        }
    }
}
