import SQL

extension Sample {
    /// Makes up customers with about ten invoices and five letters each. The same number and seed make the same customers.
    ///
    /// - Parameter mostLetters: each is sent so many at most, half as many on the average.
    /// - Returns: how many invoices were made.
    @discardableResult
    package static func generate(
        customers: Int, mostLetters: Int = 0, seed: UInt64 = 1, in office: Office
    ) throws -> Int {
        try office.require(.full, of: .ledger)
        try office.require(.edit, of: .customers)
        var mill = try SampleMill(seed: seed, mostLetters: mostLetters, in: office)
        let first = try nextNumber(in: office)
        return try office.withRoom {
            // A commit for each chunk keeps the log short; what a stop leaves behind is whole customers.
            for start in stride(from: 0, to: customers, by: 10_000) {
                try office.atomically {
                    try mill.make(numbers: (first + start)..<(first + min(start + 10_000, customers)))
                }
            }
            return mill.invoices
        }
    }

    /// The number after the last made-up account, so that more can be added later.
    private static func nextNumber(in office: Office) throws -> Int {
        let last: String? = try office.database.first(
            """
            SELECT account_key FROM customer
            WHERE organisation_id = \(office.organisationID) AND account_key >= 's' AND account_key < 't'
            ORDER BY account_key DESC LIMIT 1
            """
        ) { $0[0] }
        return (last.flatMap { Int($0.dropFirst()) } ?? 0) + 1
    }
}
