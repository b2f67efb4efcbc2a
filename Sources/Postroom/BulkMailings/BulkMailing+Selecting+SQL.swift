import SQL

/// From a form to a list that somebody confirms.
extension BulkMailing {
    package enum Selected: Equatable {
        case selected(ID<BulkMailing>)
        /// This form was sent before; it made that list.
        case already(ID<BulkMailing>)
        case refused([Problem])
    }

    package static let nobody = "No customers match."

    /// Writes down everybody whom the form picks, in the order of account numbers: whom a letter may go to as listed,
    /// the others as left off, each with the reason.
    ///
    /// - Parameter formToken: unique to the form; sending one form twice makes one list.
    package static func select(_ entry: MailingEntry, formToken: String, in office: Office) throws -> Selected {
        try require(in: office)
        // Looked up outside, so that nobody waits for the database's one writer meanwhile.
        let pasted = entry.mode == .accounts ? PastedAccounts(entry.accounts) : nil
        return try office.atomically {
            let earlier: ID<BulkMailing>? = try office.database.first(
                """
                SELECT id FROM bulk_mailing
                WHERE form_token = \(formToken) AND organisation_id = \(office.organisationID)
                """
            ) { $0[0] }
            if let earlier { return .already(earlier) }
            var (type, problems) = try entry.checked(in: office)
            if let pasted { problems += Self.problems(with: pasted) }
            guard let type, problems.isEmpty else { return .refused(problems) }
            let rules = try MailingRules(for: type, in: office)
            if let pasted { return try select(pasted, entry, rules, formToken, in: office) }
            let conditions = SQL.joined(try entry.filter.conditions(in: office), by: " AND ")
            guard
                try office.database.exists(
                    "SELECT 1 FROM customer c INDEXED BY customer_selection WHERE \(conditions) LIMIT 1")
            else { return .refused([Problem(nobody)]) }
            let id = try insert(entry, unknown: [], formToken: formToken, in: office)
            try list(conditions, rules, on: id, in: office)
            try finish(id, in: office)
            return .selected(id)
        }
    }

    /// Whoever works with bulk mailings writes letters and sends them.
    static func require(in office: Office) throws {
        try office.require(.edit, of: .correspondence)
        try office.require(.edit, of: .sending)
    }

    private static func problems(with pasted: PastedAccounts) -> [Problem] {
        if pasted.isTooLong {
            return [
                Problem(
                    field: "accounts",
                    "Account Numbers can have \(PastedAccounts.mostLines.grouped) lines at most. Mail the rest "
                        + "separately.")
            ]
        }
        return pasted.numbers.isEmpty ? [Problem(field: "accounts", "Enter at least one account number.")] : []
    }

    // MARK: Use Filters

    private static func list(
        _ conditions: SQL, _ rules: MailingRules, on id: ID<BulkMailing>, in office: Office
    ) throws {
        try office.database.run(
            """
            INSERT INTO bulk_item(mailing_id, position, customer_id, outcome, reason, detail)
            SELECT \(id), row_number() OVER (ORDER BY found.reason <> \(BulkItem.Reason.matched.rawValue), k.account_key),
              found.id,
              CASE found.reason WHEN \(BulkItem.Reason.matched.rawValue) THEN \(BulkItem.Outcome.listed.rawValue)
                ELSE \(BulkItem.Outcome.leftOff.rawValue) END,
              found.reason,
              CASE found.reason WHEN \(BulkItem.Reason.matched.rawValue) THEN found.overdue
                WHEN \(BulkItem.Reason.statusForbids.rawValue) THEN found.status_id END
            FROM (SELECT c.id, c.overdue, c.status_id, \(rules.reason(else: .matched)) AS reason
                FROM customer c INDEXED BY customer_selection WHERE \(conditions)) AS found
              JOIN customer k ON k.id = found.id
            """)
    }

    // MARK: Mail Accounts

    private static func select(
        _ pasted: PastedAccounts, _ entry: MailingEntry, _ rules: MailingRules, _ formToken: String, in office: Office
    ) throws -> Selected {
        let (named, unknown) = try NamedCustomer.find(pasted.numbers, rules, in: office)
        guard !named.isEmpty else {
            return .refused([
                Problem(nobody), Problem(field: "accounts", unknownSentence(unknown, of: pasted.numbers.count)),
            ])
        }
        let id = try insert(entry, unknown: unknown, formToken: formToken, in: office)
        for (index, customer) in named.sorted().enumerated() {
            let outcome: BulkItem.Outcome = customer.reason == .named ? .listed : .leftOff
            let detail = customer.reason == .statusForbids ? customer.status : nil
            try office.database.run(
                """
                INSERT INTO bulk_item(mailing_id, position, customer_id, outcome, reason, detail)
                VALUES (\(id), \(index + 1), \(customer.id), \(outcome.rawValue), \(customer.reason.rawValue),
                  \(detail?.number))
                """)
        }
        try finish(id, in: office)
        return .selected(id)
    }

    private static func unknownSentence(_ unknown: [String], of count: Int) -> String {
        let some = unknown.prefix(5).map { $0.shortened(to: 40) }.joined(separator: ", ")
        let rest = unknown.count > 5 ? " and \((unknown.count - 5).grouped) more" : ""
        return count == 1
            ? "The account number \(some) is not known." : "None of these account numbers is known: \(some)\(rest)."
    }

    // MARK: Both

    private static func insert(
        _ entry: MailingEntry, unknown: [String], formToken: String, in office: Office
    ) throws -> ID<BulkMailing> {
        guard let type = entry.type else { preconditionFailure("the entry was checked") }
        func said(_ texts: [String: String]) -> [String: String] {
            texts.mapValues(\.trimmed).filter { !$0.value.isEmpty }
        }
        // With numbers nobody else was looked at, so there is nobody else to explain.
        let explained: Moment? = entry.mode == .accounts ? office.now : nil
        return ID(
            try office.database.insert(
                """
                INSERT INTO bulk_mailing(organisation_id, type_id, action, mode, filter, entries, dates, texts,
                  unknown_accounts, form_token, created_at, created_by, today, explained_at)
                VALUES (\(office.organisationID), \(type), \(entry.action), \(entry.mode), \(try json(entry.filter)),
                  \(try json(entry.fields.map { [$0.name, $0.value] })), \(try json(said(entry.dates))),
                  \(try json(said(entry.texts))), \(try json(unknown)), \(formToken), \(office.now),
                  \(office.actor.staffID), \(office.today), \(explained))
                """))
    }

    /// Notes the last day of each breathing space, the counts, and why people were left off.
    private static func finish(_ id: ID<BulkMailing>, in office: Office) throws {
        let breathing: [(Int, ID<Customer>)] = try office.database.rows(
            """
            SELECT position, customer_id FROM bulk_item
            WHERE mailing_id = \(id) AND outcome = \(BulkItem.Outcome.leftOff.rawValue)
              AND reason = \(BulkItem.Reason.breathingSpace.rawValue)
            """
        ) { ($0[0], $0[1]) }
        for (position, customer) in breathing {
            guard let until = try BreathingSpace.of(customer, on: office.today, in: office)?.until else { continue }
            try office.database.run(
                """
                UPDATE bulk_item SET detail = \(until.sinceEpoch) WHERE mailing_id = \(id) AND position = \(position)
                """)
        }
        func count(_ outcome: BulkItem.Outcome) -> SQL {
            "(SELECT count(*) FROM bulk_item WHERE mailing_id = \(id) AND outcome = \(outcome.rawValue))"
        }
        let reasons = try countLeftOff(id, in: office).map { [$0.reason.rawValue, $0.count] }
        try office.database.run(
            """
            UPDATE bulk_mailing SET listed = \(count(.listed)), left_off = \(count(.leftOff)),
              left_off_reasons = \(try json(reasons))
            WHERE id = \(id)
            """)
    }
}
