import SQL

extension ReturnMatch {
    /// How long after a message was written a report without a key may still be about it, in seconds.
    private static let patience = 21 * 86_400

    /// Finds the message, or nothing: where two come into question, none is taken.
    ///
    /// The address at which it arrived weighs most, since mail servers return to it without reading; then what the
    /// message given back calls itself; then any key at all. Only where there is no trace of a key the recipient decides.
    package static func find(_ evidence: ReturnEvidence, in office: Office) throws -> ReturnMatch? {
        let database = office.database
        let arrived = try known(evidence.arrivedAt, in: database)
        let given = try known(evidence.givenBack, in: database)
        if let match = arrived.only {
            // Two witnesses who name different messages: one of them is wrong, and nobody can say which.
            return given.isEmpty || given.contains(match) ? match : nil
        }
        guard arrived.isEmpty else { return nil }
        if let match = given.only { return match }
        guard given.isEmpty else { return nil }
        let others = try known(evidence.anywhere(), in: database)
        if let match = others.only { return match }
        // A key that is none of ours was made up, or belongs to somebody else's mail.
        guard others.isEmpty, evidence.arrivedAt.isEmpty, evidence.givenBack.isEmpty else { return nil }
        return try byRecipient(evidence, in: database, at: office.now)
    }

    private static func known(_ keys: [String], in database: Database) throws -> [ReturnMatch] {
        guard !keys.isEmpty else { return [] }
        return try database.rows(
            "SELECT id, organisation_id, recipient FROM message WHERE message_key IN \(SQL.list(keys))"
        ) { ReturnMatch(message: $0[0], organisation: $0[1], recipient: $0[2], isCertain: true) }
    }

    /// The only email to this recipient in these weeks that also fits whatever else is told.
    private static func byRecipient(
        _ evidence: ReturnEvidence, in database: Database, at now: Moment
    ) throws -> ReturnMatch? {
        let addresses = Set(evidence.recipients.prefix(20).map { $0.lowercased() })
        guard !addresses.isEmpty else { return nil }
        // Somebody else's Message-ID: a relay may have put its own, but then date and subject must both agree.
        if evidence.namesMessage, evidence.date == nil || evidence.subject == nil { return nil }
        let candidates: [(ReturnMatch, subject: String, written: Moment)] = try database.rows(
            """
            SELECT id, organisation_id, recipient, subject, created_at FROM message
            WHERE lower(recipient) IN \(SQL.list(addresses)) AND channel = 'email' AND attempts > 0
              AND created_at > \(now - patience)
            ORDER BY id DESC LIMIT 50
            """
        ) { row in
            (ReturnMatch(message: row[0], organisation: row[1], recipient: row[2], isCertain: false), row[3], row[4])
        }
        return candidates.filter { candidate in
            let hasSubject = evidence.subject.map { $0.folded == candidate.subject.folded } ?? true
            return hasSubject && (evidence.date.map { $0 == candidate.written } ?? true)
        }.map(\.0).only
    }
}

extension Array {
    /// The element, where there is just one.
    fileprivate var only: Element? { count == 1 ? self[0] : nil }
}
