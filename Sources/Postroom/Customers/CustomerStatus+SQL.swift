import SQL

extension CustomerStatus {
    static func addShipped(in office: Office) throws {
        for (position, status) in shipped.enumerated() {
            try office.database.run(
                """
                INSERT INTO customer_status(organisation_id, name, position, is_active, is_suspended,
                  allows_correspondence)
                VALUES (\(office.organisationID), \(status.name), \(position), \(status.isActive),
                  \(status.isSuspended), \(status.allowsCorrespondence))
                """)
        }
    }

    /// The organisation's statuses in their order.
    package static func all(in office: Office) throws -> [CustomerStatus] {
        try office.database.rows(
            """
            SELECT id, name, is_active, is_suspended, allows_correspondence FROM customer_status
            WHERE organisation_id = \(office.organisationID) ORDER BY position, id
            """
        ) {
            CustomerStatus(id: $0[0], name: $0[1], isActive: $0[2], isSuspended: $0[3], allowsCorrespondence: $0[4])
        }
    }
}

extension CustomerClass {
    static func addShipped(in office: Office) throws {
        for (position, kind) in shipped.enumerated() {
            try office.database.run(
                """
                INSERT INTO customer_class(organisation_id, name, position, is_individual, is_business_debt)
                VALUES (\(office.organisationID), \(kind.name), \(position), \(kind.isIndividual),
                  \(kind.isBusinessDebt))
                """)
        }
    }

    package static func all(in office: Office) throws -> [CustomerClass] {
        try office.database.rows(
            """
            SELECT id, name, is_individual, is_business_debt FROM customer_class
            WHERE organisation_id = \(office.organisationID) ORDER BY position, id
            """
        ) { CustomerClass(id: $0[0], name: $0[1], isIndividual: $0[2], isBusinessDebt: $0[3]) }
    }
}

extension Flag {
    static func addShipped(in office: Office) throws {
        for flag in shipped {
            try office.database.run(
                """
                INSERT INTO flag(organisation_id, name, is_warning)
                VALUES (\(office.organisationID), \(flag.name), \(flag.isWarning))
                """)
        }
    }

    package static func all(in office: Office) throws -> [Flag] {
        try office.database.rows(
            "SELECT id, name, is_warning FROM flag WHERE organisation_id = \(office.organisationID) ORDER BY name, id"
        ) { Flag(id: $0[0], name: $0[1], isWarning: $0[2]) }
    }

    /// The flags a customer carries today.
    package static func of(_ customer: ID<Customer>, in office: Office) throws -> [Flag] {
        try office.database.rows(
            """
            SELECT g.id, g.name, g.is_warning FROM customer_flag f JOIN flag g ON g.id = f.flag_id
            WHERE f.customer_id = \(customer) AND \(holds(on: office.today))
            ORDER BY g.is_warning DESC, g.name
            """
        ) { Flag(id: $0[0], name: $0[1], isWarning: $0[2]) }
    }

    /// Whether `customer_flag f` holds on a day: from its first to its last, both included, either of them open.
    static func holds(on day: Day) -> SQL {
        "(f.since IS NULL OR f.since <= \(day)) AND (f.until IS NULL OR f.until >= \(day))"
    }

    /// Puts the flag on a customer; a second time changes nothing.
    package func raise(on customer: ID<Customer>, note: String = "", in office: Office) throws {
        try office.require(.edit, of: .customers)
        try office.database.run(
            """
            INSERT INTO customer_flag(customer_id, flag_id, note) VALUES (\(customer), \(id), \(note))
            ON CONFLICT (customer_id, flag_id) DO NOTHING
            """)
    }
}
