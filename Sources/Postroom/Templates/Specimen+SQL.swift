import SQL

extension Customer {
    /// Somebody to try a template out with: the one who owes most.
    package static func forTrying(in office: Office) throws -> Customer? {
        try office.require(.view, of: .customers)
        let id: ID<Customer>? = try office.database.first(
            """
            SELECT id FROM customer WHERE organisation_id = \(office.organisationID)
            ORDER BY overdue DESC, id DESC LIMIT 1
            """
        ) { $0[0] }
        return try id.flatMap { try find($0, in: office) }
    }
}
