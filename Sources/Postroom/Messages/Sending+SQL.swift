import Digest
import SQL

/// Putting a correspondence into the tray, and a person's word about what lies there.
extension Correspondence {
    package enum Queued: Equatable {
        /// How many messages were queued.
        case queued(Int)
        /// This press of the button was heard before.
        case already
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
        try office.require(.edit, of: .sending)
        let organisation = try Organisation.current(in: office)
        guard EmailAddress(organisation.sender.email) != nil else {
            return .refused(Problem("\(organisation.name) has no sender address yet. An administrator can set it."))
        }
        return try office.atomically {
            if try office.database.exists("SELECT 1 FROM message WHERE send_token = \(sendToken)") { return .already }
            guard let current = try Correspondence.find(id, in: office) else {
                return .refused(Problem("This correspondence has been deleted."))
            }
            guard let document = current.documentID else {
                return .refused(Problem("The document is still being generated."))
            }
            guard !outgoing.isEmpty else {
                return .refused(Problem("No valid email address for this correspondence."))
            }
            for email in outgoing {
                let message = try queue(email, from: organisation, sendToken: sendToken, in: office)
                if let link = email.verification, let point = email.contactPointID {
                    try link.keep(for: point, in: office)
                }
                if email.isNotice { continue }
                try office.database.run(
                    """
                    INSERT INTO message_attachment(message_id, position, document_id, filename)
                    VALUES (\(message), 1, \(document), \(filename))
                    """)
            }
            try Audit.record(
                "emailed", of: .correspondence, id.number, customer: customerID,
                summary: outgoing.map(\.recipient.text).joined(separator: ", "), reason: reason, details: details,
                in: office)
            return .queued(outgoing.count)
        }
    }

    private func queue(
        _ email: Outgoing, from organisation: Organisation, sendToken: String, in office: Office
    ) throws -> ID<Message> {
        let priority: Message.Priority = origin == .bulk ? .bulk : .now
        let message: ID<Message> = ID(
            try office.database.insert(
                """
                INSERT INTO message(organisation_id, customer_id, correspondence_id, channel, state, message_key,
                  send_token, sender_name, sender, reply_to, recipient_name, recipient, contact_point_id, subject,
                  priority, due_at, give_up_at, created_at, created_by)
                VALUES (\(office.organisationID), \(customerID), \(id), \(Message.Channel.email),
                  \(Message.State.queued), \(Hex.string(SecureRandom.bytes(16))), \(sendToken),
                  \(organisation.sender.name), \(organisation.sender.email), \(organisation.sender.replyTo),
                  \(email.recipientName), \(email.recipient.text), \(email.contactPointID), \(email.subject),
                  \(priority.rawValue), \(office.now), \(office.now + Backoff.lifetime), \(office.now),
                  \(office.actor.staffID))
                """))
        try office.database.run(
            "INSERT INTO message_words(message_id, text, html) VALUES (\(message), \(email.text), \(email.html))")
        return message
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
            """
            UPDATE message SET state = \(State.withheld), settled_at = \(office.now)
            WHERE id = \(id) AND state = \(state) AND claimed_by IS NULL
            """
        }
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
