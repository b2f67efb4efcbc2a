import SQL

/// Where the emails of letters are that no mail server has taken yet.
extension Correspondence {
    /// The states an email can be in before it came to an end, the one that somebody most needs to hear of first.
    private static let telling: [Message.State] = [.uncertain, .deferred, .sending, .queued]

    /// Of states that emails of one letter are in, the one that says most of where the letter is; `nil` where its own
    /// status says it all.
    package func underWay(_ states: [Message.State]) -> Message.State? {
        guard isBeforeItsFirstEmail else { return nil }
        return Self.telling.first(where: states.contains)
    }

    /// The same for all letters of a list; those whose own status says it all are not in it.
    package static func underWay(
        _ letters: [Correspondence], in office: Office
    ) throws -> [ID<Correspondence>: Message.State] {
        try office.require(.view, of: .correspondence)
        let waiting = letters.filter(\.isBeforeItsFirstEmail)
        guard !waiting.isEmpty else { return [:] }
        var states: [ID<Correspondence>: [Message.State]] = [:]
        try office.database.each(
            """
            SELECT correspondence_id, state FROM message
            WHERE correspondence_id IN \(SQL.list(waiting.map(\.id))) AND state IN \(SQL.list(telling))
            """
        ) { row in states[row[0], default: []].append(row[1]) }
        return states.compactMapValues { states in telling.first(where: states.contains) }
    }

    private var isBeforeItsFirstEmail: Bool {
        emailedAt == nil && [.ready, .notSent, .awaitingApproval].contains(status)
    }
}
