/// The runner is killed a hundred times while it sends 2,000 messages to a server that counts them.
enum KillBenchmark: Benchmark {
    static let name = "kill"

    static func measure(on ground: Ground) throws -> [Figure] {
        let script = try BenchScript("kill", [], on: ground)
        let (uncertain, wrong) = (try script["kill-uncertain"], try script["kill-wrong"])
        return [
            Figure(
                name: "\(name)/wrong", value: wrong.value, unit: "sums", goals: [.atMost(0)],
                note: "lost, sent twice, or not shown"),
            Figure(
                name: "\(name)/uncertain", value: uncertain.value, unit: "messages", goals: [.atMost(400)],
                note: uncertain.rest.joined(separator: ", at most ")),
        ]
    }
}
