package import SQL

extension RunnerHealth {
    /// Asks the database, which is also the proof that it answers.
    package static func look(in database: Database, clock: Clock) throws -> RunnerHealth {
        let sign: (Moment, Moment, String)? = try database.first(
            """
            SELECT started_at, seen_at, note FROM worker WHERE name = 'runner' OR name LIKE 'runner/%'
            ORDER BY seen_at DESC LIMIT 1
            """
        ) { ($0[0], $0[1], $0[2]) }
        return RunnerHealth(
            startedAt: sign?.0, seenAt: sign?.1, lookedAt: clock.now(), note: sign?.2 ?? "")
    }
}
