package import SQL

/// The numbered migrations, in order. Appended to, never changed once shipped.
package enum Schema {
    private static let migrations: [String] = [
        Migration001Office.script,
        Migration002Customers.script,
        Migration003Correspondence.script,
        Migration004Delivery.script,
        Migration005Speed.script,
        Migration006Selection.script,
        Migration007Bulk.script,
        Migration008Written.script,
        Migration009Finding.script,
        Migration010Disputes.script,
        Migration011Bounds.script,
        Migration012Divisions.script,
    ]

    /// The version this program works with.
    package static var version: Int { migrations.count }

    /// Thrown by a process that finds a database of another version.
    package struct WrongVersion: Error, CustomStringConvertible, Sendable {
        package let found: Int
        package let wanted: Int

        package var description: String {
            found > wanted
                ? "The database has version \(found), newer than this program (\(wanted)). Install the newer program."
                : "The database has version \(found), this program needs \(wanted). Run: postroom migrate"
        }
    }

    /// Brings a database up to date, each step in its own transaction. Only `postroom migrate` calls this.
    ///
    /// - Parameter last: the version to stop at; the tests stop at an earlier one.
    @discardableResult
    package static func migrate(_ database: Database, to last: Int = version, clock: Clock) throws -> Int {
        try database.script(
            """
            CREATE TABLE IF NOT EXISTS schema_migration(
              number     INTEGER PRIMARY KEY,
              applied_at INTEGER NOT NULL
            ) STRICT
            """)
        let before = try current(database)
        for number in before..<max(before, last) {
            try database.atomically {
                try database.script(migrations[number])
                try database.run(
                    "INSERT INTO schema_migration(number, applied_at) VALUES (\(number + 1), \(clock.now()))")
            }
        }
        return last - before
    }

    /// Refuses to work on a database of another version.
    package static func requireCurrent(_ database: Database) throws {
        let found = try current(database)
        guard found == version else { throw WrongVersion(found: found, wanted: version) }
    }

    private static func current(_ database: Database) throws -> Int {
        guard try database.exists("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'") else { return 0 }
        return try database.first("SELECT max(number) FROM schema_migration") { row in row[0] as Int? ?? 0 } ?? 0
    }
}
