import Foundation
import Postroom

/// Takes in a CSV file.
enum ImportFile: Subcommand {
    static let name = "import"
    static let usage = """
        import accounts|invoices|payments FILE [--map theirs=ours,…] [--currency CODE] [--dates dmy|mdy] \
        [--organisation CODE] [--history] [--dry-run]
        """
    static let sentence =
        """
        Takes in a CSV file, all good rows or none; bad rows go to FILE-rejects.csv. With --history no letters and no \
        TODOs follow from it.
        """
    static let options = ["map", "currency", "dates", "organisation"]
    static let switches = ["dry-run", "history"]

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        let word = try arguments.take("What to import")
        guard let subject = ImportSubject(rawValue: word) else {
            throw Misuse(sentence: "“\(word)” is none of accounts, invoices, payments.")
        }
        let path = try arguments.take("FILE")
        try arguments.end()
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw Refusal("\(path) cannot be read.")
        }
        let file = try file(subject, path, arguments)
        let office = try Workplace.open().office(organisation: arguments.option("organisation"))
        let start = Date()
        let isDry = arguments.has("dry-run")
        switch isDry ? try file.dryRun(in: office) : try file.run(in: office) {
        case .refused(let problems):
            for problem in problems { Administration.complain(advised(problem)) }
            Administration.complain("Nothing was imported.")
            return 1
        case .done(let counts):
            try tell(counts, of: file, path: path, isDry: isDry, seconds: Date().timeIntervalSince(start))
            return 0
        }
    }

    private static func file(_ subject: ImportSubject, _ path: String, _ arguments: Arguments) throws
        -> Import
    {
        var file = Import(
            subject, named: (path as NSString).lastPathComponent, source: .file(path: path))
        file.isHistory = arguments.has("history")
        if let text = arguments.option("map") {
            let (choices, problems) = FieldMapping.Choice.list(text, for: subject)
            if let problem = problems.first { throw Misuse(sentence: problem.message) }
            file.choices = choices
        }
        if let code = arguments.option("currency") {
            guard let currency = Currency(code: code) else {
                throw Misuse(sentence: "“\(code)” is no currency code; write one like GBP.")
            }
            file.currency = currency
        }
        if let word = arguments.option("dates") {
            guard let order = DateOrder(rawValue: word) else {
                throw Misuse(sentence: "--dates is dmy (day first) or mdy (month first).")
            }
            file.dates = order
        }
        return file
    }

    /// The problem with the option that answers it.
    private static func advised(_ problem: Problem) -> String {
        switch problem.field {
        case "dates": problem.message + " Add --dates dmy or --dates mdy."
        case "file", "map", "": problem.message
        default: problem.message + " Say which with --map theirs=\(problem.field)."
        }
    }

    private static func tell(
        _ counts: ImportCounts, of file: Import, path: String, isDry: Bool, seconds: TimeInterval
    ) throws {
        print("\(file.subject.title): \(counts.summary) (\(String(format: "%.1f", seconds)) s).")
        for rejection in counts.firstRejects.prefix(10) {
            print("  line \(rejection.line): \(rejection.reason)")
        }
        if counts.rejected > 10 { print("  … and \((counts.rejected - 10).grouped) more") }
        if let bytes = counts.rejectsFile {
            let beside = ((path as NSString).deletingLastPathComponent as NSString)
                .appendingPathComponent(file.rejectsFilename)
            try Data(bytes).write(to: URL(fileURLWithPath: beside))
            print("The rejected rows are in \(beside).")
        }
        if isDry { print("This was a dry run; nothing was imported.") }
    }
}
