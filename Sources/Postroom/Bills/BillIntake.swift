/// Bills that come in together, from one upload, one look into the drop folder or one command, and what becomes of each.
package struct BillIntake: Sendable {
    package let id: ID<BillIntake>

    package enum Source: String, Sendable {
        case upload, folder, command

        package var title: String {
            switch self {
            case .upload: "Upload"
            case .folder: "Drop folder"
            case .command: "Command line"
            }
        }
    }

    package enum Outcome: String, Sendable {
        case added, replaced, unchanged, refused

        package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    /// What became of one file.
    package struct Taken: Sendable, Equatable {
        package let filename: String
        package let outcome: Outcome
        /// The invoice's number; empty where none was found.
        package let invoice: String
        /// Whose it is; empty where none was found.
        package let account: String
        /// Why it was refused; empty otherwise.
        package let reason: String

        package init(
            _ filename: String, _ outcome: Outcome, invoice: String = "", account: String = "", reason: String = ""
        ) {
            (self.filename, self.outcome) = (filename, outcome)
            (self.invoice, self.account, self.reason) = (invoice, account, reason)
        }
    }

    init(id: ID<BillIntake>) {
        self.id = id
    }

    /// Numbers that a file name may stand for: `INV-1001.pdf` is INV-1001, `12345-7.pdf` also 12345/7, because no file
    /// name has a slash.
    package static func numbers(in filename: String) -> [String] {
        let name = filename.trimmed
        let stem = name.lowercased().hasSuffix(".pdf") ? String(name.dropLast(4)).trimmed : name
        var numbers = [stem]
        for index in stem.indices.suffix(80) where stem[index] == "-" || stem[index] == "_" {
            numbers.append(stem[..<index] + "/" + stem[stem.index(after: index)...])
        }
        return Array(numbers.prefix(20))
    }
}
