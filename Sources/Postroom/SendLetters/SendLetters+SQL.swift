import SQL

extension SendLetters {
    /// Which letters Send Letters offers at all: of a type that waits there, or made for many to be sent later. Those of
    /// a bulk mailing that is emailing them just now are that mailing's business.
    static let offered: SQL = """
        ((t.in_send_letters = 1 AND (b.id IS NULL OR b.state <> 'running')) OR b.action = 'create')
        """

    /// What the index itself says of that, so that letters of other types are passed over unseen.
    private static func mayBeOffered(in office: Office) -> SQL {
        """
        (k.type_id IN (SELECT id FROM correspondence_type
            WHERE organisation_id = \(office.organisationID) AND in_send_letters = 1)
          OR k.bulk_mailing_id IN (SELECT id FROM bulk_mailing
            WHERE organisation_id = \(office.organisationID) AND action = 'create'))
        """
    }

    private static let source: SQL = """
        FROM correspondence k
        JOIN correspondence_type t ON t.id = k.type_id
        LEFT JOIN bulk_mailing b ON b.id = k.bulk_mailing_id
        JOIN customer c ON c.id = k.customer_id
        JOIN customer_status s ON s.id = c.status_id
        """

    package func find(in office: Office) throws -> Found {
        try office.require(.edit, of: .sending)
        return try office.reading {
            let seen: Int = try office.database.first("SELECT coalesce(max(id), 0) FROM message") { $0[0] } ?? 0
            let unsent = try lines(emailed: false, in: office)
            let sent = excludesSent ? [] : try lines(emailed: true, in: office)
            let lines = sent.isEmpty ? unsent : (unsent + sent).sorted { $0.place < $1.place }
            var recipients = Recipients(office: office)
            let letters = try lines.prefix(pageSize).map { line in
                line.letter(to: try recipients.of(line.customerID, line.correspondenceClass))
            }
            return Found(
                letters: letters, next: lines.count > pageSize ? letters.last.map { Place($0) } : nil,
                leftOut: try leftOut(in: office), seen: seen)
        }
    }

    /// The types that can be asked for.
    package static func types(in office: Office) throws -> [(id: ID<CorrespondenceType>, name: String)] {
        try office.database.rows(
            """
            SELECT id, name FROM correspondence_type
            WHERE organisation_id = \(office.organisationID) AND (in_send_letters = 1 OR id IN (
              SELECT type_id FROM bulk_mailing
              WHERE organisation_id = \(office.organisationID) AND action = 'create' AND created > 0))
            ORDER BY position, id
            """
        ) { (id: $0[0], name: $0[1]) }
    }

    private func lines(emailed: Bool, in office: Office) throws -> [Line] {
        try office.database.rows(
            """
            SELECT k.id, k.customer_id, c.account_number, c.name, k.number, t.name, t.class, k.date, k.status, k.amount,
              k.currency, k.failure, k.delivered_at IS NOT NULL, k.posted_at IS NOT NULL,
              CASE WHEN k.emailed_at IS NOT NULL THEN coalesce((
                SELECT max(m.sent_at) FROM message m WHERE m.correspondence_id = k.id), k.emailed_at) END,
              coalesce(c.preferred_channel, '') = 'post', c.marketing_consent, s.name, s.allows_correspondence,
              EXISTS (SELECT 1 FROM customer_flag f JOIN flag g ON g.id = f.flag_id
                WHERE f.customer_id = c.id AND \(BreathingSpace.holds(on: office.today))),
              EXISTS (SELECT 1 FROM letter_order_item i WHERE i.correspondence_id = k.id AND i.outcome = 0),
              \(Correspondence.firstState(of: Message.State.open))
            \(Self.source)
            WHERE \(conditions(emailed: emailed, in: office)) AND c.receives_email = 1 AND \(behind)
            ORDER BY k.date, k.id LIMIT \(pageSize + 1)
            """
        ) { Line($0) }
    }

    /// What the page before did not show.
    private var behind: SQL {
        guard let after else { return "1" }
        return "(k.date, k.id) > (\(after.date), \(after.letter))"
    }

    private func leftOut(in office: Office) throws -> Int {
        func count(emailed: Bool) throws -> Int {
            try office.database.first(
                """
                SELECT count(*) FROM (
                  SELECT 1 \(Self.source) WHERE \(conditions(emailed: emailed, in: office)) AND c.receives_email = 0
                  LIMIT \(Found.mostCounted))
                """
            ) { $0[0] } ?? 0
        }
        let unsent = try count(emailed: false)
        return min(Found.mostCounted, excludesSent ? unsent : unsent + (try count(emailed: true)))
    }

    private func conditions(emailed: Bool, in office: Office) -> SQL {
        var conditions: [SQL] = ["k.organisation_id = \(office.organisationID)", "k.deleted_at IS NULL"]
        conditions.append(Self.mayBeOffered(in: office))
        conditions.append(emailed ? "k.emailed_at IS NOT NULL" : "k.emailed_at IS NULL")
        if let from { conditions.append("k.date >= \(from)") }
        if let type { conditions.append("k.type_id = \(type)") }
        if !statuses.isEmpty {
            conditions.append("c.status_id IN \(SQL.list(statuses.sorted { $0.number < $1.number }))")
        }
        return SQL.joined(conditions + [Self.offered], by: " AND ")
    }
}

/// Who has the letters of a customer, asked once for each customer and class.
private struct Recipients {
    struct Key: Hashable {
        let customer: ID<Customer>
        let correspondenceClass: CorrespondenceClass
    }

    let office: Office
    private var known: [Key: [String]] = [:]

    init(office: Office) { self.office = office }

    mutating func of(_ customer: ID<Customer>, _ correspondenceClass: CorrespondenceClass) throws -> [String] {
        let key = Key(customer: customer, correspondenceClass: correspondenceClass)
        if let found = known[key] { return found }
        let found = try ContactPoint.defaultRecipients(of: customer, for: correspondenceClass, in: office).map(\.value)
        known[key] = found
        return found
    }
}
