import SQL

extension Customer {
    /// The payment terms of the account; where it names none, those of its newest invoice.
    package func termsInUse(in office: Office) throws -> String {
        guard terms.isEmpty else { return terms }
        return try office.database.first(
            "SELECT terms FROM invoice WHERE customer_id = \(id) ORDER BY date DESC, id DESC LIMIT 1"
        ) { $0[0] } ?? ""
    }
}
