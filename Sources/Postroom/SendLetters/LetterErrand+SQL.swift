import SQL

extension LetterErrand {
    /// The orders of all organisations that have something left, the oldest first.
    package static func atWork(in office: Office) throws -> [LetterErrand] {
        try office.database.rows(
            """
            SELECT l.id, l.organisation_id, l.kind, l.seen, l.created_by, coalesce(s.name, ''), o.time_zone
            FROM letter_order l JOIN organisation o ON o.id = l.organisation_id
            LEFT JOIN staff s ON s.id = l.created_by
            WHERE l.state = 'running' ORDER BY l.id
            """
        ) { row in
            let staff: ID<Staff>? = row[4]
            let name: String = row[5]
            return LetterErrand(
                id: row[0], organisationID: row[1], kind: row[2], seen: row[3], orderedBy: staff.map { ($0, name) },
                timeZoneName: row[6])
        }
    }

    /// The next items, in the order of the list.
    package func items(limit: Int, in office: Office) throws -> [Item] {
        try office.database.rows(
            """
            SELECT position, customer_id, correspondence_id FROM letter_order_item
            WHERE order_id = \(id) AND outcome = \(LetterOrder.Outcome.waiting.rawValue)
            ORDER BY position LIMIT \(limit)
            """
        ) { Item(position: $0[0], customerID: $0[1], letter: $0[2]) }
    }

    /// Why a letter is not to be sent to this customer although it was ticked; `nil`: nothing speaks against it.
    package func objection(
        to letter: Correspondence, _ type: CorrespondenceType, in office: Office
    ) throws -> String? {
        guard let customer = try Customer.find(letter.customerID, in: office) else { return "The customer is gone." }
        guard customer.receivesEmail else { return Self.receivesNoEmail }
        return try type.obstacles(for: customer, on: office.today, in: office).first { $0.stops(.bulk) }?.message
    }

    /// Writes down what was found out about some items and puts their emails into the tray: all or nothing, and each
    /// once. An order that was cancelled meanwhile keeps what it has.
    ///
    /// - Returns: whether the order still runs.
    package func settle(_ findings: [(item: Item, finding: Finding)], in office: Office) throws -> Bool {
        try office.atomically {
            guard try isRunning(in: office) else { return false }
            var counts: [LetterOrder.Outcome: Int] = [:]
            for (item, finding) in findings {
                guard let outcome = try settle(item, finding, in: office) else { continue }
                counts[outcome, default: 0] += 1
            }
            try office.database.run(
                """
                UPDATE letter_order SET queued = queued + \(counts[.queued] ?? 0),
                  skipped = skipped + \(counts[.skipped] ?? 0), failed = failed + \(counts[.failed] ?? 0)
                WHERE id = \(id)
                """)
            return try !finish(in: office)
        }
    }

    /// Ends the order where nothing is left of it.
    ///
    /// - Returns: whether it ended.
    package func finish(in office: Office) throws -> Bool {
        try office.database.run(
            """
            UPDATE letter_order SET state = 'done', ended_at = \(office.now)
            WHERE id = \(id) AND state = 'running' AND queued + skipped + failed + cancelled >= chosen
            """) == 1
    }

    private func isRunning(in office: Office) throws -> Bool {
        try office.database.exists("SELECT 1 FROM letter_order WHERE id = \(id) AND state = 'running'")
    }

    /// - Returns: `nil` where it was settled before.
    private func settle(_ item: Item, _ finding: Finding, in office: Office) throws -> LetterOrder.Outcome? {
        let isWaiting = try office.database.exists(
            """
            SELECT 1 FROM letter_order_item
            WHERE order_id = \(id) AND position = \(item.position) AND outcome = 0
            """)
        guard isWaiting else { return nil }
        switch finding {
        case .skip(let reason, let letter): return try note(item, .skipped, reason, letter, in: office)
        case .fail(let reason, let letter): return try note(item, .failed, reason, letter, in: office)
        case .emails(let emails, let letter):
            var order = SendOrder(emails, token: LetterOrder.sendToken(id, item.position))
            (order.seen, order.priority) = (seen, .bulk)
            switch try letter.send(order, in: office) {
            case .queued, .already: return try note(item, .queued, "", letter.id, in: office)
            case .overtaken(let earlier):
                return try note(item, .skipped, "\(earlier.by) emailed it meanwhile.", letter.id, in: office)
            case .waiting(let messages):
                let words = messages.map { $0.whyWaiting(on: office.today, in: office.actor.timeZone) }
                return try note(item, .skipped, words.joined(separator: " "), letter.id, in: office)
            case .emailedBefore: return try note(item, .skipped, "It was emailed before.", letter.id, in: office)
            case .refused(let problem): return try note(item, .failed, problem.message, letter.id, in: office)
            }
        }
    }

    private func note(
        _ item: Item, _ outcome: LetterOrder.Outcome, _ reason: String, _ letter: ID<Correspondence>?,
        in office: Office
    ) throws -> LetterOrder.Outcome {
        try office.database.run(
            """
            UPDATE letter_order_item SET outcome = \(outcome.rawValue), reason = \(reason.shortened(to: 500)),
              correspondence_id = coalesce(\(letter), correspondence_id)
            WHERE order_id = \(id) AND position = \(item.position)
            """)
        return outcome
    }
}
