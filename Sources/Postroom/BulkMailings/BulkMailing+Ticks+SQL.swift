import SQL

/// Ticking and unticking. Ticks are the mailing's own, so no page and no browser can lose them.
extension BulkMailing {
    package enum Ticked: Equatable {
        /// The mailing as it is now.
        case kept(BulkMailing)
        /// Create Letters was pressed, or the list was discarded: nothing was changed.
        case tooLate
    }

    /// Changes the ticks at these positions and leaves all others as they are, whoever set them. What is so already
    /// stays.
    package func tick(_ ticked: [Int], untick unticked: [Int], in office: Office) throws -> Ticked {
        try changeTicks(in: office) {
            var change = 0
            for position in unticked { change += try set(.unticked, where: "position = \(position)", in: office) }
            for position in ticked { change -= try set(.listed, where: "position = \(position)", in: office) }
            return change
        }
    }

    /// Ticks everybody on the list, or nobody.
    package func tickAll(_ isTicked: Bool, in office: Office) throws -> Ticked {
        try changeTicks(in: office) {
            let changed = try set(isTicked ? .listed : .unticked, where: "position <= \(counts.listed)", in: office)
            return isTicked ? -changed : changed
        }
    }

    /// Takes the tick from everybody who was sent a letter of this type in the last days, counting today, or for whom
    /// one was made that still waits to be sent.
    package func untickSent(inLast days: Int, in office: Office) throws -> Ticked {
        precondition(days > 0, "today is one of the days")
        let start = Moment(startOf: office.today - (days - 1), in: office.actor.timeZone)
        // Looked up outside, so that nobody waits for the database's one writer meanwhile.
        let places: [Int] = try office.database.rows(
            """
            SELECT i.position FROM bulk_item i
            WHERE i.mailing_id = \(id) AND i.outcome = \(BulkItem.Outcome.listed.rawValue)
              AND (EXISTS (SELECT 1 FROM last_received r WHERE r.customer_id = i.customer_id
                  AND r.type_id = \(typeID) AND r.last_at >= \(start))
                OR EXISTS (SELECT 1 FROM correspondence k
                  WHERE \(isUnsent(to: "i.customer_id")) AND k.created_at >= \(start)))
            """
        ) { $0[0] }
        return try changeTicks(in: office) {
            try set(
                .unticked, where: "position IN (SELECT value FROM json_each(\(try Self.json(places))))", in: office)
        }
    }

    private func changeTicks(in office: Office, _ change: () throws -> Int) throws -> Ticked {
        try Self.require(in: office)
        return try office.atomically {
            guard let now = try BulkMailing.find(id, in: office), now.state == .selected else { return .tooLate }
            let before = now.counts.unticked
            let unticked = before + (try change())
            if unticked != before {
                try office.database.run(
                    """
                    UPDATE bulk_mailing SET unticked = \(unticked), version = version + 1 WHERE id = \(id)
                    """)
            }
            guard let changed = try BulkMailing.find(id, in: office) else { return .tooLate }
            return .kept(changed)
        }
    }

    /// - Returns: how many were otherwise.
    private func set(_ outcome: BulkItem.Outcome, where condition: SQL, in office: Office) throws -> Int {
        let other: BulkItem.Outcome = outcome == .listed ? .unticked : .listed
        return try office.database.run(
            """
            UPDATE bulk_item SET outcome = \(outcome.rawValue)
            WHERE mailing_id = \(id) AND outcome = \(other.rawValue) AND \(condition)
            """)
    }
}
