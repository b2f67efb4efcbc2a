import SQL

extension Customer.Kind: SQLBindable, SQLReadable {}
extension Customer.PaymentMethod: SQLBindable, SQLReadable {}

extension Customer {
    private static let selection: SQL = """
        SELECT c.id, c.account_number, c.name, s.id, s.name, s.is_active, s.is_suspended, s.allows_correspondence,
          k.name, c.kind, c.payment_method, coalesce(m.name, ''), coalesce(r.name, ''), c.currency, c.terms,
          c.language, c.on_hold, c.receives_email, c.since, c.version,
          coalesce(c.group_id, c.building_id, c.billing_cycle_id) IS NOT NULL
        FROM customer c
        JOIN customer_status s ON s.id = c.status_id
        JOIN customer_class k ON k.id = c.class_id
        LEFT JOIN staff m ON m.id = c.account_manager_id
        LEFT JOIN staff r ON r.id = c.credit_controller_id
        """

    private init(_ row: borrowing Row) {
        guard let account = AccountNumber(row[1]) else { preconditionFailure("a stored account number is one") }
        id = row[0]
        self.account = account
        name = row[2]
        status = CustomerStatus(
            id: row[3], name: row[4], isActive: row[5], isSuspended: row[6], allowsCorrespondence: row[7])
        className = row[8]
        kind = row[9]
        paymentMethod = row[10]
        accountManager = row[11]
        creditController = row[12]
        currency = row[13]
        terms = row[14]
        language = row[15]
        isOnHold = row[16]
        receivesEmail = row[17]
        since = row[18]
        version = row[19]
        isDivided = row[20]
    }

    /// The customer of this account number, if the office's organisation has one.
    package static func find(account: String, in office: Office) throws -> Customer? {
        try office.require(.view, of: .customers)
        return try office.database.first(
            """
            \(selection) WHERE c.account_key = \(account.trimmed.lowercased())
              AND c.organisation_id = \(office.organisationID)
            """
        ) { Customer($0) }
    }

    package static func find(_ id: ID<Customer>, in office: Office) throws -> Customer? {
        try office.require(.view, of: .customers)
        return try office.database.first(
            "\(selection) WHERE c.id = \(id) AND c.organisation_id = \(office.organisationID)"
        ) { Customer($0) }
    }

    /// Where bills and letters go; empty where none was ever given.
    package func billingAddress(in office: Office) throws -> PostalAddress {
        try office.database.first(
            """
            SELECT line1, line2, line3, city, county, postcode, country FROM address
            WHERE customer_id = \(id) AND kind = 'billing'
            """
        ) { row in
            PostalAddress(
                line1: row[0], line2: row[1], line3: row[2], city: row[3], county: row[4], postcode: row[5],
                country: row[6])
        } ?? PostalAddress()
    }
}
