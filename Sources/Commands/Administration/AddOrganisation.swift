import Postroom

/// Founds an organisation.
enum AddOrganisation: Subcommand {
    static let name = "add-organisation"
    static let usage = "add-organisation CODE NAME [--currency CODE]"
    static let sentence =
        "Founds an organisation with statuses, classes, flags, letters and emails to begin with."
    static let options = ["currency"]

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        let (code, name) = (try arguments.take("CODE"), try arguments.take("NAME"))
        try arguments.end()
        guard code.wholeMatch(of: /[a-z0-9][a-z0-9\-]{0,29}/) != nil else {
            throw Misuse(sentence: "A code is up to 30 small letters, digits and hyphens.")
        }
        guard let currency = Currency(code: arguments.option("currency") ?? Currency.pounds.code) else {
            throw Misuse(sentence: "A currency code is three letters, like GBP.")
        }
        let workplace = try Workplace.open()
        if try Organisation.find(code: code, in: workplace.database) != nil {
            throw Refusal("There is an organisation “\(code)” already.")
        }
        let organisation = try Organisation.found(
            code: code, name: name, currency: currency, in: workplace.database, clock: workplace.clock)
        print("\(organisation.name) is founded.")
        return 0
    }
}
