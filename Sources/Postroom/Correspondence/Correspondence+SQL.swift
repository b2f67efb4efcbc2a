import SQL

extension Correspondence.Status: SQLBindable, SQLReadable {}
extension Correspondence.Origin: SQLBindable, SQLReadable {}

extension Correspondence {
    static let selection: SQL = """
        SELECT k.id, k.customer_id, c.account_number, c.name, k.number, k.type_id, t.code, t.name, k.date, k.status,
          k.origin, k.amount, k.currency, k.template_version_id, k.document_id, k.failure, k.created_at,
          coalesce(s.name, 'Postroom'), k.emailed_at, k.delivered_at, k.delivery_problem, k.version,
          k.organisation_version
        FROM correspondence k
        JOIN customer c ON c.id = k.customer_id
        JOIN correspondence_type t ON t.id = k.type_id
        LEFT JOIN staff s ON s.id = k.created_by
        """

    init(_ row: borrowing Row) {
        id = row[0]
        customerID = row[1]
        account = row[2]
        customerName = row[3]
        number = Number(row[4])
        typeID = row[5]
        typeCode = row[6]
        typeName = row[7]
        date = row[8]
        status = row[9]
        origin = row[10]
        if let minor: Int = row[11], let currency: Currency = row[12] {
            amount = Money(minor, currency)
        } else {
            amount = nil
        }
        templateVersionID = row[13]
        documentID = row[14]
        failure = row[15]
        createdAt = row[16]
        createdBy = row[17]
        emailedAt = row[18]
        deliveredAt = row[19]
        hasDeliveryProblem = row[20]
        version = row[21]
        organisationVersion = row[22]
    }

    /// The record `12345/C001` stands for, if the office's organisation has it.
    package static func find(account: String, number: Number, in office: Office) throws -> Correspondence? {
        try office.require(.view, of: .correspondence)
        return try office.database.first(
            """
            \(selection) WHERE c.account_key = \(account.lowercased()) AND k.number = \(number.value)
              AND k.organisation_id = \(office.organisationID) AND k.deleted_at IS NULL
            """
        ) { Correspondence($0) }
    }

    package static func find(_ id: ID<Correspondence>, in office: Office) throws -> Correspondence? {
        try office.require(.view, of: .correspondence)
        return try office.database.first(
            """
            \(selection) WHERE k.id = \(id) AND k.organisation_id = \(office.organisationID)
              AND k.deleted_at IS NULL
            """
        ) { Correspondence($0) }
    }

    /// A customer's correspondence, newest first.
    ///
    /// - Parameter before: the number of the last one on the page before; `nil` for the first page.
    package static func page(
        of customer: ID<Customer>, before: Int?, limit: Int = 50, in office: Office
    ) throws -> [Correspondence] {
        try office.require(.view, of: .correspondence)
        let older: SQL = before.map { " AND k.number < \($0)" } ?? ""
        return try office.database.rows(
            """
            \(selection) WHERE k.customer_id = \(customer) AND k.deleted_at IS NULL\(older)
            ORDER BY k.number DESC LIMIT \(limit)
            """
        ) { Correspondence($0) }
    }

    /// What it says, as frozen when it was saved.
    package func content(in office: Office) throws -> FrozenContent {
        let json: String? = try office.database.first(
            "SELECT content FROM correspondence_content WHERE correspondence_id = \(id)"
        ) { $0[0] }
        guard let json else { preconditionFailure("a correspondence that was found has content") }
        return try FrozenContent(json: json)
    }

    /// The number that the customer's next correspondence will have, if nobody is quicker.
    package static func nextNumber(for customer: ID<Customer>, in office: Office) throws -> Number {
        let last: Int? = try office.database.first("SELECT last_number FROM customer WHERE id = \(customer)") { $0[0] }
        return Number((last ?? 0) + 1)
    }
}
