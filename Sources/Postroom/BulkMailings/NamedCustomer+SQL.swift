import SQL

/// A customer whose number was pasted.
struct NamedCustomer: Comparable {
    let id: ID<Customer>
    let key: String
    let status: ID<CustomerStatus>
    /// `named`, or what keeps a letter from the customer.
    let reason: BulkItem.Reason

    /// Those on the list before those left off, each in the order of account numbers as the database has it.
    static func < (left: NamedCustomer, right: NamedCustomer) -> Bool {
        let (leftOff, rightOff) = (left.reason != .named, right.reason != .named)
        return leftOff == rightOff ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : rightOff
    }

    /// So many numbers are looked up at once.
    private static let bundle = 500

    /// The customers of the numbers, and the numbers that nobody has.
    static func find(
        _ numbers: [String], _ rules: MailingRules, in office: Office
    ) throws -> (found: [NamedCustomer], unknown: [String]) {
        var found: [NamedCustomer] = []
        found.reserveCapacity(numbers.count)
        var unknown: [String] = []
        var rest = numbers[...]
        while !rest.isEmpty {
            let keys = rest.prefix(bundle).map { $0.lowercased() }
            var known: Set<String> = []
            try office.database.each(
                """
                SELECT c.id, c.account_key, c.status_id, \(rules.reason(else: .named)) FROM customer c
                WHERE c.organisation_id = \(office.organisationID) AND c.account_key IN \(SQL.list(keys))
                """
            ) { row in
                guard let reason = BulkItem.Reason(rawValue: row[3]) else {
                    preconditionFailure("the rules name reasons")
                }
                let customer = NamedCustomer(id: row[0], key: row[1], status: row[2], reason: reason)
                known.insert(customer.key)
                found.append(customer)
            }
            for (number, key) in zip(rest, keys) where !known.contains(key) { unknown.append(number) }
            rest = rest.dropFirst(bundle)
        }
        return (found, unknown)
    }
}
