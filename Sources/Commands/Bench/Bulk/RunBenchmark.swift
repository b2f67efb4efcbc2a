/// A bulk mailing to ten thousand customers: the letters alone on one core, and with their emails from end to end; then
/// one to a hundred thousand, for the memory that it takes on the way.
enum RunBenchmark: Benchmark {
    static let name = "run"

    static func measure(on ground: Ground) throws -> [Figure] {
        _ = try ground.installed("smtp-sink")
        let script = try BenchScript("run", ["10000"], on: ground)
        let (letter, customers) = (try script["run-letter"], try script["run-customers"])
        let (memory, growth) = (try script["run-memory"], try script["run-growth"])
        return [
            Figure(
                name: "\(name)/letter", value: letter.value, unit: "ms each", goals: [.atMost(1.6)],
                note: letter.rest.last ?? ""),
            Figure(
                name: "\(name)/customers", value: customers.value, unit: "customers/s", goals: [.atLeast(600)],
                note: customers.rest.last ?? ""),
            Figure(
                name: "\(name)/memory", value: memory.value, unit: "MiB at most", goals: [.atMost(60)],
                note: memory.rest.last ?? ""),
            Figure(
                name: "\(name)/growth", value: growth.value, unit: "MiB", goals: [.atMost(4)],
                note: growth.rest.last ?? ""),
        ]
    }
}
