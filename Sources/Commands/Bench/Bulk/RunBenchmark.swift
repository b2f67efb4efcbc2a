/// A bulk mailing to ten thousand customers: the letters alone on one core, and with their emails from end to end.
enum RunBenchmark: Benchmark {
    static let name = "run"

    static func measure(on ground: Ground) throws -> [Figure] {
        _ = try ground.installed("smtp-sink")
        let script = try BenchScript("run", ["10000"], on: ground)
        let (letter, customers, memory) =
            (try script["run-letter"], try script["run-customers"], try script["run-memory"])
        let early = memory.rest.last.flatMap { Double($0) } ?? memory.value
        return [
            Figure(
                name: "\(name)/letter", value: letter.value, unit: "ms each", goals: [.atMost(1.6)],
                note: letter.rest.last ?? ""),
            Figure(
                name: "\(name)/customers", value: customers.value, unit: "customers/s", goals: [.atLeast(600)],
                note: customers.rest.last ?? ""),
            Figure(name: "\(name)/memory", value: memory.value, unit: "MiB at most", goals: [.atMost(60)]),
            Figure(
                name: "\(name)/growth", value: memory.value - early, unit: "MiB since letter 1,000", goals: [.atMost(4)]
            ),
        ]
    }
}
