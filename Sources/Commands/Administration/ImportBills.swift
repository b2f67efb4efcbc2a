import Foundation
import Postroom
import Press

/// Takes in the bills of a folder.
enum ImportBills: Subcommand {
    static let name = "import-bills"
    static let usage = "import-bills FOLDER [--organisation CODE]"
    static let sentence =
        "Takes in every PDF of a folder as the bill of the invoice in its name, or in a CSV list beside it."
    static let options = ["organisation"]

    static func run(_ arguments: inout Arguments) throws -> Int32 {
        let path = try arguments.take("FOLDER")
        try arguments.end()
        let files = try files(in: path)
        let office = try Workplace.open().office(organisation: arguments.option("organisation"))
        var index = BillIndex.none
        for list in files where list.pathExtension.lowercased() == "csv" {
            switch try BillIndex.read([UInt8](try Data(contentsOf: list))) {
            case .read(let list): index = index.joined(with: list)
            case .refused(let problem): throw Refusal("\(list.lastPathComponent): \(problem.message)")
            }
        }
        let bills = files.filter { $0.pathExtension.lowercased() == "pdf" }
        guard !bills.isEmpty else { throw Refusal("There is no PDF in \(path).") }
        let intake = try BillIntake.begin(.command, in: office)
        var counts: [BillIntake.Outcome: Int] = [:]
        for file in bills {
            let name = file.lastPathComponent
            let taken = try intake.take(
                unchecked: [UInt8](try Data(contentsOf: file)), named: name, for: index.invoice(of: name), in: office)
            counts[taken.outcome, default: 0] += 1
            if taken.outcome == .refused { print("  \(name): \(taken.reason)") }
        }
        func count(_ outcome: BillIntake.Outcome) -> String { "\((counts[outcome] ?? 0).grouped) \(outcome.rawValue)" }
        print("Bills: \(count(.added)), \(count(.replaced)), \(count(.unchanged)), \(count(.refused)).")
        return 0
    }

    private static func files(in path: String) throws -> [URL] {
        do {
            return try FileManager.default.contentsOfDirectory(
                at: URL(fileURLWithPath: path), includingPropertiesForKeys: nil, options: .skipsHiddenFiles
            ).sorted { $0.lastPathComponent < $1.lastPathComponent }
        } catch {
            throw Refusal("\(path) is no folder that can be read.")
        }
    }
}
