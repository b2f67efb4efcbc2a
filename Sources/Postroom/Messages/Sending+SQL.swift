import SQL

/// Putting a correspondence into the tray, and a person's word about what lies there.
extension Correspondence {
    package enum Queued: Equatable {
        /// How many messages were queued.
        case queued(Int)
        /// This press of the button was heard before.
        case already
        /// Somebody else has sent it since the page was opened; nothing was queued.
        case overtaken(EarlierSending)
        /// These may still reach somebody for whom it was meant; nothing was queued, for nobody.
        case waiting([Message])
        /// It was meant for the first time, and has been emailed before; nothing was queued.
        case emailedBefore
        case refused(Problem)
    }

    /// Queues one email for each recipient, with the PDF, in the transaction that records it.
    ///
    /// - Parameters:
    ///   - sendToken: unique to one press of the button; a second press finds it taken.
    ///   - reason: why, for the audit trail; empty for the quick send.
    package func email(
        _ outgoing: [Outgoing], sendToken: String, reason: String = "", details: String = "", in office: Office
    ) throws -> Queued {
        var order = SendOrder(outgoing, token: sendToken)
        (order.reason, order.details) = (reason, details)
        return try send(order, in: office)
    }

    /// Queues one email for each recipient, with the correspondence's papers and whatever is sent beside them, in the
    /// transaction that records it.
    package func send(_ order: SendOrder, in office: Office) throws -> Queued {
        try office.require(.edit, of: .sending)
        let organisation = try Organisation.current(in: office)
        if let complaint = organisation.senderComplaint { return .refused(Problem(complaint)) }
        return try office.atomically {
            if try office.database.exists("SELECT 1 FROM message WHERE send_token = \(order.token)") { return .already }
            guard let current = try Correspondence.find(id, in: office) else {
                return .refused(Problem("This correspondence has been deleted."))
            }
            let papers = try current.papers(in: office)
            if let problem = try current.obstacle(to: order, papers, in: office) { return .refused(problem) }
            if let seen = order.seen, let earlier = try sending(after: seen, in: office) { return .overtaken(earlier) }
            if order.isFirst, current.emailedAt != nil { return .emailedBefore }
            let doubled = try Message.waiting(of: id, in: office).filter(order.doubles)
            guard doubled.isEmpty else { return .waiting(doubled) }
            let enclosed = (papers.attached + order.extras).map { (id: $0.document.id, filename: $0.filename) }
            try Tray(id, of: customerID, origin: origin, from: organisation.sender).put(order, enclosed, in: office)
            return .queued(order.emails.count)
        }
    }

    /// What of it may still arrive, the oldest first.
    package func waiting(in office: Office) throws -> [Message] {
        try office.require(.view, of: .sending)
        return try Message.waiting(of: id, in: office)
    }

    /// Brings the next try of everything of it that was deferred forward to now.
    ///
    /// - Returns: how many; 0 where nothing waits for a next try any more.
    package func sendNow(in office: Office) throws -> Int {
        try office.require(.edit, of: .sending)
        return try office.atomically {
            let deferred = try Message.waiting(of: id, in: office).filter { $0.state == .deferred }
            for message in deferred {
                try office.database.run(
                    """
                    UPDATE message SET state = \(Message.State.queued), due_at = \(office.now), priority = 0
                    WHERE id = \(message.id)
                    """)
                try Audit.record(
                    "brought forward", of: .message, message.id.number, customer: customerID,
                    summary: message.recipient, in: office)
            }
            guard !deferred.isEmpty else { return 0 }
            try Audit.record(
                "brought forward", of: .correspondence, id.number, customer: customerID,
                summary: deferred.map(\.recipient).joined(separator: ", "), in: office)
            return deferred.count
        }
    }

    /// The newest message of this correspondence, 0 where nothing was ever sent.
    package func lastMessage(in office: Office) throws -> Int {
        try office.database.first("SELECT max(id) FROM message WHERE correspondence_id = \(id)") { $0[0] as Int? ?? 0 }
            ?? 0
    }

    private func sending(after seen: Int, in office: Office) throws -> EarlierSending? {
        try office.database.first(
            """
            SELECT coalesce(s.name, 'Postroom'), m.created_at, m.id,
              (SELECT count(*) FROM message n WHERE n.correspondence_id = \(id) AND n.send_token = m.send_token)
            FROM message m LEFT JOIN staff s ON s.id = m.created_by
            WHERE m.correspondence_id = \(id) AND m.id > \(seen) ORDER BY m.id DESC LIMIT 1
            """
        ) { EarlierSending(by: $0[0], at: $0[1], recipients: $0[3], last: $0[2]) }
    }

}

extension Message {
    package enum Decided: Equatable {
        case done
        /// Somebody or something was quicker; the message is no longer in a state that allows it.
        case tooLate
    }

    /// A person sends it again, or for the first time after Do Not Send. Uncertain ones may then arrive twice:
    /// the page says so before.
    package func retry(reason: String, in office: Office) throws -> Decided {
        try decide("retried", reason: reason, level: .edit, when: \.mayRetry, in: office) {
            """
            UPDATE message SET state = \(State.queued), due_at = \(office.now),
              give_up_at = \(office.now + Backoff.lifetime), settled_at = NULL, priority = 0
            WHERE id = \(id) AND state = \(state)
            """
        }
    }

    /// A person keeps it back for good, unless they send it later by hand.
    package func withhold(reason: String, in office: Office) throws -> Decided {
        try decide("withheld", reason: reason, level: .edit, when: \.mayWithhold, in: office) {
            Self.withholding("id = \(id) AND state = \(state)", in: office)
        }
    }

    /// Keeps messages back, but none that a sender has in hand.
    ///
    /// - Parameter which: a condition on `message`, which says in which states.
    static func withholding(_ which: SQL, in office: Office) -> SQL {
        """
        UPDATE message SET state = \(State.withheld), settled_at = \(office.now)
        WHERE \(which) AND claimed_by IS NULL
        """
    }

    private func decide(
        _ action: String, reason: String, level: Right.Level, when isAllowed: (State) -> Bool, in office: Office,
        _ change: () -> SQL
    ) throws -> Decided {
        try office.require(level, of: .sending)
        guard isAllowed(state) else { return .tooLate }
        return try office.atomically {
            guard try office.database.run(change()) == 1 else { return .tooLate }
            try Audit.record(
                action, of: .message, id.number, customer: customerID, summary: recipient, reason: reason, in: office)
            return .done
        }
    }
}
