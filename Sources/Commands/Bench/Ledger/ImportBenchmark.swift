import Foundation

/// The real open-items ledger where it is at hand, then 100,000 customers and 1,000,000 invoices that are made up.
enum ImportBenchmark: Benchmark {
    static let name = "import"

    static func measure(on ground: Ground) throws -> [Figure] {
        var figures: [Figure] = []
        let shared = ground.root.deletingLastPathComponent().appending(path: "shared/data")
        if access(shared.appending(path: "invoices.csv").path, R_OK) == 0 {
            let seconds = try take(
                accounts: shared.appending(path: "accounts.csv"), invoices: shared.appending(path: "invoices.csv"),
                on: ground)
            figures.append(Figure(name: "\(name)/real", value: seconds, unit: "s", goals: [.atMost(5)]))
        }
        let made = try LargeLedger(in: try ground.folder("ledger"))
        let seconds = try take(accounts: made.accounts, invoices: made.invoices, on: ground)
        figures.append(
            Figure(
                name: name, value: Double(LargeLedger.rows) / seconds, unit: "rows/s", goals: [.atLeast(40_000)],
                note: "\(LargeLedger.rows) rows in \(seconds.short) s"))
        return figures
    }

    /// Takes both files into a new office, as somebody would who types the commands.
    ///
    /// - Returns: seconds.
    private static func take(accounts: URL, invoices: URL, on ground: Ground) throws -> Double {
        let data = try ground.folder("import-\(UUID().uuidString)")
        let program = ground.program("postroom")
        func tell(_ words: String...) throws {
            try Child.output(of: [program] + words, environment: ["POSTROOM_DATA": data.path])
        }
        try tell("migrate")
        try tell("add-organisation", "bench", "Bench", "--currency", "USD")
        let start = ContinuousClock.now
        try tell("import", "accounts", accounts.path, "--dates", "dmy")
        try tell("import", "invoices", invoices.path, "--dates", "dmy")
        return (ContinuousClock.now - start) / .seconds(1)
    }
}
