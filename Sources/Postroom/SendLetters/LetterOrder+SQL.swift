import SQL

extension LetterOrder.Kind: SQLBindable, SQLReadable {}
extension LetterOrder.State: SQLBindable, SQLReadable {}

extension LetterOrder {
    private static let selection: SQL = """
        SELECT o.id, o.kind, o.state, o.created_at, coalesce(s.name, 'Postroom'), o.ended_at, o.chosen, o.queued,
          o.skipped, o.failed, o.cancelled
        FROM letter_order o LEFT JOIN staff s ON s.id = o.created_by
        """

    private init(_ row: borrowing Row) {
        id = row[0]
        kind = row[1]
        state = row[2]
        createdAt = row[3]
        createdBy = row[4]
        endedAt = row[5]
        chosen = row[6]
        queued = row[7]
        skipped = row[8]
        failed = row[9]
        cancelled = row[10]
    }

    package static func find(_ id: ID<LetterOrder>, _ kind: Kind, in office: Office) throws -> LetterOrder? {
        try office.require(.view, of: .sending)
        return try office.database.first(
            "\(selection) WHERE o.id = \(id) AND o.kind = \(kind) AND o.organisation_id = \(office.organisationID)"
        ) { LetterOrder($0) }
    }

    /// The latest orders, the newest first.
    package static func recent(_ kind: Kind, limit: Int = 10, in office: Office) throws -> [LetterOrder] {
        try office.require(.view, of: .sending)
        return try office.database.rows(
            """
            \(selection) WHERE o.organisation_id = \(office.organisationID) AND o.kind = \(kind)
            ORDER BY o.id DESC LIMIT \(limit)
            """
        ) { LetterOrder($0) }
    }

    /// Under which token the messages of an item lie in the tray. No form can send such a word.
    static func sendToken(_ order: ID<LetterOrder>, _ position: Int) -> String {
        "order \(order.number) letter \(position)"
    }

    /// How many of the messages of each letter in the tray are where. An order is no longer than a form.
    package func progress(in office: Office) throws -> Progress {
        try office.require(.view, of: .sending)
        var progress = Progress()
        try office.database.each(
            """
            SELECT max(m.state IN ('sent','delivered')), max(m.state IN ('new','queued','sending','deferred')),
              max(m.state IN ('failed','bounced','uncertain'))
            FROM letter_order_item i JOIN message m ON m.correspondence_id = i.correspondence_id
            WHERE i.order_id = \(id) AND i.outcome = \(Outcome.queued.rawValue)
              AND m.send_token = 'order ' || i.order_id || ' letter ' || i.position
            GROUP BY i.position
            """
        ) { row in
            switch (row[0] as Bool, row[1] as Bool, row[2] as Bool) {
            case (true, _, _): progress.emailed += 1
            case (_, true, _): progress.onTheWay += 1
            case (_, _, true): progress.undelivered += 1
            default: progress.withheld += 1
            }
        }
        return progress
    }

    /// Those that were not emailed, in the order of the list: before the tray, and of it what came back.
    package func shortfalls(limit: Int = 500, in office: Office) throws -> [Shortfall] {
        try office.require(.view, of: .sending)
        return try office.database.rows(
            """
            SELECT c.account_number, c.name, k.number, x.outcome, x.reason FROM (
              SELECT position, customer_id, correspondence_id, outcome, reason FROM letter_order_item
              WHERE order_id = \(id) AND outcome IN (\(Outcome.skipped.rawValue), \(Outcome.failed.rawValue))
              UNION ALL
              SELECT i.position, i.customer_id, i.correspondence_id, \(Outcome.failed.rawValue),
                m.recipient || ': ' || m.last_reply
              FROM letter_order_item i JOIN message m ON m.correspondence_id = i.correspondence_id
              WHERE i.order_id = \(id) AND i.outcome = \(Outcome.queued.rawValue)
                AND m.send_token = 'order ' || i.order_id || ' letter ' || i.position
                AND m.state IN ('failed','bounced','uncertain')
            ) x
            JOIN customer c ON c.id = x.customer_id LEFT JOIN correspondence k ON k.id = x.correspondence_id
            ORDER BY x.position LIMIT \(limit)
            """
        ) { row in
            let number: Int? = row[2]
            return Shortfall(
                account: row[0], customerName: row[1], letter: number.map { Correspondence.Number($0) },
                outcome: Outcome(rawValue: row[3]) ?? .failed, reason: row[4])
        }
    }
}
