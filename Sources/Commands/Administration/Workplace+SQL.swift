import Configuration
import Foundation
import Postroom
import SQL

/// The database and the settings, as the command line works with them.
struct Workplace {
    let configuration: Configuration
    let database: Database
    let clock = Clock.system

    /// Opens the database; where there is none, only `migrate` and `sample` may make one.
    init(creating: Bool = false) throws {
        configuration = try Configuration.read()
        let path = configuration.databasePath
        if !FileManager.default.fileExists(atPath: path) {
            guard creating else {
                throw Refusal(
                    """
                    There is no database at \(path). The folder is what POSTROOM_DATA says: where bin/start was given \
                    --data DIR, put POSTROOM_DATA=DIR before this command. (postroom migrate would make a new, empty \
                    office here.)
                    """)
            }
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent.isEmpty
                    ? "." : (path as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        database = try Database(path: path)
    }

    /// The same, refusing a database of another version.
    static func open() throws -> Workplace {
        let workplace = try Workplace()
        try Schema.requireCurrent(workplace.database)
        return workplace
    }

    /// Whether anybody was ever added who may sign in.
    var hasStaff: Bool { get throws { try database.exists("SELECT 1 FROM staff LIMIT 1") } }

    /// An office at whose desk nobody sits yet.
    var nobodysOffice: Office { Office(database: database, clock: clock, actor: .nobody) }

    /// An office in which Postroom itself acts.
    ///
    /// - Parameter code: the organisation's; may be left out where there is only one.
    func office(organisation code: String?) throws -> Office {
        let all = try Organisation.all(in: database)
        let organisation: Organisation
        if let code {
            guard let found = all.first(where: { $0.code == code }) else {
                throw Refusal(
                    "There is no organisation “\(code)”. There is: \(all.map(\.code).joined(separator: ", "))."
                )
            }
            organisation = found
        } else {
            guard let first = all.first else {
                throw Refusal("There is no organisation yet. Run: postroom add-organisation CODE NAME")
            }
            guard all.count == 1 else {
                throw Misuse(
                    sentence: "Say which: --organisation \(all.map(\.code).joined(separator: " or ")).")
            }
            organisation = first
        }
        return Office(
            database: database, clock: clock,
            actor: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
    }
}
