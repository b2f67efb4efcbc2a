import SQL

/// Looking at the list.
extension BulkMailing {
    /// The page of the list that begins at a position.
    package func lines(from position: Int, in office: Office) throws -> [MailingLine] {
        try Self.require(in: office)
        let last = min(position + MailingLine.pageSize - 1, counts.listed)
        guard position <= last else { return [] }
        return try lines(
            "bulk_item i JOIN customer c ON c.id = i.customer_id", "i.position BETWEEN \(position) AND \(last)",
            most: MailingLine.pageSize, in: office)
    }

    /// Those of the list whom the words find: account number, name, email address, telephone.
    package func lines(matching words: String, in office: Office) throws -> [MailingLine] {
        try Self.require(in: office)
        // The few whom the words find are looked up on the list; a long list is not walked. Only those that are shown
        // are looked at closely: a frequent word finds thousands.
        return try lines(
            """
            (SELECT c.position AS place FROM (
                SELECT customer_id AS id, position FROM bulk_item INDEXED BY bulk_item_customer
                WHERE mailing_id = \(id) AND position <= \(counts.listed)) AS c
              WHERE \(CustomerIndex.condition(for: words, of: office.organisationID))
              ORDER BY c.position LIMIT \(MailingLine.mostFound)) AS found
              CROSS JOIN bulk_item i CROSS JOIN customer c
            """, "i.position = found.place AND c.id = i.customer_id", most: MailingLine.mostFound, in: office)
    }

    private func lines(_ source: SQL, _ condition: SQL, most: Int, in office: Office) throws -> [MailingLine] {
        try office.database.rows(
            """
            SELECT i.position, c.account_number, c.name, i.outcome, c.overdue, c.currency, c.oldest_due,
              (SELECT r.last_at FROM last_received r WHERE r.customer_id = c.id AND r.type_id = \(typeID)),
              (SELECT max(k.created_at) FROM correspondence k WHERE \(isUnsent(to: "c.id"))),
              coalesce(c.preferred_channel = 'post', 0)
            FROM \(source) WHERE i.mailing_id = \(id) AND \(condition) ORDER BY i.position LIMIT \(most)
            """, expecting: min(most, counts.listed)
        ) { row in
            MailingLine(
                position: row[0], account: row[1], name: row[2],
                isTicked: row[3] == BulkItem.Outcome.listed.rawValue, overdue: Money(row[4], row[5]),
                oldestDue: row[6], lastSentAt: row[7], unsentSince: row[8], wantsPost: row[9])
        }
    }

    /// Whether `correspondence k` is of the mailing's type, for a customer, and never left; the customer's newest few
    /// are looked at.
    func isUnsent(to customer: SQL) -> SQL {
        """
        k.id IN (SELECT n.id FROM correspondence n WHERE n.customer_id = \(customer) ORDER BY n.id DESC LIMIT 20)
          AND k.type_id = \(typeID) AND k.deleted_at IS NULL AND k.last_sent_at IS NULL
        """
    }

    /// What the ticked customers owe that is overdue, in each currency, the largest number of customers first, how many
    /// of them owe nothing overdue, and how many want post; `nil` for a list so long that adding up would keep somebody
    /// waiting.
    package func overdueOfTicked(in office: Office) throws -> (sums: [Money], nothing: Int, byPost: Int)? {
        guard counts.listed <= 50_000 else { return nil }
        let rows: [(Money, Int, Int)] = try office.database.rows(
            """
            SELECT c.currency, sum(c.overdue), sum(c.overdue <= 0), sum(coalesce(c.preferred_channel = 'post', 0))
            FROM bulk_item i JOIN customer c ON c.id = i.customer_id
            WHERE i.mailing_id = \(id) AND i.outcome = \(BulkItem.Outcome.listed.rawValue)
            GROUP BY c.currency ORDER BY count(*) DESC, c.currency
            """
        ) { (Money($0[1], $0[0]), $0[2], $0[3]) }
        return (
            sums: rows.map(\.0).filter { $0.minor > 0 }, nothing: rows.map(\.1).reduce(0, +),
            byPost: rows.map(\.2).reduce(0, +)
        )
    }

    /// The letter that the first of the ticked would get, as things are now; `nil` where nobody is ticked, or where it
    /// is about overdue invoices and nobody has any.
    package func firstDraft(in office: Office) throws -> Draft? {
        try Self.require(in: office)
        guard let type = try CorrespondenceType.find(typeID, in: office) else { return nil }
        let owing: SQL = type.asksForOverdue ? " AND c.overdue > 0" : ""
        let first: ID<Customer>? = try office.database.first(
            """
            SELECT c.id FROM bulk_item i JOIN customer c ON c.id = i.customer_id
            WHERE i.mailing_id = \(id) AND i.outcome = \(BulkItem.Outcome.listed.rawValue)\(owing)
            ORDER BY i.position LIMIT 1
            """
        ) { $0[0] }
        guard let first, let customer = try Customer.find(first, in: office) else { return nil }
        var draft = try Draft.proposed(for: customer, type: type, in: office)
        let (dates, texts): ([String: String], [String: String]) = (
            try kept("dates", in: office), try kept("texts", in: office)
        )
        draft.dates.merge(dates) { $1 }
        draft.texts.merge(texts) { $1 }
        return draft
    }

    /// Why people were left off, with how many, the most frequent first. Kept with the list: of a million customers
    /// nearly all may be left off, and no page counts them again.
    package func leftOffReasons(in office: Office) throws -> [(reason: BulkItem.Reason, count: Int)] {
        let isKept = try office.database.exists(
            "SELECT 1 FROM bulk_mailing WHERE id = \(id) AND left_off_reasons IS NOT NULL")
        guard isKept else { return try Self.countLeftOff(id, in: office) }
        let pairs: [[Int]] = try kept("left_off_reasons", in: office)
        return pairs.map { (reason: Self.reason($0[0]), count: $0[1]) }
    }

    static func countLeftOff(
        _ id: ID<BulkMailing>, in office: Office
    ) throws -> [(reason: BulkItem.Reason, count: Int)] {
        try office.database.rows(
            """
            SELECT reason, count(*) FROM bulk_item
            WHERE mailing_id = \(id) AND outcome = \(BulkItem.Outcome.leftOff.rawValue)
            GROUP BY reason ORDER BY count(*) DESC, reason
            """
        ) { (reason: reason($0[0]), count: $0[1]) }
    }

    private static func reason(_ number: Int) -> BulkItem.Reason {
        guard let reason = BulkItem.Reason(rawValue: number) else {
            preconditionFailure("reasons are kept by their numbers")
        }
        return reason
    }

    /// Everybody who was left off, in the order of account numbers.
    package func eachLeftOff(in office: Office, _ body: (LeftOffLine) throws -> Void) throws {
        try office.require(.view, of: .customers)
        try office.database.each(
            """
            SELECT c.account_number, c.name, i.reason, i.detail, coalesce(s.name, '')
            FROM bulk_item i JOIN customer c ON c.id = i.customer_id
            LEFT JOIN customer_status s ON s.id = i.detail AND i.reason = \(BulkItem.Reason.statusForbids.rawValue)
            WHERE i.mailing_id = \(id) AND i.outcome = \(BulkItem.Outcome.leftOff.rawValue) ORDER BY i.position
            """
        ) { row in
            let reason = Self.reason(row[2])
            let number: Int? = row[3]
            let last = reason == .breathingSpace ? number.map { Day(sinceEpoch: $0).short } : nil
            try body(LeftOffLine(account: row[0], name: row[1], reason: reason, detail: last ?? row[4]))
        }
    }
}
