import SQL

extension BaseRate {
    /// Every rate that is kept, the newest first.
    package static func all(in office: Office) throws -> [BaseRate] {
        try office.database.rows("SELECT from_date, rate FROM base_rate ORDER BY from_date DESC") {
            BaseRate(from: $0[0], rate: $0[1])
        }
    }

    /// The half-years from the first that is kept to the one of today, the newest first; those without a rate, too.
    package static func halfYears(in office: Office) throws -> [(from: Day, rate: Int?)] {
        let kept = try all(in: office)
        guard let first = kept.last?.from else { return [(halfYear(of: office.today), nil)] }
        var years: [(from: Day, rate: Int?)] = []
        var from = halfYear(of: office.today)
        while from >= first {
            years.append((from, kept.first { $0.from == from }?.rate))
            from = halfYear(of: from - 1)
        }
        return years
    }

    /// The rate for a debt that was due on a day. It becomes late on the day after, and that day decides.
    ///
    /// - Returns: `nil` where nobody has entered the rate of that half-year yet.
    package static func forDebt(due day: Day, in office: Office) throws -> BaseRate? {
        let from = halfYear(of: day + 1)
        return try office.database.first("SELECT from_date, rate FROM base_rate WHERE from_date = \(from)") {
            BaseRate(from: $0[0], rate: $0[1])
        }
    }

    /// Keeps the rate of a half-year, or puts right what was kept.
    ///
    /// - Returns: what has to be put right, by field; empty where it is kept.
    package func keep(in office: Office) throws -> [Problem] {
        try office.require(.full, of: .configuration)
        guard from == BaseRate.halfYear(of: from) else {
            return [Problem(field: "from", "A reference rate begins on 1 January or on 1 July.")]
        }
        guard from <= office.today else {
            return [Problem(field: "from", "The half-year from \(from.long) has not begun yet.")]
        }
        guard (0...3_000).contains(rate) else {
            return [Problem(field: "rate", "Enter a rate from 0 to 30 per cent, such as 4.25.")]
        }
        try office.atomically {
            try office.database.run(
                """
                INSERT INTO base_rate(from_date, rate) VALUES (\(from), \(rate))
                ON CONFLICT (from_date) DO UPDATE SET rate = excluded.rate
                """)
            try Audit.record(
                "changed", of: .organisation, office.organisationID.number,
                summary: "Reference rate from \(from.long): \(LateCharge.words(rate))", in: office)
        }
        return []
    }

    /// Adds the shipped rates that are not kept yet. What was entered by hand stays.
    ///
    /// - Returns: how many were added.
    static func addShipped(in database: Database) throws -> Int {
        var added = 0
        for rate in shippedRates {
            added += try database.run(
                """
                INSERT INTO base_rate(from_date, rate) VALUES (\(rate.from), \(rate.rate))
                ON CONFLICT (from_date) DO NOTHING
                """)
        }
        return added
    }
}
