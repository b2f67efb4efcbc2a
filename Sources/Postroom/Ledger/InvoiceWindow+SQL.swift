import SQL

/// Where an invoice stands among those of its customer: by date, on one day by number.
private struct Rung {
    let date: Day
    let length: Int
    let key: String
}

extension InvoiceWindow {
    private static let place: SQL = "(date, length(number_key), number_key)"

    /// The invoices after one, or the newest, without those that are void.
    package static func of(
        _ customer: ID<Customer>, after last: ID<Invoice>? = nil, in office: Office
    ) throws -> InvoiceWindow {
        try office.require(.view, of: .ledger)
        let rung: Rung? = try last.flatMap { id in try Self.rung("id = \(id)", of: customer, in: office) }
        let condition: SQL = rung.map { " AND \(place) < (\($0.date), \($0.length), \($0.key))" } ?? ""
        let found = try Invoice.list(
            where: "customer_id = \(customer) AND status <> 'void'\(condition)",
            by: "date DESC, length(number_key) DESC, number_key DESC LIMIT \(size + 1)", in: office)
        let shown = Array(found.prefix(size))
        return InvoiceWindow(
            invoices: shown, older: found.count > size ? shown.last?.id : nil, isLater: rung != nil)
    }

    /// Every invoice of the customer that is not void: what "tick all" means.
    package static func all(of customer: ID<Customer>, in office: Office) throws -> [ID<Invoice>] {
        try office.require(.view, of: .ledger)
        return try office.database.rows(
            "SELECT id FROM invoice WHERE customer_id = \(customer) AND status <> 'void' ORDER BY date, id"
        ) { $0[0] }
    }

    /// The invoices from one number to another, both counted, whichever is older.
    ///
    /// - Returns: the ids, oldest first, or none and the numbers that the customer does not have.
    package static func range(
        from first: String, to last: String, of customer: ID<Customer>, in office: Office
    ) throws -> (ids: [ID<Invoice>], missing: [String]) {
        try office.require(.view, of: .ledger)
        let numbers = [first, last].map(\.trimmed)
        let ends = try numbers.map { number in
            try Self.rung("number_key = \(number.lowercased())", of: customer, in: office)
        }
        guard let one = ends[0], let other = ends[1] else {
            return ([], zip(numbers, ends).filter { $0.1 == nil }.map(\.0))
        }
        let isInOrder = (one.date, one.length, one.key) <= (other.date, other.length, other.key)
        let (low, high) = isInOrder ? (one, other) : (other, one)
        let ids: [ID<Invoice>] = try office.database.rows(
            """
            SELECT id FROM invoice WHERE customer_id = \(customer) AND status <> 'void'
              AND date BETWEEN \(low.date) AND \(high.date)
              AND \(place) >= (\(low.date), \(low.length), \(low.key))
              AND \(place) <= (\(high.date), \(high.length), \(high.key))
            ORDER BY date, id
            """
        ) { $0[0] }
        return (ids, [])
    }

    private static func rung(
        _ condition: SQL, of customer: ID<Customer>, in office: Office
    ) throws -> Rung? {
        try office.database.first(
            """
            SELECT date, length(number_key), number_key FROM invoice
            WHERE customer_id = \(customer) AND organisation_id = \(office.organisationID) AND \(condition)
            """
        ) { Rung(date: $0[0], length: $0[1], key: $0[2]) }
    }
}
