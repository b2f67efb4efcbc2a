import Digest
import SQL

extension DeliveryReport.Kind: SQLBindable, SQLReadable {}
extension DeliveryReport.Source: SQLBindable, SQLReadable {}

/// Writing a report down, with everything that follows from it, in one transaction.
extension DeliveryReport {
    /// Takes in a report about whichever message the match names, for its organisation.
    ///
    /// - Parameter match: nil where it is about no message of ours; then it is only counted.
    package func take(about match: ReturnMatch?, in office: Office) throws -> Recorded {
        guard let match, let organisation = try Organisation.find(match.organisation, in: office.database) else {
            return try count(organisation: nil, in: office.database, at: office.now)
        }
        let acting = office.acting(
            as: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
        return try record(about: match.message, isCertain: match.isCertain, in: acting)
    }

    /// Records it about a message of this organisation.
    ///
    /// - Parameter isCertain: false where only the recipient's address led to the message; then nothing follows that
    ///   staff could not undo.
    package func record(about id: ID<Message>, isCertain: Bool = true, in office: Office) throws -> Recorded {
        try office.require(.edit, of: .sending)
        return try office.atomically {
            guard let message = try Message.find(id, in: office), message.attempts > 0 || message.state == .sending
            else {
                return try count(organisation: office.organisationID, in: office.database, at: office.now)
            }
            if message.state == .sending { return .tooEarly }
            let points = try ContactPoint.reached(by: message, in: office)
            guard try insert(message, point: points.first?.id, in: office) else { return .repeated }
            try move(message, in: office)
            if kind.isProblem { try raise(message, points: points, isCertain: isCertain, in: office) }
            return .recorded(message.id)
        }
    }

    /// Only writes down that there was one: forged, or about mail that we did not send.
    func count(organisation: ID<Organisation>?, in database: Database, at now: Moment) throws -> Recorded {
        let isNew =
            try database.run(
                """
                INSERT INTO delivery_report(organisation_id, kind, source, status_code, diagnostic, recipient, received_at,
                  digest)
                VALUES (\(organisation), \(kind), \(source), \(status.shortened(to: 20)), \(diagnostic.shortened(to: 500)),
                  \(recipient.shortened(to: 254)), \(now), \(digest))
                ON CONFLICT (digest) DO NOTHING
                """) == 1
        return isNew ? .unmatched : .repeated
    }

    /// - Returns: false where the same report is known.
    private func insert(_ message: Message, point: ID<ContactPoint>?, in office: Office) throws -> Bool {
        try office.database.run(
            """
            INSERT INTO delivery_report(organisation_id, message_id, contact_point_id, kind, source, status_code,
              diagnostic, recipient, received_at, digest, staff_id)
            VALUES (\(office.organisationID), \(message.id), \(point), \(kind), \(source), \(status.shortened(to: 20)),
              \(diagnostic.shortened(to: 500)), \((recipient.isEmpty ? message.recipient : recipient).shortened(to: 254)),
              \(office.now), \(digest), \(office.actor.staffID))
            ON CONFLICT (digest) DO NOTHING
            """) == 1
    }

    /// A bounce ends a message whatever was said before; that it arrived counts only while nothing worse is known.
    private func move(_ message: Message, in office: Office) throws {
        let next: Message.State
        let from: [Message.State]
        switch kind {
        case .hard, .soft: (next, from) = (.bounced, [.sent, .delivered, .uncertain])
        case .complaint, .delivered: (next, from) = (.delivered, [.sent, .uncertain])
        case .delayed, .relayed, .other: return
        }
        try office.database.run(
            """
            UPDATE message SET state = \(next), settled_at = \(office.now),
              last_reply = CASE WHEN \(reason) = '' THEN last_reply ELSE \(reason.shortened(to: 2_000)) END
            WHERE id = \(message.id) AND state IN \(SQL.list(from))
            """)
    }

    /// The red mark, the address, the trail, and work for somebody.
    private func raise(_ message: Message, points: [ContactPoint], isCertain: Bool, in office: Office) throws {
        let words = kind == .complaint ? "complained about" : source == .refusal ? "refused" : "bounced"
        try Audit.record(
            words, of: .message, message.id.number, customer: message.customerID, summary: message.recipient,
            details: reason, in: office)
        if let letter = message.correspondenceID {
            try office.database.run("UPDATE correspondence SET delivery_problem = 1 WHERE id = \(letter)")
            try Audit.record(
                words, of: .correspondence, letter.number, customer: message.customerID, summary: message.recipient,
                details: reason, in: office)
        }
        for point in points { try point.suffer(self, sentAt: message.sentAt, isCertain: isCertain, in: office) }
        let what = kind == .complaint ? "called unwanted" : source == .refusal ? "was refused" : "bounced"
        let why = reason.isEmpty ? "" : ": \(reason.shortened(to: 200))"
        let (subject, id) =
            points.first.map { (Audit.Subject.contactPoint, $0.id.number) } ?? (.message, message.id.number)
        try Occurrence.record(
            .emailBounced, of: subject, id, customer: message.customerID,
            note: "Email to \(message.recipient) \(what)\(why)", in: office)
    }

    // MARK: Looking back

    /// What was said about a message, the first report first.
    package static func of(_ message: ID<Message>, in office: Office) throws -> [Entry] {
        try entries(where: "r.message_id = \(message)", in: office)
    }

    /// What was said about an address, the latest report first.
    package static func of(_ point: ID<ContactPoint>, in office: Office) throws -> [Entry] {
        try entries(where: "r.contact_point_id = \(point)", in: office).reversed()
    }

    /// A report as it was kept.
    package struct Entry: Sendable {
        package let at: Moment
        package let kind: Kind
        package let source: Source
        package let reason: String
        /// `Postroom` where a system reported.
        package let by: String
        package let messageID: ID<Message>?
    }

    private static func entries(where condition: SQL, in office: Office) throws -> [Entry] {
        try office.database.rows(
            """
            SELECT r.received_at, r.kind, r.source, r.status_code, r.diagnostic, coalesce(s.name, 'Postroom'), r.message_id
            FROM delivery_report r LEFT JOIN staff s ON s.id = r.staff_id
            WHERE \(condition) AND r.organisation_id = \(office.organisationID) ORDER BY r.id LIMIT 100
            """
        ) { row in
            let report = DeliveryReport(row[1], from: row[2], status: row[3], diagnostic: row[4], digest: "")
            return Entry(
                at: row[0], kind: report.kind, source: report.source, reason: report.reason, by: row[5],
                messageID: row[6])
        }
    }

    /// The digest of what came in.
    package static func digest(of bytes: [UInt8]) -> String {
        Hex.string(SHA256.digest(of: bytes))
    }
}
