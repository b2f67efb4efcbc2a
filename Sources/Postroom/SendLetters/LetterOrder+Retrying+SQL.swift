import SQL

extension LetterOrder {
    /// Has the runner look once more at those that could not be sent, where somebody has put right what stopped them.
    /// None of them ever reached the tray, so nothing leaves twice.
    ///
    /// - Returns: how many; 0 where a first press was heard before, or the order was cancelled.
    @discardableResult
    package func retry(in office: Office) throws -> Int {
        try office.require(.edit, of: .sending)
        return try office.atomically {
            let mayGoOn = try office.database.exists(
                "SELECT 1 FROM letter_order WHERE id = \(id) AND state <> \(State.cancelled)")
            guard mayGoOn else { return 0 }
            // With bills, the letter that could not be finished is found again by what it was made for.
            let letter: SQL = kind == .bills ? "NULL" : "correspondence_id"
            let again = try office.database.run(
                """
                UPDATE letter_order_item SET outcome = \(Outcome.waiting.rawValue), reason = '',
                  correspondence_id = \(letter)
                WHERE order_id = \(id) AND outcome = \(Outcome.failed.rawValue)
                """)
            guard again > 0 else { return 0 }
            try office.database.run(
                """
                UPDATE letter_order SET state = \(State.running), ended_at = NULL, failed = failed - \(again)
                WHERE id = \(id)
                """)
            try Audit.record("retried", of: .letterOrder, id.number, summary: "\(again.grouped) once more", in: office)
            return again
        }
    }
}
