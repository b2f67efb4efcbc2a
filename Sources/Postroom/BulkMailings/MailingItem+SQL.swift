import SQL

extension MailingItem {
    private static let columns: SQL = """
        i.mailing_id, i.position, c.account_number, c.name, c.currency, i.outcome, i.reason, i.detail,
          coalesce(z.name, f.name, ''), i.failure, k.number, k.emailed_at, k.delivery_problem, m.state, m.last_reply,
          k.id
        """
    /// The joins on `bulk_item i`.
    private static let joins: SQL = """
        JOIN customer c ON c.id = i.customer_id
        LEFT JOIN customer_status z ON z.id = i.detail AND i.reason IN (10, 20)
        LEFT JOIN flag f ON f.id = i.detail AND i.reason IN (31, 32)
        LEFT JOIN correspondence k ON k.id = i.correspondence_id AND k.deleted_at IS NULL
        LEFT JOIN message m ON m.id = (SELECT max(n.id) FROM message n WHERE n.correspondence_id = k.id)
        """

    private init(_ row: borrowing Row) {
        guard let outcome = BulkItem.Outcome(rawValue: row[5]), let reason = BulkItem.Reason(rawValue: row[6]) else {
            preconditionFailure("outcomes and reasons are kept by their numbers")
        }
        let number: Int? = row[10]
        let letter: ID<Correspondence>? = row[15]
        self.init(
            mailingID: row[0], position: row[1], account: row[2], customer: row[3], currency: row[4],
            outcome: outcome, reason: reason, detail: row[7], name: row[8], failure: row[9],
            letter: number.map {
                Letter(
                    id: letter ?? ID(0), number: Correspondence.Number($0), emailedAt: row[11],
                    hasProblem: row[12] ?? false,
                    state: row[13], reply: row[14] ?? "")
            })
    }

    /// A page of one part of a mailing's items, in the order of the list; one more where there are more.
    ///
    /// - Parameter cursor: of the item after which the page begins; 0 for the first page.
    package static func page(
        _ part: Part, of mailing: BulkMailing, after cursor: Int, limit: Int = pageSize + 1, in office: Office
    ) throws -> [MailingItem] {
        try office.require(.view, of: .sending)
        let (source, condition, order): (SQL, SQL, SQL) =
            switch part {
            case .undelivered:
                (
                    """
                    (SELECT id, customer_id FROM correspondence WHERE bulk_mailing_id = \(mailing.id)
                        AND bulk_mailing_id IS NOT NULL AND delivery_problem = 1 AND id > \(cursor)
                        ORDER BY id LIMIT \(limit)) AS u
                      JOIN bulk_item i ON i.customer_id = u.customer_id AND i.mailing_id = \(mailing.id)
                    """, "i.correspondence_id = u.id", "u.id"
                )
            case .onTheWay:
                (
                    """
                    (\(mailing.lettersOnTheWay(after: cursor, limit: limit))) AS u
                      CROSS JOIN correspondence v ON v.id = u.id
                      CROSS JOIN bulk_item i ON i.customer_id = v.customer_id AND i.mailing_id = \(mailing.id)
                    """, "i.correspondence_id = u.id", "u.id"
                )
            case .keptForPost, .notEmailed:
                (
                    "bulk_item i",
                    """
                    i.mailing_id = \(mailing.id) AND i.reason >= 50 AND i.reason = \(part.reason.rawValue)
                      AND i.position > \(cursor)
                    """, "i.position"
                )
            default:
                (
                    "bulk_item i",
                    "i.mailing_id = \(mailing.id) AND i.outcome = \(part.outcome.rawValue) AND i.position > \(cursor)",
                    "i.position"
                )
            }
        return try office.database.rows(
            "SELECT \(columns) FROM \(source) \(joins) WHERE \(condition) ORDER BY \(order) LIMIT \(limit)"
        ) { MailingItem($0) }
    }

    /// What became of one customer in a mailing; `nil` where the mailing did not look at it.
    package static func of(
        account: String, in mailing: BulkMailing, office: Office
    ) throws -> MailingItem? {
        try office.require(.view, of: .sending)
        guard let customer = try Customer.find(account: account, in: office) else { return nil }
        return try office.database.first(
            """
            SELECT \(columns) FROM bulk_item i \(joins)
            WHERE i.customer_id = \(customer.id) AND i.mailing_id = \(mailing.id)
            """
        ) { MailingItem($0) }
    }

    /// How many were made and not emailed although that was asked for; counting stops at a thousand.
    package static func countNotEmailed(in mailing: BulkMailing, office: Office) throws -> Int {
        try office.database.first(
            """
            SELECT count(*) FROM (SELECT 1 FROM bulk_item
              WHERE mailing_id = \(mailing.id) AND reason >= 50 AND reason = \(BulkItem.Reason.notEmailed.rawValue)
              LIMIT 1000) AS some
            """
        ) { $0[0] } ?? 0
    }

    /// The runs that looked at a customer, newest first; one more than a page where there are more.
    package static func runs(
        of customer: ID<Customer>, before: Int?, in office: Office
    ) throws -> [CustomerMailing] {
        try office.require(.view, of: .sending)
        let older: SQL = before.map { " AND i.mailing_id < \($0)" } ?? ""
        let items = try office.database.rows(
            """
            SELECT \(columns) FROM bulk_item i JOIN bulk_mailing b ON b.id = i.mailing_id \(joins)
            WHERE i.customer_id = \(customer)\(older) AND b.started_at IS NOT NULL
              AND b.organisation_id = \(office.organisationID)
            ORDER BY i.mailing_id DESC LIMIT \(pageSize + 1)
            """
        ) { MailingItem($0) }
        return try items.compactMap { item in
            try BulkMailing.find(item.mailingID, in: office).map { CustomerMailing(mailing: $0, item: item) }
        }
    }
}

extension MailingItem.Part {
    fileprivate var outcome: BulkItem.Outcome {
        switch self {
        case .created, .undelivered, .onTheWay, .keptForPost, .notEmailed: .created
        case .failed: .failed
        case .skipped: .skipped
        case .waiting: .listed
        case .unticked: .unticked
        case .leftOff: .leftOff
        case .notMatched: .notMatched
        }
    }

    fileprivate var reason: BulkItem.Reason { self == .keptForPost ? .keptForPost : .notEmailed }
}
