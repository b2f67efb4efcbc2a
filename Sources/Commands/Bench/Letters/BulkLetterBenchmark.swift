/// Ten thousand letters, no two alike, in one process on one core.
enum BulkLetterBenchmark: Benchmark {
    static let name = "letters-bulk"
    private static let count = 10_000

    static func measure(on ground: Ground) throws -> [Figure] {
        let bare = try LetterFloor(on: ground).milliseconds(count: 500)
        let drawn = try DrawnLetters(.whole, count: count, on: ground)
        return [
            Figure(
                name: name, value: drawn.milliseconds, unit: "ms each", floor: bare, goals: [.atMostTimesFloor(0.5)]),
            Figure(name: "\(name)/memory", value: drawn.lateMiB, unit: "MiB at the end", goals: [.atMost(40)]),
            Figure(
                name: "\(name)/growth", value: drawn.lateMiB - drawn.earlyMiB, unit: "MiB since letter 500",
                goals: [.atMost(2)]),
        ]
    }
}
