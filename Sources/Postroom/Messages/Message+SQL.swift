import SQL

extension Message.Channel: SQLBindable, SQLReadable {}
extension Message.State: SQLBindable, SQLReadable {}
extension Outcome.Kind: SQLBindable, SQLReadable {}

extension Message {
    private static let selection: SQL = """
        SELECT m.id, m.customer_id, c.account_number, c.name, m.correspondence_id, k.number, m.channel, m.state,
          m.message_key, m.sender_name, m.sender, m.reply_to, m.recipient_name, m.recipient, m.subject, m.attempts,
          m.due_at, m.give_up_at, m.last_reply, m.created_at, coalesce(s.name, 'Postroom'), m.sent_at, m.settled_at
        FROM message m
        JOIN customer c ON c.id = m.customer_id
        LEFT JOIN correspondence k ON k.id = m.correspondence_id
        LEFT JOIN staff s ON s.id = m.created_by
        """

    private init(_ row: borrowing Row) {
        id = row[0]
        customerID = row[1]
        account = row[2]
        customerName = row[3]
        correspondenceID = row[4]
        correspondenceNumber = (row[5] as Int?).map { Correspondence.Number($0).text } ?? ""
        channel = row[6]
        state = row[7]
        key = row[8]
        senderName = row[9]
        sender = row[10]
        replyTo = row[11]
        recipientName = row[12]
        recipient = row[13]
        subject = row[14]
        attempts = row[15]
        dueAt = row[16]
        giveUpAt = row[17]
        lastReply = row[18]
        createdAt = row[19]
        createdBy = row[20]
        sentAt = row[21]
        settledAt = row[22]
    }

    package static func find(_ id: ID<Message>, in office: Office) throws -> Message? {
        try office.require(.view, of: .sending)
        return try office.database.first(
            "\(selection) WHERE m.id = \(id) AND m.organisation_id = \(office.organisationID)"
        ) { Message($0) }
    }

    /// What was sent of one correspondence, newest first.
    package static func of(_ correspondence: ID<Correspondence>, in office: Office) throws -> [Message] {
        try office.require(.view, of: .sending)
        return try office.database.rows(
            """
            \(selection) WHERE m.correspondence_id = \(correspondence)
              AND m.organisation_id = \(office.organisationID) ORDER BY m.id DESC LIMIT 200
            """
        ) { Message($0) }
    }

    /// What of one correspondence may still arrive, the oldest first.
    static func waiting(of correspondence: ID<Correspondence>, in office: Office) throws -> [Message] {
        try office.database.rows(
            """
            \(selection) WHERE m.correspondence_id = \(correspondence) AND m.state IN \(SQL.list(State.open))
            ORDER BY m.id LIMIT 200
            """
        ) { Message($0) }
    }

    /// Another email of the same correspondence that may still arrive at the same address.
    package func beside(in office: Office) throws -> Message? {
        guard let correspondenceID else { return nil }
        return try Self.waiting(of: correspondenceID, in: office).first {
            $0.id != id && $0.recipient.lowercased() == recipient.lowercased()
        }
    }

    /// One page of all messages, newest first.
    ///
    /// - Parameters:
    ///   - state: only these; `nil` for all.
    ///   - before: the last id of the page before.
    package static func page(
        state: State?, before: Int?, limit: Int = 50, in office: Office
    ) throws -> [Message] {
        try office.require(.view, of: .sending)
        var conditions: [SQL] = ["m.organisation_id = \(office.organisationID)"]
        if let state { conditions.append("m.state = \(state)") }
        if let before { conditions.append("m.id < \(before)") }
        return try office.database.rows(
            "\(selection) WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY m.id DESC LIMIT \(limit)"
        ) { Message($0) }
    }

    /// That it was written to the outbox folder and never sent, as the index has it.
    private static let isInOutbox: SQL = """
        state = 'sent' AND last_reply >= 'written to outbox/' AND last_reply < 'written to outbox0'
        """
    /// Nobody counts further than this.
    package static let mostWritten = 10_000

    /// What was only written to the outbox folder, newest first.
    package static func written(before: Int?, limit: Int = 50, in office: Office) throws -> [Message] {
        try office.require(.view, of: .sending)
        let older: SQL = before.map { " AND id < \($0)" } ?? ""
        return try office.database.rows(
            """
            \(selection) WHERE m.id IN (SELECT id FROM message INDEXED BY message_written
              WHERE organisation_id = \(office.organisationID) AND \(isInOutbox)\(older) ORDER BY id DESC LIMIT \(limit))
            ORDER BY m.id DESC
            """
        ) { Message($0) }
    }

    /// How much of it there is, `mostWritten` at most.
    package static func writtenCount(in office: Office) throws -> Int {
        try office.database.first(
            """
            SELECT count(*) FROM (SELECT 1 FROM message INDEXED BY message_written
              WHERE organisation_id = \(office.organisationID) AND \(isInOutbox) LIMIT \(mostWritten))
            """
        ) { $0[0] } ?? 0
    }

    /// How many messages lie in each tray.
    package static func tally(in office: Office) throws -> [State: Int] {
        let counts: [(State, Int)] = try office.database.rows(
            "SELECT state, messages FROM message_tally WHERE organisation_id = \(office.organisationID)"
        ) { ($0[0], $0[1]) }
        return Dictionary(counts) { first, _ in first }
    }

    /// Its words as sent, plain text and HTML, but for the secret of a verification link: that is the recipient's.
    package func words(in office: Office) throws -> (text: String, html: String) {
        try office.database.first("SELECT text, html FROM message_words WHERE message_id = \(id)") {
            (VerificationLink.masked($0[0]), VerificationLink.masked($0[1]))
        } ?? ("", "")
    }

    /// Whom its headers name.
    package func shown(in office: Office) throws -> (to: [ShownAddress], cc: [ShownAddress]) {
        let stored: (String, String)? = try office.database.first(
            "SELECT shown_to, shown_cc FROM message_words WHERE message_id = \(id)"
        ) { ($0[0], $0[1]) }
        let to = ShownAddress.list(stored: stored?.0 ?? "")
        return (
            to.isEmpty ? [ShownAddress(name: recipientName, address: recipient)] : to,
            ShownAddress.list(stored: stored?.1 ?? "")
        )
    }

    package func documents(in office: Office) throws -> [(document: ID<Document>, filename: String)] {
        try office.database.rows(
            "SELECT document_id, filename FROM message_attachment WHERE message_id = \(id) ORDER BY position"
        ) { (document: $0[0], filename: $0[1]) }
    }

    /// Every try, the first one first.
    package func tries(in office: Office) throws -> [Attempt] {
        try office.database.rows(
            """
            SELECT number, started_at, settled_at, outcome, code, reply FROM attempt
            WHERE message_id = \(id) ORDER BY number
            """
        ) {
            Attempt(
                number: $0[0], startedAt: $0[1], settledAt: $0[2], outcome: $0[3], code: $0[4], reply: $0[5])
        }
    }
}
