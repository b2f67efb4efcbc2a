import Foundation
import Postroom
import SQL

extension Workplace {
    /// Writes a whole, consistent copy to a new file.
    func copyDatabase(to path: String) throws { try database.copy(to: path) }

    /// What the database says is wrong with itself; empty where nothing is.
    func complaints() throws -> [String] { try Self.complaints(of: database) }

    static func complaints(of database: Database) throws -> [String] {
        let found: [String] = try database.rows("PRAGMA integrity_check(20)") { $0[0] }
        let stray: [String] = try database.rows("PRAGMA foreign_key_check") { $0[0] }
        return found.filter { $0 != "ok" }
            + Set(stray).sorted().map { "rows of \($0) point at nothing" }
    }

    /// Takes the file for itself; refused while another process has it open.
    static func isInUse(_ database: Database) throws -> Bool {
        do {
            // Leaving the write-ahead log needs the file to oneself.
            try database.script("PRAGMA journal_mode = DELETE")
            return false
        } catch let error as SQLError where error.kind == .busy {
            return true
        }
    }

    /// Whether anything is in it that a restore would take away.
    static func isEmpty(_ database: Database) throws -> Bool {
        guard try database.exists("SELECT 1 FROM sqlite_master WHERE name = 'organisation'") else {
            return true
        }
        return try !database.exists("SELECT 1 FROM organisation LIMIT 1")
    }
}
