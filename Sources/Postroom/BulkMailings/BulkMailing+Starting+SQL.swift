import SQL

/// What becomes of a list: it is started, discarded, or forgotten.
extension BulkMailing {
    package enum Started: Equatable {
        case started
        /// It was pressed before; one list is started once.
        case already
        /// It was discarded meanwhile.
        case tooLate
        case refused([Problem])
    }

    package static let noneTicked = "Select at least one customer."

    /// Create Letters: from here on the runner makes a letter for everybody who is ticked.
    ///
    /// - Parameter criteria: what the customers were picked by, in words, for the audit trail.
    package func start(criteria: String, in office: Office) throws -> Started {
        try Self.require(in: office)
        return try office.atomically {
            guard let now = try BulkMailing.find(id, in: office) else { return .tooLate }
            guard now.state == .selected else { return now.startedAt == nil ? .tooLate : .already }
            guard now.counts.selected > 0 else { return .refused([Problem(field: "list", Self.noneTicked)]) }
            guard let type = try CorrespondenceType.find(typeID, in: office) else {
                preconditionFailure("types are never deleted")
            }
            if let problem = type.obstacleToMany { return .refused([Problem(problem.message)]) }
            let changed = try office.database.run(
                """
                UPDATE bulk_mailing SET state = \(State.running), started_at = \(office.now),
                  started_by = \(office.actor.staffID), version = version + 1
                WHERE id = \(id) AND state = \(State.selected)
                """)
            precondition(changed == 1, "the transaction holds the list")
            try office.database.run(
                """
                UPDATE bulk_item SET reason = \(BulkItem.Reason.unticked.rawValue), detail = NULL
                WHERE mailing_id = \(id) AND outcome = \(BulkItem.Outcome.unticked.rawValue)
                """)
            let count = now.counts.selected
            try Audit.record(
                "started", of: .bulkMailing, id.number,
                summary: "\(type.name), \(action.title), \(count.counting("customer"))",
                details: criteria, in: office)
            return .started
        }
    }

    /// Puts away a list that was not started; its customers are forgotten.
    ///
    /// - Returns: `false` where it was started or discarded already.
    package func discard(in office: Office) throws -> Bool {
        try Self.require(in: office)
        let isDone = try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE bulk_mailing SET state = \(State.cancelled), ended_at = \(office.now), entries = '[]',
                  unknown_accounts = '[]', version = version + 1
                WHERE id = \(id) AND organisation_id = \(office.organisationID) AND state = \(State.selected)
                """)
            guard changed == 1 else { return false }
            try Audit.record(
                "discarded", of: .bulkMailing, id.number,
                summary: "\(typeName), \(counts.listed.grouped) on the list", in: office)
            return true
        }
        if isDone { try Self.forgetItems(of: id, in: office) }
        return isDone
    }

    /// Takes the items of a mailing that will not be started, some at a time, so that others may write in between.
    private static func forgetItems(of id: ID<BulkMailing>, in office: Office) throws {
        while try office.database.run(
            """
            DELETE FROM bulk_item WHERE mailing_id = \(id) AND position <
              (SELECT min(position) + 10000 FROM bulk_item WHERE mailing_id = \(id))
            """) > 0
        {}
    }

    /// Discards the lists that were made before a moment and never started. Their numbers are not given again.
    ///
    /// - Returns: how many went.
    @discardableResult
    package static func forget(before moment: Moment, in office: Office) throws -> Int {
        let old: [ID<BulkMailing>] = try office.database.rows(
            """
            SELECT id FROM bulk_mailing
            WHERE organisation_id = \(office.organisationID) AND state = \(State.selected) AND created_at < \(moment)
            ORDER BY id
            """
        ) { $0[0] }
        return try old.count { try find($0, in: office)?.discard(in: office) ?? false }
    }
}
