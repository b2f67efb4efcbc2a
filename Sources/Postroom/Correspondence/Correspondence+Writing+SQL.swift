import SQL

extension Correspondence {
    package enum Written {
        case written(Correspondence)
        /// The same form was sent before: the correspondence it made then.
        case already(Correspondence)
        case refused([Problem])
    }

    /// Freezes a draft, allots the next number and stores the record, in one transaction.
    ///
    /// - Parameter formToken: unique to the form; sending one form twice makes one correspondence.
    package static func write(
        _ draft: Draft, formToken: String, origin: Origin = .manual, in office: Office
    ) throws -> Written {
        try office.require(.edit, of: .correspondence)
        if let earlier = try find(formToken: formToken, in: office) { return .already(earlier) }
        guard let type = try CorrespondenceType.find(draft.type.id, in: office), type.isAvailable else {
            return .refused([Problem("This correspondence type is not available.")])
        }
        let day = Day(text: draft.date) ?? office.today
        let obstacles = try type.obstacles(for: draft.customer, on: day, in: office).filter { $0.stops(origin) }
        guard obstacles.isEmpty else { return .refused(obstacles.map { Problem($0.message) }) }
        let content: FrozenContent
        let date: Day
        switch try draft.frozen(in: office) {
        case .refused(let problems): return .refused(problems)
        case .frozen(let frozen, let day): (content, date) = (frozen, day)
        }
        return try office.atomically {
            if let earlier = try find(formToken: formToken, in: office) { return .already(earlier) }
            let id = try insert(content, draft: draft, date: date, formToken: formToken, origin: origin, in: office)
            guard let written = try find(id, in: office) else { preconditionFailure("just inserted") }
            try Audit.record(
                "created", of: .correspondence, id.number, customer: draft.customer.id,
                summary: "\(written.reference) \(type.name)", in: office)
            return .written(written)
        }
    }

    /// The letter that was made under a form's token, also where it was deleted since.
    static func made(under formToken: String, in office: Office) throws -> Correspondence? {
        try find(formToken: formToken, in: office)
    }

    private static func find(formToken: String, in office: Office) throws -> Correspondence? {
        try office.database.first(
            """
            \(selection) WHERE k.form_token = \(formToken) AND k.organisation_id = \(office.organisationID)
            """
        ) { Correspondence($0) }
    }

    private static func insert(
        _ content: FrozenContent, draft: Draft, date: Day, formToken: String, origin: Origin, in office: Office
    ) throws -> ID<Correspondence> {
        let number: Int? = try office.database.first(
            """
            UPDATE customer SET last_number = last_number + 1 WHERE id = \(draft.customer.id)
              AND organisation_id = \(office.organisationID) RETURNING last_number
            """
        ) { $0[0] }
        guard let number else { throw Gone() }
        let total = content.asked(by: draft.type)
        let id: ID<Correspondence> = ID(
            try office.database.insert(
                """
                INSERT INTO correspondence(organisation_id, customer_id, number, type_id, date, origin, amount,
                  currency, form_token, organisation_version, created_at, created_by,
                  period_from, period_to)
                VALUES (\(office.organisationID), \(draft.customer.id), \(number), \(draft.type.id), \(date), \(origin),
                  \(total?.minor), \(total?.currency), \(formToken),
                  (SELECT version FROM organisation WHERE id = \(office.organisationID)), \(office.now),
                  \(office.actor.staffID), \(content.period?.from), \(content.period?.to))
                """))
        try office.database.run(
            "INSERT INTO correspondence_content(correspondence_id, content) VALUES (\(id), \(try content.json))")
        try link(id, to: content, of: draft.customer.id, in: office)
        return id
    }

    /// Links a correspondence to the records that its content shows, and to no others: what it shows is what it is
    /// about.
    static func link(
        _ id: ID<Correspondence>, to content: FrozenContent, of customer: ID<Customer>, in office: Office
    ) throws {
        for line in content.invoices {
            try office.database.run(
                """
                INSERT INTO correspondence_invoice(correspondence_id, invoice_id)
                SELECT \(id), id FROM invoice
                WHERE organisation_id = \(office.organisationID) AND number_key = \(line.number.lowercased())
                  AND customer_id = \(customer)
                ON CONFLICT (correspondence_id, invoice_id) DO NOTHING
                """)
        }
        for line in content.payments ?? [] {
            try office.database.run(
                """
                INSERT INTO correspondence_payment(correspondence_id, payment_id)
                SELECT \(id), id FROM payment
                WHERE organisation_id = \(office.organisationID) AND reference_key = \(line.reference.lowercased())
                  AND customer_id = \(customer)
                ON CONFLICT (correspondence_id, payment_id) DO NOTHING
                """)
        }
        for line in content.numbers ?? [] {
            try office.database.run(
                """
                INSERT INTO correspondence_number(correspondence_id, customer_number_id)
                SELECT \(id), id FROM customer_number
                WHERE customer_id = \(customer) AND number_key = \(CustomerNumber.key(line.number))
                ON CONFLICT (correspondence_id, customer_number_id) DO NOTHING
                """)
        }
    }

    /// The customer was removed between the form and Save.
    package struct Gone: Error, Sendable {}
}
