/// Quick emails while 10,000 emails of a run lie in the tray for a relay that takes 200 a second; and while the runner
/// makes and emails the letters of a bulk mailing as fast as it can.
enum UrgentBenchmark: Benchmark {
    static let name = "urgent"

    static func measure(on ground: Ground) throws -> [Figure] {
        _ = try ground.installed("smtp-sink")
        let script = try BenchScript("urgent", [], on: ground)
        return try [("urgent", ""), ("urgent-mailing", "mailing-")].flatMap { line, prefix in
            let (most, nearlyAll) = (try script["\(line)-p95"], try script["\(line)-p99"])
            return [
                Figure(
                    name: "\(name)/\(prefix)p95", value: most.value, unit: "s", goals: [.atMost(10)],
                    note: most.rest.last ?? ""),
                Figure(
                    name: "\(name)/\(prefix)p99", value: nearlyAll.value, unit: "s", goals: [.atMost(2)],
                    note: nearlyAll.rest.last ?? ""),
            ]
        }
    }
}
