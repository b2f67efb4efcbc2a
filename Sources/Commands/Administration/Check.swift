import Configuration
import Postroom

/// Shows the settings and looks whether the database is well.
enum Check: Subcommand {
    static let name = "check"
    static let usage = "check"
    static let sentence =
        "Shows every setting, secrets masked, and looks whether the database is well."

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.end()
        let configuration = try Configuration.read()
        for line in configuration.lines { print(line) }
        let workplace = try Workplace.open()
        let complaints = try workplace.complaints()
        guard complaints.isEmpty else {
            for complaint in complaints { Administration.complain("The database: \(complaint)") }
            return 1
        }
        let organisations = try Organisation.all(in: workplace.database)
        print(
            "\nThe database is well: version \(Schema.version), organisations: \(organisations.map(\.name).joined(separator: ", "))."
        )
        return 0
    }
}
