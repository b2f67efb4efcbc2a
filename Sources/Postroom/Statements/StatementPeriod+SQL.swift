import SQL

/// The days that a letter covers.
package enum StatementPeriod {
    /// The period that follows the customer's last letter of a type: from the day after that one's last day; where
    /// there is none from the first invoice; where there is none from the first day of the month before. It ends on
    /// the day of the letter.
    ///
    /// Where the last letter already covers that day, the same period is proposed again: a period cannot end before it
    /// begins.
    package static func proposed(
        for customer: ID<Customer>, type: ID<CorrespondenceType>, ending end: Day, in office: Office
    ) throws -> (from: Day, to: Day) {
        let last: (from: Day?, to: Day)? = try office.database.first(
            """
            SELECT period_from, period_to FROM correspondence
            WHERE customer_id = \(customer) AND type_id = \(type) AND period_to IS NOT NULL AND deleted_at IS NULL
            ORDER BY period_to DESC, id DESC LIMIT 1
            """
        ) { ($0[0], $0[1]) }
        if let last {
            if last.to + 1 <= end { return (last.to + 1, end) }
            return (min(last.from ?? end, end), end)
        }
        let first: Day? = try office.database.first(
            """
            SELECT date FROM invoice WHERE customer_id = \(customer) AND status <> 'void' ORDER BY date, id LIMIT 1
            """
        ) { $0[0] }
        if let first { return (min(first, end), end) }
        return (startOfMonthBefore(end), end)
    }

    static func startOfMonthBefore(_ day: Day) -> Day {
        let (year, month, _) = day.parts
        guard let start = Day(year: month == 1 ? year - 1 : year, month: month == 1 ? 12 : month - 1, day: 1) else {
            preconditionFailure("days of letters are long after the year 1")
        }
        return start
    }
}
