import SQL

extension Division.Kind: SQLBindable, SQLReadable {
    /// In which `customer` says which of this kind it is in.
    var column: SQL {
        switch self {
        case .group: "group_id"
        case .building: "building_id"
        case .billingCycle: "billing_cycle_id"
        }
    }
}

extension Division {
    private init(_ row: borrowing Row) { self.init(id: row[0], kind: row[1], name: row[2]) }

    /// The organisation's, of every kind, by name.
    package static func all(in office: Office) throws -> [Division] {
        try office.database.rows(
            """
            SELECT id, kind, name FROM customer_division WHERE organisation_id = \(office.organisationID)
            ORDER BY name_key, id
            """
        ) { Division($0) }
    }

    /// Those that a customer is in.
    package static func of(_ customer: ID<Customer>, in office: Office) throws -> [Division] {
        try office.database.rows(
            """
            SELECT d.id, d.kind, d.name FROM customer c
            JOIN customer_division d ON d.id IN (c.group_id, c.building_id, c.billing_cycle_id)
            WHERE c.id = \(customer) AND c.organisation_id = \(office.organisationID)
            """
        ) { Division($0) }
    }

    /// The one of this name, made where there was none yet.
    static func named(_ name: String, _ kind: Kind, in office: Office) throws -> ID<Division> {
        let known: ID<Division>? = try office.database.first(
            """
            SELECT id FROM customer_division
            WHERE organisation_id = \(office.organisationID) AND kind = \(kind) AND name_key = \(name.folded)
            """
        ) { $0[0] }
        if let known { return known }
        return ID(
            try office.database.insert(
                """
                INSERT INTO customer_division(organisation_id, kind, name, name_key)
                VALUES (\(office.organisationID), \(kind), \(name), \(name.folded))
                """))
    }
}
