import Postroom

/// Brings the database up to date.
enum Migrate: Subcommand {
    static let name = "migrate"
    static let usage = "migrate"
    static let sentence = "Makes the database, or brings it up to date."

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.end()
        let workplace = try Workplace(creating: true)
        let steps = try Schema.migrate(workplace.database, clock: workplace.clock)
        for office in try SendLedger.offices(at: workplace.nobodysOffice) { try TodoRule.addShipped(in: office) }
        let improved = try CorrespondenceType.bringUp(in: workplace.database, clock: workplace.clock)
        print(
            steps == 0
                ? "The database is up to date (version \(Schema.version))."
                : "The database is now at version \(Schema.version).")
        if improved > 0, steps < Schema.version {
            print("Correspondence types, words and rates that came with this version: \(improved).")
        }
        return 0
    }
}
