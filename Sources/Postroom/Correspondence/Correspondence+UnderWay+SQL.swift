import SQL

/// Where the emails of letters are that no mail server has taken yet.
extension Correspondence {
    /// The states that say more than the letter's own status: that an email awaits approval, the status says too.
    private static let telling = Message.State.open.filter { $0 != .new }

    /// Of the emails of a `correspondence k` that are in one of these states, the first state of them, as a column;
    /// NULL where there is none.
    static func firstState(of states: [Message.State]) -> SQL {
        """
        (SELECT m.state FROM message m WHERE m.correspondence_id = k.id AND m.state IN \(SQL.list(states))
          ORDER BY \(SQL.joined(states.map { "m.state = \($0) DESC" }, by: ", ")) LIMIT 1)
        """
    }

    /// The most telling state of a `correspondence k`, as a column; NULL where its own status says it all.
    static let underWayColumn: SQL = """
        CASE WHEN k.emailed_at IS NULL AND k.status IN ('ready','not sent','awaiting approval')
          THEN \(firstState(of: telling)) END
        """

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
