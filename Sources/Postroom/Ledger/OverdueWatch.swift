/// Notices invoices on the day after they were due, once each, in the order of their due dates.
///
/// Kept apart from the figures, which an import brings up to date too: here work is made, and a whole ledger that is
/// taken in must not make a TODO of everything that was ever overdue in it.
package enum OverdueWatch {
    /// How far it has come: everything up to this invoice was looked at.
    struct Mark: Equatable {
        let due: Day
        let id: Int

        init(due: Day, id: Int) {
            (self.due, self.id) = (due, id)
        }

        /// Reads `2026-11-19 4711`.
        init?(text: String) {
            let parts = text.split(separator: " ")
            guard parts.count == 2, let due = Day(text: String(parts[0])), let id = Int(parts[1]) else { return nil }
            self.init(due: due, id: id)
        }

        var text: String { "\(due.text) \(id)" }

        /// Behind everything that was due on a day.
        static func end(of day: Day) -> Mark { Mark(due: day, id: Int.max) }
    }
}
