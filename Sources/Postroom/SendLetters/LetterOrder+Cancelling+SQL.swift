import SQL

extension LetterOrder {
    /// Stops what has not left: what waits is not put into the tray, and what lies in the tray is kept back. What is
    /// in a sender's hands goes.
    ///
    /// - Returns: how many letters or messages were stopped; 0 where everything was gone or stopped before.
    @discardableResult
    package func cancel(in office: Office) throws -> Int {
        try office.require(.edit, of: .sending)
        return try office.atomically {
            let waiting = try office.database.run(
                """
                UPDATE letter_order_item SET outcome = \(Outcome.cancelled.rawValue)
                WHERE order_id = \(id) AND outcome = \(Outcome.waiting.rawValue)
                """)
            let kept = try office.database.run(
                Message.withholding(
                    """
                    id IN (
                      SELECT m.id FROM letter_order_item i JOIN message m ON m.correspondence_id = i.correspondence_id
                      WHERE i.order_id = \(id) AND i.outcome = \(Outcome.queued.rawValue)
                        AND m.send_token = 'order ' || i.order_id || ' letter ' || i.position AND m.state IN ('queued','deferred'))
                    """, in: office))
            guard waiting + kept > 0 else { return 0 }
            try office.database.run(
                """
                UPDATE letter_order SET state = \(State.cancelled), ended_at = coalesce(ended_at, \(office.now)),
                  cancelled = cancelled + \(waiting)
                WHERE id = \(id)
                """)
            try Audit.record(
                "cancelled", of: .letterOrder, id.number,
                summary: "\(waiting.grouped) not queued, \(kept.grouped) emails kept back", in: office)
            return waiting + kept
        }
    }
}
