import SQL

extension Correspondence {
    package enum Written {
        case written(Correspondence)
        /// The same form was sent before: the correspondence it made then.
        case already(Correspondence)
        /// The same person wrote the very same a moment ago, on another form.
        case repeated(Correspondence)
        case refused([Problem])
    }

    /// Freezes a draft, allots the next number and stores the record, in one transaction.
    ///
    /// - Parameters:
    ///   - formToken: unique to the form; sending one form twice makes one correspondence.
    ///   - isTwinRefused: whether what was just written, and not changed since, is not written a second time.
    package static func write(
        _ draft: Draft, formToken: String, origin: Origin = .manual, isTwinRefused: Bool = false, in office: Office
    ) throws -> Written {
        try office.require(.edit, of: .correspondence)
        if let earlier = try find(formToken: formToken, in: office) { return .already(earlier) }
        guard let type = try CorrespondenceType.find(draft.type.id, in: office), type.isAvailable else {
            return .refused([Problem("This correspondence type is not available.")])
        }
        let day = Day(text: draft.date) ?? office.today
        let obstacles = try type.obstacles(for: draft.customer, on: day, in: office).filter { $0.stops(origin) }
        guard obstacles.isEmpty else { return .refused(obstacles.map { Problem($0.message) }) }
        let prepared: PreparedLetter
        switch try PreparedLetter.from(draft, in: office) {
        case .refused(let problems): return .refused(problems)
        case .prepared(let letter): prepared = letter
        }
        return try office.atomically {
            if let earlier = try find(formToken: formToken, in: office) { return .already(earlier) }
            if isTwinRefused, let twin = try twin(of: prepared, in: office) { return .repeated(twin) }
            guard let number = try allot(to: draft.customer.id, in: office) else { throw Gone() }
            let id = try insert(prepared, number: number, formToken: formToken, origin: origin, in: office)
            guard let written = try find(id, in: office) else { preconditionFailure("just inserted") }
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

    /// The customer's next number, in the transaction that uses it; `nil` where there is no such customer.
    private static func allot(to customer: ID<Customer>, in office: Office) throws -> Number? {
        try office.database.first(
            """
            UPDATE customer SET last_number = last_number + 1 WHERE id = \(customer)
              AND organisation_id = \(office.organisationID) RETURNING last_number
            """
        ) { Number($0[0]) }
    }

    /// Takes the very number that a letter was printed with.
    ///
    /// - Returns: whether it was still the customer's next one.
    static func allot(_ number: Number, to customer: ID<Customer>, in office: Office) throws -> Bool {
        try office.database.run(
            """
            UPDATE customer SET last_number = \(number.value) WHERE id = \(customer)
              AND organisation_id = \(office.organisationID) AND last_number = \(number.value - 1)
            """) == 1
    }

    /// Stores a letter under a number that was allotted, with its entry in the audit trail.
    ///
    /// - Parameters:
    ///   - printed: the version of the organisation in whose name it was printed already, and when; `nil`: it is printed
    ///     later, in the name of the organisation as it now is.
    ///   - mailing: the bulk mailing that it is made for.
    static func insert(
        _ letter: PreparedLetter, number: Number, formToken: String, origin: Origin,
        printed: (organisation: Int, at: Moment)? = nil, mailing: ID<BulkMailing>? = nil, in office: Office
    ) throws -> ID<Correspondence> {
        let (content, customer) = (letter.content, letter.customer)
        let total = content.asked(by: letter.type)
        let id: ID<Correspondence> = ID(
            try office.database.insert(
                """
                INSERT INTO correspondence(organisation_id, customer_id, number, type_id, date, origin, amount,
                  currency, form_token, organisation_version, created_at, created_by,
                  period_from, period_to, bulk_mailing_id)
                VALUES (\(office.organisationID), \(customer.id), \(number.value), \(letter.type.id), \(letter.date),
                  \(origin), \(total?.minor), \(total?.currency), \(formToken),
                  coalesce(\(printed?.organisation),
                    (SELECT version FROM organisation WHERE id = \(office.organisationID))),
                  \(printed?.at ?? office.now), \(office.actor.staffID), \(content.period?.from), \(content.period?.to), \(mailing))
                """))
        try office.database.run(
            "INSERT INTO correspondence_content(correspondence_id, content) VALUES (\(id), \(letter.json))")
        try link(id, to: content, of: customer.id, in: office)
        try Audit.record(
            "created", of: .correspondence, id.number, customer: customer.id,
            summary: "\(letter.reference(number)) \(letter.type.name)", in: office)
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
