internal import CSQLite

/// The write-ahead log: what was committed stands in a file of its own, and is copied into the database from time to
/// time. The log begins anew, in the same place, only when all of it was copied and nobody reads in it.
extension Database {
    /// Whoever commits copies the log where it has so many pages (32 MiB), unless somebody looks after it sooner.
    static let longestLog = 8_000

    /// Copies what can be copied while others read and write; nobody waits.
    ///
    /// - Returns: how many pages of the log are not copied, for they were written meanwhile, or somebody still reads the
    ///   state before them; `nil` where somebody else is copying.
    package func copyLog() throws -> Int? {
        let (code, pages, copied) = checkpoint(SQLITE_CHECKPOINT_PASSIVE)
        guard code & 0xFF != SQLITE_BUSY else { return nil }
        guard code == SQLITE_OK else { throw failure(code, "checkpoint") }
        return max(0, pages - copied)
    }

    /// Copies the rest and empties the log. Until it is done nobody can write, and whoever reads in the log is waited
    /// for; who begins to read meanwhile reads the database itself.
    ///
    /// - Parameter patience: for those who read, in milliseconds.
    /// - Returns: whether it is empty.
    package func emptyLog(patience: Int32) throws -> Bool {
        sqlite3_busy_timeout(connection, patience)
        defer { sqlite3_busy_timeout(connection, busyTimeout) }
        let (code, _, _) = checkpoint(SQLITE_CHECKPOINT_TRUNCATE)
        guard code & 0xFF != SQLITE_BUSY else { return false }
        guard code == SQLITE_OK else { throw failure(code, "checkpoint") }
        return true
    }

    private func checkpoint(_ mode: Int32) -> (code: Int32, pages: Int, copied: Int) {
        var (pages, copied): (Int32, Int32) = (0, 0)
        let code = sqlite3_wal_checkpoint_v2(connection, nil, mode, &pages, &copied)
        return (code, Int(pages), Int(copied))
    }
}
