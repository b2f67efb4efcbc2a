import SQL

/// The tray from which the runner sends, for the messages of one correspondence. Everything that is queued comes through
/// here, in the transaction of whoever puts it in.
struct Tray {
    private let correspondence: ID<Correspondence>
    private let customer: ID<Customer>
    private let usual: Message.Priority
    private let sender: Organisation.Sender

    /// - Parameter origin: what is made for many leaves after everything that somebody waits for.
    init(
        _ correspondence: ID<Correspondence>, of customer: ID<Customer>, origin: Correspondence.Origin,
        from sender: Organisation.Sender
    ) {
        (self.correspondence, self.customer, self.sender) = (correspondence, customer, sender)
        usual = origin == .bulk ? .bulk : .now
    }

    /// Queues one message for each email, with the documents that travel with it, and says so in the audit trail.
    func put(_ order: SendOrder, _ enclosed: [(id: ID<Document>, filename: String)], in office: Office) throws {
        for email in order.emails {
            let message = try queue(email, of: order, in: office)
            if let link = email.verification, let point = email.contactPointID {
                try link.keep(for: point, in: office)
            }
            if email.isNotice { continue }
            for (index, paper) in enclosed.enumerated() {
                try office.database.run(
                    """
                    INSERT INTO message_attachment(message_id, position, document_id, filename)
                    VALUES (\(message), \(index + 1), \(paper.id), \(paper.filename))
                    """)
            }
        }
        try Audit.record(
            "queued", of: .correspondence, correspondence.number, customer: customer, summary: order.summary,
            reason: order.reason, details: order.details, in: office)
    }

    private func queue(_ email: Outgoing, of order: SendOrder, in office: Office) throws -> ID<Message> {
        let message: ID<Message> = ID(
            try office.database.insert(
                """
                INSERT INTO message(organisation_id, customer_id, correspondence_id, channel, state, message_key,
                  send_token, sender_name, sender, reply_to, recipient_name, recipient, contact_point_id, subject,
                  priority, due_at, give_up_at, created_at, created_by)
                VALUES (\(office.organisationID), \(customer), \(correspondence), \(Message.Channel.email),
                  \(Message.State.queued), \(ReturnKey.fresh(at: office.now)), \(order.token),
                  \(sender.name), \(sender.email), \(sender.replyTo),
                  \(email.recipientName), \(email.recipient.text), \(email.contactPointID), \(email.subject),
                  \((order.priority ?? usual).rawValue), \(office.now), \(office.now + Backoff.lifetime), \(office.now),
                  \(office.actor.staffID))
                """))
        // Word that a letter waits says nothing of who else has it.
        let shown = order.namesEverybody && !email.isNotice ? order.emails : []
        try office.database.run(
            """
            INSERT INTO message_words(message_id, text, html, shown_to, shown_cc)
            VALUES (\(message), \(email.text), \(email.html),
              \(ShownAddress.stored(shown.filter { !$0.isCopy }.map(\.shown))),
              \(ShownAddress.stored(shown.filter(\.isCopy).map(\.shown))))
            """)
        return message
    }
}
