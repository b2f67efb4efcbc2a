import SQL

extension RetryRound {
    /// The round as it would be now, with what was said to those in it, the commonest answer first.
    package static func look(at state: Message.State, in office: Office) throws -> (round: RetryRound, [Answer]) {
        let messages = try Message.page(state: state, before: nil, limit: most, in: office)
        let answers = Dictionary(grouping: messages, by: \.answer).map { key, messages in
            Answer(key: key, example: messages[0].lastReply, count: messages.count)
        }
        return (
            RetryRound(state, upTo: messages.first?.id.number ?? 0),
            answers.sorted { ($1.count, $0.key) < ($0.count, $1.key) }
        )
    }

    /// Sends them again, in one transaction, each with its entry in the trail.
    package func retry(reason: String, in office: Office) throws -> Done {
        try office.require(.edit, of: .sending)
        guard !reason.trimmed.isEmpty else { return .refused(Problem(field: "reason", "Reason must be filled in.")) }
        return try office.atomically {
            let messages = try Message.page(state: state, before: upTo + 1, limit: Self.most, in: office)
                .filter { answer == nil || $0.answer == answer }
            var (retried, kept) = (0, 0)
            for message in messages {
                let isDone =
                    try !isPointless(message, in: office) && message.retry(reason: reason.trimmed, in: office) == .done
                if isDone { retried += 1 } else { kept += 1 }
            }
            return .retried(retried, kept: kept)
        }
    }

    /// Whether it would only be refused again, or arrive twice.
    private func isPointless(_ message: Message, in office: Office) throws -> Bool {
        let isClosed = try office.database.exists(
            """
            SELECT 1 FROM message m JOIN contact_point p ON p.id = m.contact_point_id
            WHERE m.id = \(message.id) AND p.value_key = lower(m.recipient)
              AND p.state IN ('suspended','blocked','invalid')
            """)
        return try isClosed || message.beside(in: office) != nil
    }
}
