import Configuration
import Foundation
import Postroom
import SQL

/// Puts a backup in the place of the database.
enum Restore: Subcommand {
    static let name = "restore"
    static let usage = "restore FILE [--force]"
    static let sentence =
        "Puts a backup in place; what is there is only replaced with --force, and kept beside it."
    static let switches = ["force"]

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        let source = try arguments.take("FILE")
        try arguments.end()
        let target = try Configuration.read().databasePath
        guard FileManager.default.isReadableFile(atPath: source) else {
            throw Refusal("\(source) cannot be read.")
        }
        let draft = target + ".restoring"
        try removeAll(draft)
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: target).deletingLastPathComponent(),
            withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: source, toPath: draft)
        do {
            try examine(draft, named: source)
            try makeRoom(at: target, force: arguments.has("force"))
        } catch {
            try removeAll(draft)
            throw error
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft)
        try FileManager.default.moveItem(atPath: draft, toPath: target)
        print("The database is restored from \(source). Run: postroom migrate")
        return 0
    }

    /// Refuses a file that is no sound database of ours.
    private static func examine(_ path: String, named source: String) throws {
        do {
            let database = try Database(path: path)
            guard try database.exists("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'")
            else {
                throw Refusal("\(source) is no backup of Postroom.")
            }
            let complaints = try Workplace.complaints(of: database)
            guard complaints.isEmpty else { throw Refusal("\(source) is damaged: \(complaints[0])") }
            let version: Int? = try database.first("SELECT max(number) FROM schema_migration") {
                $0[0] as Int? ?? 0
            }
            guard let version, version <= Schema.version else {
                throw Refusal("\(source) was made by a newer program. Install that one first.")
            }
            _ = try Workplace.isInUse(database)
        } catch let error as SQLError where error.kind == .damaged {
            throw Refusal("\(source) is no database.")
        }
    }

    /// Moves what is there aside, if that is allowed.
    private static func makeRoom(at target: String, force: Bool) throws {
        guard FileManager.default.fileExists(atPath: target) else { return }
        do {
            let database = try Database(path: target, busyTimeout: 500)
            if try Workplace.isInUse(database) {
                throw Refusal("The database is in use. Stop Postroom first.")
            }
            guard try force || Workplace.isEmpty(database) else {
                throw Refusal("There is a database with something in it. Add --force to replace it.")
            }
        } catch let error as SQLError where error.kind == .busy {
            throw Refusal("The database is in use. Stop Postroom first.")
        } catch let error as SQLError where error.kind == .damaged && force {
            Administration.complain("What is there is damaged; it is kept beside the restored one.")
        }
        let kept = target + ".before-restore"
        try removeAll(kept)
        try FileManager.default.moveItem(atPath: target, toPath: kept)
        for ending in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: target + ending) {
            try FileManager.default.moveItem(atPath: target + ending, toPath: kept + ending)
        }
        print("What was there is now \(kept).")
    }

    private static func removeAll(_ path: String) throws {
        for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + ending) {
            try FileManager.default.removeItem(atPath: path + ending)
        }
    }
}
