import Foundation

/// One call of `bin/bench`: which benchmarks, and how their figures are printed.
struct Run {
    private static let all: [any Benchmark.Type] = [
        LetterBenchmark.self, BulkLetterBenchmark.self, CustomerPageBenchmark.self, CustomerListBenchmark.self,
        WebMemoryBenchmark.self, EmailBenchmark.self, ImportBenchmark.self, KillBenchmark.self,
        SaveBenchmark.self, SelectionBenchmark.self, GrowthBenchmark.self, UrgentBenchmark.self,
        BouncesBenchmark.self, RunBenchmark.self, BulkKillBenchmark.self,
    ]

    private let chosen: [any Benchmark.Type]
    private let report: Report

    init(_ arguments: [String]) throws {
        let names = arguments.filter { $0 != "--json" }
        for name in names where !Self.all.contains(where: { $0.name == name }) { throw Unknown(name: name) }
        chosen = names.isEmpty ? Self.all : names.flatMap { name in Self.all.filter { $0.name == name } }
        report = Report(form: arguments.contains("--json") ? .json : .table)
    }

    func start() throws {
        let ground = try Ground(root: URL(filePath: FileManager.default.currentDirectoryPath))
        report.begin()
        for benchmark in chosen {
            do {
                for figure in try benchmark.measure(on: ground) { report.add(figure) }
            } catch let skipped as Skipped {
                report.skip(benchmark.name, because: skipped.reason)
            }
        }
        try ground.clear()
    }

    struct Unknown: Error, CustomStringConvertible {
        let name: String

        var description: String {
            "there is no benchmark called “\(name)”. There are: \(Run.all.map { $0.name }.joined(separator: ", "))."
        }
    }
}
