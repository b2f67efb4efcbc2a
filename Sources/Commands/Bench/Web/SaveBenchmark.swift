/// From pressing Save to the letter standing on the page, in a real browser.
enum SaveBenchmark: Benchmark {
    static let name = "save"

    static func measure(on ground: Ground) throws -> [Figure] {
        let shown = try BenchScript("save", [], on: ground)["save-p95"]
        return [
            Figure(
                name: "\(name)/p95", value: shown.value, unit: "ms", goals: [.atMost(150)],
                note: shown.rest.last ?? "")
        ]
    }
}
