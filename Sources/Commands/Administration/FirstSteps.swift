import Postroom

/// What is left to do before anybody can sign in.
enum FirstSteps: Subcommand {
    static let name = "first-steps"
    static let usage = "first-steps [--program PATH]"
    static let sentence = "Prints the commands that are left before somebody can sign in; nothing where somebody can."
    static let options = ["program"]

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.end()
        let workplace = try Workplace.open()
        guard try !workplace.hasStaff else { return 0 }
        let command =
            "POSTROOM_DATA=\(workplace.configuration.dataDirectory) \(arguments.option("program") ?? "postroom")"
        print("Nobody can sign in yet. In another terminal, with your own names:\n")
        let organisations = try Organisation.all(in: workplace.database)
        if organisations.isEmpty {
            print("    \(command) add-organisation calder \"Calder Fibre\" --currency GBP")
        }
        let which = organisations.count > 1 ? " --organisation \(organisations[0].code)" : ""
        print("    \(command) add-staff priya@calder.example \"Priya Nair\" administrator\(which)")
        return 0
    }
}
