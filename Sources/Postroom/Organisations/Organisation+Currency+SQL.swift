import SQL

/// The currency in which an organisation bills.
extension Organisation {
    package static let currencyStays =
        "The currency cannot be changed any more, since invoices or payments have been booked."

    /// Whether anything was booked, so that the currency stays as it is.
    package static func hasBookings(in office: Office) throws -> Bool {
        try office.database.exists(
            "SELECT 1 FROM invoice WHERE organisation_id = \(office.organisationID) LIMIT 1")
            || office.database.exists(
                "SELECT 1 FROM payment WHERE organisation_id = \(office.organisationID) LIMIT 1")
    }

    /// Stores the currency, and gives it to the customers who had the old one; before anything is booked only.
    func keepCurrency(from old: Currency, in office: Office) throws {
        guard currency != old else { return }
        try office.database.run("UPDATE organisation SET currency = \(currency) WHERE id = \(id)")
        try office.database.run(
            """
            UPDATE customer SET currency = \(currency) WHERE organisation_id = \(id) AND currency = \(old)
            """)
    }
}
