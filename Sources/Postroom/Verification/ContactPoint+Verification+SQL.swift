import SQL

/// Asking the owner of an address to confirm it.
extension ContactPoint {
    package enum Asked: Equatable {
        case queued(ID<Message>)
        /// This press of the button was heard before.
        case already
        case refused(Problem)
    }

    /// Whether a link helps: nobody has confirmed it, or only its owner can bring it back.
    package var mayBeAsked: Bool {
        kind == .email && EmailAddress(value) != nil && state != .verified && state != .invalid
    }

    /// Queues the email with the link, which belongs to no correspondence.
    ///
    /// It goes even to a blocked address: it is the only way back, and it is sent only because a person asked for it.
    package func ask(
        _ outgoing: Outgoing, customer: ID<Customer>, sendToken: String, in office: Office
    ) throws -> Asked {
        try office.require(.edit, of: .sending)
        let organisation = try Organisation.current(in: office)
        if let complaint = organisation.senderComplaint { return .refused(Problem(complaint)) }
        guard mayBeAsked, let link = outgoing.verification else {
            return .refused(Problem("This address needs no verification link."))
        }
        return try office.atomically {
            if try office.database.exists("SELECT 1 FROM message WHERE send_token = \(sendToken)") { return .already }
            if try asksToday(in: office) >= 5 {
                return .refused(
                    Problem("Five links were sent to this address in the last 24 hours. Wait until tomorrow."))
            }
            let message: ID<Message> = ID(
                try office.database.insert(
                    """
                    INSERT INTO message(organisation_id, customer_id, channel, state, message_key, send_token,
                      sender_name, sender, reply_to, recipient_name, recipient, contact_point_id, subject, priority,
                      due_at, give_up_at, created_at, created_by)
                    VALUES (\(office.organisationID), \(customer), \(Message.Channel.email), \(Message.State.queued),
                      \(ReturnKey.fresh(at: office.now)), \(sendToken), \(organisation.sender.name),
                      \(organisation.sender.email), \(organisation.sender.replyTo), \(outgoing.recipientName),
                      \(outgoing.recipient.text), \(id), \(outgoing.subject), \(Message.Priority.now.rawValue),
                      \(office.now), \(office.now + Backoff.lifetime), \(office.now), \(office.actor.staffID))
                    """))
            try office.database.run(
                """
                INSERT INTO message_words(message_id, text, html)
                VALUES (\(message), \(outgoing.text), \(outgoing.html))
                """)
            try link.keep(for: id, in: office)
            try Audit.record(
                "sent a verification link", of: .contactPoint, id.number, customer: customer, summary: value, in: office
            )
            return .queued(message)
        }
    }

    private func asksToday(in office: Office) throws -> Int {
        try office.database.first(
            """
            SELECT count(*) FROM verification_token
            WHERE contact_point_id = \(id) AND created_at > \(office.now - 86_400)
            """
        ) { $0[0] } ?? 0
    }
}
