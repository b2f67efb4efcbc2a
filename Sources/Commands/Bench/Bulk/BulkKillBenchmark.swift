/// The runner is killed twenty times while it makes and emails ten thousand letters.
enum BulkKillBenchmark: Benchmark {
    static let name = "bulk-kills"

    static func measure(on ground: Ground) throws -> [Figure] {
        let script = try BenchScript("bulk-kills", [], on: ground)
        let (uncertain, wrong) = (try script["bulk-kills-uncertain"], try script["bulk-kills-wrong"])
        return [
            Figure(
                name: "\(name)/wrong", value: wrong.value, unit: "sums", goals: [.atMost(0)],
                note: "lost, made or sent twice, or not reconciled"),
            Figure(
                name: "\(name)/uncertain", value: uncertain.value, unit: "messages", goals: [.atMost(80)],
                note: uncertain.rest.joined(separator: ", at most ")),
        ]
    }
}
