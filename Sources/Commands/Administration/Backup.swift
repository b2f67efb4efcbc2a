import Foundation

/// Copies the database while it is in use.
enum Backup: Subcommand {
    static let name = "backup"
    static let usage = "backup FILE"
    static let sentence =
        "Writes a whole, consistent copy of the database to a new file, while people work."

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        let path = try arguments.take("FILE")
        try arguments.end()
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Refusal("\(path) exists already. A backup is always a new file.")
        }
        let workplace = try Workplace.open()
        let draft = path + ".part"
        if FileManager.default.fileExists(atPath: draft) {
            try FileManager.default.removeItem(atPath: draft)
        }
        try workplace.copyDatabase(to: draft)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft)
        try FileManager.default.moveItem(atPath: draft, toPath: path)
        print("The copy is in \(path).")
        return 0
    }
}
