import SQL

/// How many customers a filter picks. Exact where that is known soon enough; among very many customers it is reckoned
/// from those that could be looked at in the time.
package struct CustomerTally: Sendable, Equatable {
    package let count: Int
    package let isExact: Bool

    package init(count: Int, isExact: Bool) { (self.count, self.isExact) = (count, isExact) }

    /// What the form's script and a page may take for counting.
    package static let patience: Duration = .milliseconds(150)
}

extension CustomerFilter {
    /// - Parameter patience: when this is over, what was counted is extended to all.
    package func tally(in office: Office, patience: Duration = CustomerTally.patience) throws -> CustomerTally {
        let tallies = try tallies(of: [], in: office, patience: patience)
        return tallies[0]
    }

    /// How many are picked, and of how many of these each of the conditions on `customer c` is true.
    ///
    /// Customers are looked at in the order of their ids, some thousand at a time.
    func tallies(
        of conditions: [SQL], in office: Office, patience: Duration = CustomerTally.patience
    ) throws -> [CustomerTally] {
        try office.require(.view, of: .customers)
        let picked = SQL.joined(try self.conditions(in: office), by: " AND ")
        let sums = SQL.joined(conditions.map { ", coalesce(sum(\($0)), 0)" }, by: "")
        let last: Int? = try office.database.first(
            "SELECT max(id) FROM customer WHERE organisation_id = \(office.organisationID)"
        ) { $0[0] }
        var counts = [Int](repeating: 0, count: conditions.count + 1)
        let end = ContinuousClock.now + patience
        var (done, step) = (0, 10_000)
        while let last, done < last {
            let next = min(done + step, last)
            let start = ContinuousClock.now
            try office.database.each(
                """
                SELECT count(*)\(sums) FROM customer c INDEXED BY customer_selection
                WHERE \(picked) AND c.id > \(done) AND c.id <= \(next)
                """
            ) { row in for index in counts.indices { counts[index] += row[index] } }
            done = next
            let now = ContinuousClock.now
            if now >= end, done < last {
                return counts.map { CustomerTally(count: Self.extended($0, from: done, to: last), isExact: false) }
            }
            // So that the last step does not go far beyond the time.
            if now - start < patience / 20, step < 200_000 { step *= 2 }
        }
        return counts.map { CustomerTally(count: $0, isExact: true) }
    }

    /// To three digits and no more: the rest would be made up.
    private static func extended(_ count: Int, from part: Int, to all: Int) -> Int {
        let whole = Int((Double(count) * Double(all) / Double(part)).rounded())
        var unit = 1
        while whole / unit >= 1_000 { unit *= 10 }
        return (whole + unit / 2) / unit * unit
    }
}
