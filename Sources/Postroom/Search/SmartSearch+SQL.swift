import SQL

extension SmartSearch {
    package func answer(in office: Office) throws -> Answer {
        try office.require(.view, of: .customers)
        try office.require(.view, of: .correspondence)
        try office.require(.view, of: .ledger)
        guard !text.isEmpty else { return .nothing }
        if let letter = try letter(in: office) { return .one(letter) }
        let exact = try [customer(in: office), invoice(in: office), payment(in: office)].filter { !$0.hits.isEmpty }
        if !exact.isEmpty { return answer(exact) }
        guard text.count >= Self.shortestName else { return .tooShort }
        return answer(try [customers(in: office), invoices(in: office)].filter { !$0.hits.isEmpty })
    }

    private func answer(_ groups: [Group]) -> Answer {
        guard let first = groups.first, let hit = first.hits.first else { return .nothing }
        return groups.count == 1 && first.hits.count == 1 ? .one(hit) : .several(groups)
    }

    private func group(_ kind: Kind, _ hits: [Hit]) -> Group {
        Group(kind: kind, hits: Array(hits.prefix(Self.limit)), isCut: hits.count > Self.limit)
    }

    // MARK: Exact numbers

    /// `12345/C001`; without the C it may be an invoice.
    private func letter(in office: Office) throws -> Hit? {
        guard let slash = text.lastIndex(of: "/"),
            let number = Correspondence.Number(text: String(text[text.index(after: slash)...]).trimmed),
            let found = try Correspondence.find(
                account: String(text[..<slash]).trimmed, number: number, in: office)
        else { return nil }
        return .letter(
            account: found.account, number: found.number, type: found.typeName, customer: found.customerName)
    }

    private func customer(in office: Office) throws -> Group {
        guard let found = try Customer.find(account: text, in: office) else { return group(.customers, []) }
        return group(
            .customers, [.customer(account: found.account.text, name: found.name, status: found.status.name)])
    }

    private func invoice(in office: Office) throws -> Group {
        try invoices("i.number_key = \(text.lowercased())", in: office)
    }

    private func payment(in office: Office) throws -> Group {
        let hits: [Hit] = try office.database.rows(
            """
            SELECT p.reference, c.account_number, c.name, p.amount, p.currency, p.date
            FROM payment p JOIN customer c ON c.id = p.customer_id
            WHERE p.organisation_id = \(office.organisationID) AND p.reference_key = \(text.lowercased())
            """
        ) { .payment(reference: $0[0], account: $0[1], customer: $0[2], amount: Money($0[3], $0[4]), date: $0[5]) }
        return group(.payments, hits)
    }

    // MARK: Looking around

    private func customers(in office: Office) throws -> Group {
        // Found first, sorted after, and the sum keeps the index of organisations out: else the database would walk
        // all accounts.
        let hits: [Hit] = try office.database.rows(
            """
            SELECT account, name, status FROM (
              SELECT c.account_number AS account, c.account_key, c.name, s.name AS status
              FROM customer c JOIN customer_status s ON s.id = c.status_id
              WHERE c.organisation_id + 0 = \(office.organisationID)
                AND \(CustomerIndex.condition(for: text, of: office.organisationID))
              LIMIT 200) AS found
            ORDER BY account_key LIMIT \(Self.limit + 1)
            """
        ) { .customer(account: $0[0], name: $0[1], status: $0[2]) }
        return group(.customers, hits)
    }

    private func invoices(in office: Office) throws -> Group {
        let key = text.lowercased()
        guard key.count >= 3, key.contains(where: \.isNumber) else { return group(.invoices, []) }
        return try invoices("i.number_key >= \(key) AND i.number_key < \(key + "\u{10FFFF}")", in: office)
    }

    private func invoices(_ condition: SQL, in office: Office) throws -> Group {
        let hits: [Hit] = try office.database.rows(
            """
            SELECT i.number, c.account_number, c.name, i.outstanding, i.currency
            FROM invoice i JOIN customer c ON c.id = i.customer_id
            WHERE i.organisation_id = \(office.organisationID) AND \(condition)
            ORDER BY i.number_key LIMIT \(Self.limit + 1)
            """
        ) { .invoice(number: $0[0], account: $0[1], customer: $0[2], outstanding: Money($0[3], $0[4])) }
        return group(.invoices, hits)
    }
}
