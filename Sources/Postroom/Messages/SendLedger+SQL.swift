package import SQL

extension SendLedger {
    /// Takes up to `limit` messages that are due, the most urgent first, so that nobody else can.
    package func claim(_ limit: Int, by worker: Worker) throws -> [Parcel] {
        let now = clock.now()
        return try database.atomically {
            var parcels: [Parcel] = []
            for priority in 0...2 where parcels.count < limit {
                let ids: [ID<Message>] = try database.rows(
                    """
                    SELECT id FROM message
                    WHERE state IN ('queued','deferred') AND priority = \(priority) AND due_at <= \(now)
                      AND channel = 'email'
                    ORDER BY due_at, id LIMIT \(limit - parcels.count)
                    """
                ) { $0[0] }
                for id in ids { parcels.append(try take(id, by: worker, at: now)) }
            }
            return parcels
        }
    }

    private func take(_ id: ID<Message>, by worker: Worker, at now: Moment) throws -> Parcel {
        let parcel = try database.first(
            """
            UPDATE message SET state = 'sending', claimed_by = \(worker.name + "@" + worker.bootID),
              claimed_at = \(now)
            WHERE id = \(id)
            RETURNING id, organisation_id, channel, message_key, sender_name, sender, reply_to, recipient_name,
              recipient, subject, text, html, created_at, attempts, give_up_at
            """
        ) { row in
            Parcel(
                id: row[0], organisationID: row[1], channel: row[2], key: row[3], senderName: row[4], sender: row[5],
                replyTo: row[6], recipientName: row[7], recipient: row[8], subject: row[9], text: row[10],
                html: row[11], createdAt: row[12], attempts: row[13], giveUpAt: row[14])
        }
        guard let parcel else { preconditionFailure("it was found in this transaction") }
        return parcel
    }

    /// What travels with a parcel, checked against its digest.
    package func attachments(of parcel: Parcel, in office: Office) throws -> [(filename: String, bytes: [UInt8])] {
        let documents: [(ID<Document>, String)] = try database.rows(
            "SELECT document_id, filename FROM message_attachment WHERE message_id = \(parcel.id) ORDER BY position"
        ) { ($0[0], $0[1]) }
        return try documents.map { id, filename in
            guard let document = try Document.find(id, in: office) else { throw Document.Damaged(id: id) }
            return (filename: filename, bytes: try document.bytes(in: office))
        }
    }

    /// Writes the attempt before any byte leaves, and, in the same commit, how the worker's last one ended.
    ///
    /// - Returns: whether the worker still holds the parcel; if not, it must not be sent.
    package func begin(_ parcel: Parcel, by worker: Worker, settling last: (Parcel, Outcome)? = nil) throws -> Bool {
        try database.atomically {
            if let last { try settle(last.0, last.1, by: worker) }
            let held = try database.run(
                """
                UPDATE message SET attempts = attempts + 1
                WHERE id = \(parcel.id) AND state = 'sending' AND claimed_by = \(worker.name + "@" + worker.bootID)
                """)
            guard held == 1 else { return false }
            try database.run(
                """
                INSERT INTO attempt(message_id, number, worker, boot_id, started_at)
                VALUES (\(parcel.id), \(parcel.attempts + 1), \(worker.name), \(worker.bootID), \(clock.now()))
                """)
            return true
        }
    }

    /// Records how a try ended and what follows for the message and its correspondence.
    package func settle(_ parcel: Parcel, _ outcome: Outcome, by worker: Worker) throws {
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
                try markEmailed(parcel.id, at: now)
            case .deferred(_, let reply):
                let next = now + Backoff.wait(after: parcel.attempts + 1)
                if next > parcel.giveUpAt {
                    try move(parcel.id, to: .failed, reply: "Given up after three days. Last answer: \(reply)", settled: now)
                    try markProblem(parcel.id)
                } else {
                    try move(parcel.id, to: .deferred, reply: reply, settled: nil, due: next)
                }
            case .failed:
                try move(parcel.id, to: .failed, reply: outcome.reply, settled: now)
                try markProblem(parcel.id)
            case .uncertain:
                try move(parcel.id, to: .uncertain, reply: outcome.reply, settled: now)
                try markProblem(parcel.id)
            }
        }
    }

    /// Gives back what was claimed and never begun, for example when the runner is told to stop.
    package func giveBack(_ parcels: [Parcel], by worker: Worker) throws {
        try database.atomically {
            for parcel in parcels {
                try database.run(
                    """
                    UPDATE message SET state = 'queued', claimed_by = NULL, claimed_at = NULL
                    WHERE id = \(parcel.id) AND state = 'sending' AND claimed_by = \(worker.name + "@" + worker.bootID)
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
        return try database.atomically {
            let inDoubt: [ID<Message>] = try database.rows(
                """
                SELECT id FROM message WHERE claimed_by IS NOT NULL AND (
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
                WHERE claimed_by IS NOT NULL
                """)
            return (inDoubt.count, returned)
        }
    }

    /// When the next message falls due; `nil` when the trays are empty.
    package func nextDue() throws -> Moment? {
        let soonest: [Moment?] = try (0...2).map { priority in
            try database.first(
                """
                SELECT due_at FROM message WHERE state IN ('queued','deferred') AND priority = \(priority)
                  AND channel = 'email' ORDER BY due_at, id LIMIT 1
                """
            ) { $0[0] }
        }
        return soonest.compactMap(\.self).min()
    }

    // MARK: What follows

    private func move(_ id: ID<Message>, to state: Message.State, reply: String, settled: Moment?, due: Moment? = nil)
        throws
    {
        try database.run(
            """
            UPDATE message SET state = \(state), last_reply = \(reply.shortened(to: 2_000)), claimed_by = NULL,
              claimed_at = NULL, settled_at = \(settled), due_at = coalesce(\(due), due_at),
              sent_at = CASE WHEN \(state) = 'sent' THEN \(settled) ELSE sent_at END
            WHERE id = \(id)
            """)
    }

    private func markEmailed(_ id: ID<Message>, at now: Moment) throws {
        try database.run(
            """
            UPDATE correspondence SET emailed_at = coalesce(emailed_at, \(now)), version = version + 1,
              status = CASE WHEN status IN ('ready','awaiting approval','not sent') THEN 'emailed' ELSE status END
            WHERE id = (SELECT correspondence_id FROM message WHERE id = \(id))
            """)
        try database.run(
            """
            INSERT INTO last_received(customer_id, type_id, first_at, last_at)
            SELECT k.customer_id, k.type_id, \(now), \(now) FROM correspondence k
            WHERE k.id = (SELECT correspondence_id FROM message WHERE id = \(id))
            ON CONFLICT (customer_id, type_id) DO UPDATE SET last_at = excluded.last_at
            """)
    }

    private func markProblem(_ id: ID<Message>) throws {
        try database.run(
            """
            UPDATE correspondence SET delivery_problem = 1
            WHERE id = (SELECT correspondence_id FROM message WHERE id = \(id))
            """)
    }
}
