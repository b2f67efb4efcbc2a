import SQL

/// The connections that the runner's threads keep, and what the runner says about itself.
extension SendLedger {
    /// For the one thread that writes the ledger. Its ordinary commits do not wait for the disk.
    ///
    /// - Throws: `Schema.WrongVersion` where the database is not of this program's version.
    package static func forWriting(file: String, clock: Clock) throws -> SendLedger {
        let database = try Database(path: file)
        try Schema.requireCurrent(database)
        try database.script("PRAGMA synchronous = NORMAL")
        try database.script("PRAGMA cache_size = -900")
        return SendLedger(database: database, clock: clock, isRelaxed: true)
    }

    /// For a sender, which only reads documents and keeps little in memory.
    package static func forReading(file: String, clock: Clock) throws -> SendLedger {
        let database = try Database(path: file)
        try database.script("PRAGMA cache_size = -96")
        return SendLedger(database: database, clock: clock, isRelaxed: false)
    }

    /// An office for each organisation in which Postroom itself acts.
    package static func offices(at office: Office) throws -> [Office] {
        try Organisation.all(in: office.database).map { organisation in
            office.acting(
                as: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
        }
    }

    /// Says that the runner is alive; `GET /health` and Maintenance look here.
    package static func beat(process: Int32, bootID: String, startedAt: Moment, note: String, in office: Office) throws
    {
        try office.database.run(
            """
            INSERT INTO worker(name, process_id, boot_id, started_at, seen_at, note)
            VALUES ('runner', \(Int(process)), \(bootID), \(startedAt), \(office.now), \(note))
            ON CONFLICT (name) DO UPDATE SET process_id = excluded.process_id, boot_id = excluded.boot_id,
              started_at = excluded.started_at, seen_at = excluded.seen_at, note = excluded.note
            """)
    }
}
