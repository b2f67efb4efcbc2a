import Foundation
import Postroom

/// Fills an empty database with a sample office.
enum LoadSample: Subcommand {
    static let name = "sample"
    static let usage = "sample [--customers N]"
    static let sentence =
        "Loads the sample office, or with N an office of that many made-up customers."
    static let options = ["customers"]

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        try arguments.end()
        let workplace = try Workplace(creating: true)
        try Schema.migrate(workplace.database, clock: workplace.clock)
        let isNew = try Organisation.all(in: workplace.database).isEmpty
        if isNew {
            let people = try Sample.load(in: workplace.database, clock: workplace.clock)
            print("The sample office is ready. Sign in with the password \(Sample.password) as")
            for person in people { print("  \(person.email)  \(person.name), \(person.title)") }
        }
        guard let text = arguments.option("customers") else {
            guard isNew else {
                throw Refusal(
                    "The database has an organisation already; samples go only into an empty one.")
            }
            return 0
        }
        guard let customers = Int(text), (1...5_000_000).contains(customers) else {
            throw Misuse(sentence: "--customers is a number from 1 to 5000000.")
        }
        let start = Date()
        let office = try workplace.office(organisation: Sample.organisationCode)
        let invoices = try Sample.generate(customers: customers, mostLetters: 10, in: office)
        let seconds = String(format: "%.1f", Date().timeIntervalSince(start))
        print(
            "\(customers.grouped) customers with \(invoices.grouped) invoices were made up (\(seconds) s)."
        )
        return 0
    }
}
