/// Quick emails while a run of 10,000 letters is going out through a relay that takes 200 a second.
enum UrgentBenchmark: Benchmark {
    static let name = "urgent"

    static func measure(on ground: Ground) throws -> [Figure] {
        _ = try ground.installed("smtp-sink")
        let script = try BenchScript("urgent", [], on: ground)
        let (most, nearlyAll) = (try script["urgent-p95"], try script["urgent-p99"])
        return [
            Figure(
                name: "\(name)/p95", value: most.value, unit: "s", goals: [.atMost(10)], note: most.rest.last ?? ""),
            Figure(
                name: "\(name)/p99", value: nearlyAll.value, unit: "s", goals: [.atMost(2)],
                note: nearlyAll.rest.last ?? ""),
        ]
    }
}
