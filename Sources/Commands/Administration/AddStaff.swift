import Foundation
import Postroom

/// Adds somebody who may sign in.
enum AddStaff: Subcommand {
    static let name = "add-staff"
    static let usage = """
        add-staff EMAIL NAME staff|manager|administrator [--password-file FILE] [--organisation CODE] \
        [--account-manager] [--credit-controller]
        """
    static let sentence =
        "Adds somebody who may sign in; asks for the password, or takes the first line of the file or of the input."
    static let options = ["password-file", "organisation"]
    static let switches = ["account-manager", "credit-controller"]

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        let (email, name) = (try arguments.take("EMAIL"), try arguments.take("NAME"))
        let word = try arguments.take("The role")
        try arguments.end()
        guard let role = Role(rawValue: word) else {
            throw Misuse(sentence: "“\(word)” is none of staff, manager, administrator.")
        }
        let office = try Workplace.open().office(organisation: arguments.option("organisation"))
        let added = try Staff.add(
            email: email, name: name, role: role,
            password: try password(arguments.option("password-file")),
            accountManager: arguments.has("account-manager"),
            creditController: arguments.has("credit-controller"),
            in: office)
        switch added {
        case .added:
            print("\(name) can sign in as \(email.lowercased()).")
            return 0
        case .refused(let problems):
            for problem in problems { Administration.complain(problem.message) }
            return 1
        }
    }

    private static func password(_ path: String?) throws -> String {
        guard let path else { return try PasswordPrompt.ask() }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Refusal("\(path) cannot be read.")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return String(text.prefix { !$0.isNewline })
    }
}
