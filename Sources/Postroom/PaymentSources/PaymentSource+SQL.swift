import SQL

extension PaymentSource {
    static func selection(_ kind: Kind) -> SQL {
        let columns: SQL =
            switch kind {
            case .directDebit: "p.sort_code_end, p.collection_order, ''"
            case .card: "'', 1, p.expires"
            }
        return """
            SELECT p.id, p.customer_id, c.account_number, c.name, p.holder, p.number_end, p.reference, \(columns),
              p.is_active, p.created_at, p.version
            FROM \(table(kind)) p JOIN customer c ON c.id = p.customer_id
            """
    }

    static func table(_ kind: Kind) -> SQL {
        switch kind {
        case .directDebit: "direct_debit_account"
        case .card: "payment_card"
        }
    }

    init(_ kind: Kind, _ row: borrowing Row) {
        self.kind = kind
        id = row[0]
        customerID = row[1]
        account = row[2]
        customerName = row[3]
        holder = row[4]
        numberEnd = row[5]
        reference = row[6]
        sortCodeEnd = row[7]
        order = row[8]
        expires = row[9]
        isActive = row[10]
        createdAt = row[11]
        version = row[12]
    }

    package static func find(
        _ kind: Kind, _ id: Int, of customer: ID<Customer>, in office: Office
    ) throws -> PaymentSource? {
        try office.require(.view, of: .ledger)
        return try office.database.first(
            """
            \(selection(kind)) WHERE p.id = \(id) AND p.customer_id = \(customer)
              AND p.organisation_id = \(office.organisationID)
            """
        ) { PaymentSource(kind, $0) }
    }

    /// All of a customer's, those in use first.
    package static func of(_ customer: ID<Customer>, _ kind: Kind, in office: Office) throws -> [PaymentSource] {
        try office.require(.view, of: .ledger)
        let order: SQL = kind == .directDebit ? "p.collection_order, p.id" : "p.id"
        return try office.database.rows(
            "\(selection(kind)) WHERE p.customer_id = \(customer) ORDER BY p.is_active DESC, \(order) LIMIT 100"
        ) { PaymentSource(kind, $0) }
    }

    /// Adds one to a customer.
    ///
    /// - Parameter formToken: unique to the form; sending one form twice adds one.
    package static func add(
        _ entry: PaymentSourceEntry, _ kind: Kind, to customer: Customer, formToken: String, in office: Office
    ) throws -> Saved {
        try office.require(.edit, of: .customers)
        let (values, problems) = entry.checked(kind)
        guard let values else { return .refused(problems) }
        return try office.atomically {
            let earlier: PaymentSource? = try office.database.first(
                "\(selection(kind)) WHERE p.form_token = \(formToken) AND p.organisation_id = \(office.organisationID)"
            ) { PaymentSource(kind, $0) }
            if let earlier { return .saved(earlier) }
            let id = try office.database.insert(
                insertion(of: values, kind, to: customer, formToken: formToken, in: office))
            return .saved(try told("added", kind, id, customer.id, in: office))
        }
    }

    package func amend(_ entry: PaymentSourceEntry, in office: Office) throws -> Saved {
        try office.require(.edit, of: .customers)
        let (values, problems) = entry.checked(kind)
        guard let values else { return .refused(problems) }
        let particular: SQL =
            switch kind {
            case .directDebit: "sort_code_end = \(values.sortCodeEnd), collection_order = \(values.order)"
            case .card: "expires = \(values.expires)"
            }
        return try change(
            "amended",
            """
            holder = \(values.holder), number_end = \(values.numberEnd), reference = \(values.reference), \(particular)
            """, in: office)
    }

    /// Takes it out of use, or back into use.
    package func setActive(_ isActive: Bool, in office: Office) throws -> Saved {
        try office.require(.edit, of: .customers)
        return try change(isActive ? "reactivated" : "deactivated", "is_active = \(isActive)", in: office)
    }

    private func change(_ action: String, _ assignments: SQL, in office: Office) throws -> Saved {
        try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE \(Self.table(kind)) SET \(assignments), version = version + 1
                WHERE id = \(id) AND version = \(version) AND organisation_id = \(office.organisationID)
                """)
            guard changed == 1 else {
                guard let now = try Self.find(kind, id, of: customerID, in: office) else {
                    preconditionFailure("these are never deleted")
                }
                return .outdated(now)
            }
            return .saved(try Self.told(action, kind, id, customerID, in: office))
        }
    }

    private static func told(
        _ action: String, _ kind: Kind, _ id: Int, _ customer: ID<Customer>, in office: Office
    ) throws -> PaymentSource {
        guard let source = try find(kind, id, of: customer, in: office) else { preconditionFailure("just written") }
        try Audit.record(
            action, of: kind == .card ? .paymentCard : .directDebitAccount, id, customer: customer,
            summary: "\(source.holder), \(source.masked)", in: office)
        return source
    }

    private static func insertion(
        of values: PaymentSourceEntry.Checked, _ kind: Kind, to customer: Customer, formToken: String, in office: Office
    ) -> SQL {
        let key = customer.account.text.lowercased()
        switch kind {
        case .directDebit:
            return """
                INSERT INTO direct_debit_account(organisation_id, customer_id, account_key, holder, number_end,
                  sort_code_end, reference, collection_order, form_token, created_at)
                VALUES (\(office.organisationID), \(customer.id), \(key), \(values.holder), \(values.numberEnd),
                  \(values.sortCodeEnd), \(values.reference), \(values.order), \(formToken), \(office.now))
                """
        case .card:
            return """
                INSERT INTO payment_card(organisation_id, customer_id, account_key, holder, number_end, expires,
                  reference, form_token, created_at)
                VALUES (\(office.organisationID), \(customer.id), \(key), \(values.holder), \(values.numberEnd),
                  \(values.expires), \(values.reference), \(formToken), \(office.now))
                """
        }
    }
}
