import Digest
import Foundation
import SQL

extension SendLedger {
    /// Takes up to `limit` messages that are due, the most urgent first, so that nobody else can. Synced: after a
    /// power cut it is known which messages were in whose hands.
    ///
    /// - Parameter least: the least urgent that are wanted.
    package func claim(_ limit: Int, least: Message.Priority = .bulk, by worker: Worker) throws -> [Parcel] {
        let now = clock.now()
        return try synced {
            var parcels: [Parcel] = []
            for priority in 0...least.rawValue where parcels.count < limit {
                parcels += try database.rows(
                    """
                    SELECT id, organisation_id, correspondence_id, channel, message_key, sender_name, sender, reply_to,
                      recipient_name, recipient, subject, created_at, created_by IS NULL, priority, attempts, give_up_at,
                      (SELECT bounce_address FROM organisation WHERE id = organisation_id)
                    FROM message
                    WHERE state IN ('queued','deferred') AND priority = \(priority) AND due_at <= \(now)
                      AND channel = 'email'
                    ORDER BY due_at, id LIMIT \(limit - parcels.count)
                    """
                ) { Parcel($0) }
            }
            for parcel in parcels {
                try database.run(
                    """
                    UPDATE message SET state = 'sending', claimed_by = \(worker.claim), claimed_at = \(now)
                    WHERE id = \(parcel.id)
                    """)
            }
            return parcels
        }
    }

    /// What a parcel says and what travels with it, each document compared with its digest.
    ///
    /// - Throws: `Document.Damaged` where one is not what was stored, `ContactPoint.Closed` where the address has been
    ///   suspended, blocked or found invalid since; such a parcel must not be sent.
    package func contents(of parcel: Parcel) throws -> Contents {
        try database.reading {
            let words: (String, String, String, String, ContactPoint.State?)? = try database.first(
                """
                SELECT w.text, w.html, w.shown_to, w.shown_cc, p.state
                FROM message_words w JOIN message m ON m.id = w.message_id
                LEFT JOIN contact_point p ON p.id = m.contact_point_id AND p.value_key = lower(m.recipient)
                WHERE w.message_id = \(parcel.id)
                """
            ) { ($0[0], $0[1], $0[2], $0[3], $0[4]) }
            guard let (text, html, to, cc, state) = words else {
                preconditionFailure("a message is queued with its words")
            }
            // What belongs to no letter asks the owner to bring the address back.
            if let state, !state.isUsable, parcel.correspondenceID != nil { throw ContactPoint.Closed(state: state) }
            return Contents(
                text: text, html: html, enclosures: try enclosures(of: parcel),
                shownTo: ShownAddress.list(stored: to), shownCc: ShownAddress.list(stored: cc))
        }
    }

    private func enclosures(of parcel: Parcel) throws -> [Enclosure] {
        try database.rows(
            """
            SELECT d.id, d.sha256, c.bytes, d.media_type, a.filename
            FROM message_attachment a
            LEFT JOIN document d ON d.id = a.document_id AND d.organisation_id = \(parcel.organisationID)
            LEFT JOIN document_content c ON c.document_id = d.id
            WHERE a.message_id = \(parcel.id) ORDER BY a.position
            """
        ) { row in
            guard let id: ID<Document> = row[0] else { throw Document.Damaged(id: ID(0)) }
            guard let digest: String = row[1], let bytes: [UInt8] = row[2],
                Hex.string(SHA256.digest(of: bytes)) == digest
            else { throw Document.Damaged(id: id) }
            return Enclosure(filename: row[4], mediaType: row[3], bytes: bytes)
        }
    }

    /// Writes the attempt before any byte leaves.
    ///
    /// - Returns: whether the claim still holds; if not, the parcel must not be sent.
    package func begin(_ parcel: Parcel, by worker: Worker) throws -> Bool {
        try database.run(
            """
            INSERT INTO attempt(message_id, number, worker, boot_id, started_at)
            SELECT id, \(parcel.attempts + 1), \(worker.name), \(worker.bootID), \(clock.now()) FROM message
            WHERE id = \(parcel.id) AND state = 'sending' AND claimed_by = \(worker.claim)
            """) == 1
    }

    /// Records how a try ended and what follows for the message, its correspondence and its address.
    ///
    /// - Parameter report: what a refusal says about the address; nil where it says nothing of it.
    package func settle(_ parcel: Parcel, _ outcome: Outcome, _ report: DeliveryReport? = nil) throws {
        let now = clock.now()
        try database.atomically {
            try database.run(
                """
                UPDATE attempt SET settled_at = \(now), outcome = \(outcome.kind), code = \(outcome.code),
                  reply = \(outcome.reply.shortened(to: 2_000))
                WHERE message_id = \(parcel.id) AND settled_at IS NULL
                """)
            switch outcome {
            case .sent:
                try move(parcel.id, to: .sent, reply: outcome.reply, settled: now)
                if let letter = parcel.correspondenceID { try markEmailed(letter, at: now) }
            case .deferred(_, let reply):
                let next = now + Backoff.wait(after: parcel.attempts + 1)
                if next > parcel.giveUpAt {
                    try move(
                        parcel.id, to: .failed, reply: "Given up after three days. Last answer: \(reply)", settled: now)
                    try markProblem(parcel.id)
                } else {
                    try move(parcel.id, to: .deferred, reply: reply, settled: nil, due: next)
                }
            case .failed:
                try move(parcel.id, to: .failed, reply: outcome.reply, settled: now)
                try markProblem(parcel.id)
                _ = try report?.record(about: parcel.id, in: office(of: parcel.organisationID))
            case .uncertain:
                try move(parcel.id, to: .uncertain, reply: outcome.reply, settled: now)
                try markProblem(parcel.id)
            }
        }
    }

    /// Gives back what was claimed and never begun, for example when the runner is told to stop.
    package func giveBack(_ parcels: [Parcel], by worker: Worker) throws {
        try synced {
            for parcel in parcels {
                try database.run(
                    """
                    UPDATE message SET state = 'queued', claimed_by = NULL, claimed_at = NULL
                    WHERE id = \(parcel.id) AND state = 'sending' AND claimed_by = \(worker.claim)
                      AND NOT EXISTS (SELECT 1 FROM attempt WHERE message_id = message.id AND settled_at IS NULL)
                    """)
            }
        }
    }

    /// Sorts out what an earlier process left in its hands. Called once, before any worker starts, by the only
    /// runner there is.
    ///
    /// - Returns: how many are uncertain and how many go back to the tray.
    package func recover(bootID: String) throws -> (uncertain: Int, returned: Int) {
        let now = clock.now()
        return try synced {
            let inDoubt: [ID<Message>] = try database.rows(
                """
                SELECT id FROM message
                WHERE organisation_id IN (SELECT id FROM organisation) AND state = 'sending' AND (
                  EXISTS (SELECT 1 FROM attempt WHERE message_id = message.id AND settled_at IS NULL)
                  OR substr(claimed_by, instr(claimed_by, '@') + 1) <> \(bootID))
                """
            ) { $0[0] }
            for id in inDoubt {
                let reason = "Postroom was stopped while this was on its way. It may have been sent."
                try database.run(
                    """
                    UPDATE attempt SET settled_at = \(now), outcome = 'uncertain', reply = \(reason)
                    WHERE message_id = \(id) AND settled_at IS NULL
                    """)
                try move(id, to: .uncertain, reply: reason, settled: now)
                try markProblem(id)
            }
            let returned = try database.run(
                """
                UPDATE message SET state = 'queued', claimed_by = NULL, claimed_at = NULL
                WHERE organisation_id IN (SELECT id FROM organisation) AND state = 'sending'
                """)
            return (inDoubt.count, returned)
        }
    }

    /// Whether anything is due. Only reads, so that looking into an empty tray takes no lock.
    ///
    /// - Parameter least: the least urgent that counts.
    package func isDue(least: Message.Priority) throws -> Bool {
        let now = clock.now()
        for priority in 0...least.rawValue {
            let isDue = try database.exists(
                """
                SELECT 1 FROM message WHERE state IN ('queued','deferred') AND priority = \(priority)
                  AND due_at <= \(now) AND channel = 'email'
                """)
            if isDue { return true }
        }
        return false
    }

    /// All or nothing, in a commit that waits for the disk whatever the connection does otherwise.
    private func synced<Value>(_ body: () throws -> Value) throws -> Value {
        guard isRelaxed, !database.isInTransaction else { return try database.atomically(body) }
        try database.script("PRAGMA synchronous = FULL")
        let answer = Result { try database.atomically(body) }
        try database.script("PRAGMA synchronous = NORMAL")
        return try answer.get()
    }

    // MARK: What follows

    private func move(_ id: ID<Message>, to state: Message.State, reply: String, settled: Moment?, due: Moment? = nil)
        throws
    {
        try database.run(
            """
            UPDATE message SET state = \(state), last_reply = \(reply.shortened(to: 2_000)), claimed_by = NULL,
              claimed_at = NULL, attempts = coalesce((SELECT max(number) FROM attempt WHERE message_id = message.id), 0),
              settled_at = \(settled), due_at = coalesce(\(due), due_at),
              sent_at = CASE WHEN \(state) = 'sent' THEN \(settled) ELSE sent_at END
            WHERE id = \(id)
            """)
    }

    private func markEmailed(_ id: ID<Correspondence>, at now: Moment) throws {
        try database.run(
            """
            UPDATE correspondence SET emailed_at = coalesce(emailed_at, \(now)), last_sent_at = \(now), version = version + 1,
              status = CASE WHEN status IN ('ready','awaiting approval','not sent') THEN 'emailed' ELSE status END,
              delivery_problem = CASE WHEN delivery_problem = 1 THEN EXISTS (
                SELECT 1 FROM message WHERE correspondence_id = correspondence.id
                  AND state IN ('failed','bounced','uncertain')) ELSE 0 END
            WHERE id = \(id)
            """)
        try LastReceived.keep(afterSending: id, at: now, in: database)
        try completeTodos(ofEmailed: id)
    }

    /// Completes the TODOs that its delivery would complete, where its type wants that of an email too.
    private func completeTodos(ofEmailed id: ID<Correspondence>) throws {
        let organisation: ID<Organisation>? = try database.first(
            """
            SELECT k.organisation_id FROM correspondence k JOIN correspondence_type t ON t.id = k.type_id
            WHERE k.id = \(id) AND t.completes_todos_on_email = 1
            """
        ) { $0[0] }
        guard let organisation else { return }
        let office = try office(of: organisation)
        guard let letter = try Correspondence.find(id, in: office) else { return }
        _ = try letter.completeRelated(note: "\(letter.reference) was emailed.", in: office)
    }

    /// In which Postroom itself acts for an organisation.
    private func office(of organisation: ID<Organisation>) throws -> Office {
        // Not the whole organisation: this is asked for each email that leaves.
        let zone: String? = try database.first("SELECT time_zone FROM organisation WHERE id = \(organisation)") {
            $0[0]
        }
        return Office(
            database: database, clock: clock,
            actor: Actor(for: nil, organisationID: organisation, timeZoneName: zone ?? ""))
    }

    private func markProblem(_ id: ID<Message>) throws {
        try database.run(
            """
            UPDATE correspondence SET delivery_problem = 1
            WHERE id = (SELECT correspondence_id FROM message WHERE id = \(id))
            """)
    }
}

extension Parcel {
    fileprivate init(_ row: borrowing Row) {
        self.init(
            id: row[0], organisationID: row[1], correspondenceID: row[2], channel: row[3], key: row[4],
            senderName: row[5], sender: row[6], replyTo: row[7], returnAddress: row[16], recipientName: row[8],
            recipient: row[9],
            subject: row[10], createdAt: row[11], isAutomatic: row[12], isUrgent: row[13] == 0, attempts: row[14],
            giveUpAt: row[15])
    }
}
