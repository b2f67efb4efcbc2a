/// One letter, warm, on one core: the whole path from frozen content to PDF, and the press alone.
///
/// Floor and figure take turns and the best round of each counts, since others may be at work on this machine.
enum LetterBenchmark: Benchmark {
    static let name = "letter"
    private static let rounds = 5
    private static let count = 300

    static func measure(on ground: Ground) throws -> [Figure] {
        let floor = try LetterFloor(on: ground)
        var (bare, whole, press) = (Double.infinity, Double.infinity, Double.infinity)
        var size = 0.0
        for _ in 0..<rounds {
            bare = min(bare, try floor.milliseconds(count: count))
            let drawn = try DrawnLetters(.whole, count: count, on: ground)
            (whole, size) = (min(whole, drawn.milliseconds), drawn.kilobytes)
            press = min(press, try DrawnLetters(.press, count: count, on: ground).milliseconds)
        }
        return [
            Figure(name: name, value: whole, unit: "ms", floor: bare, goals: [.atMostTimesFloor(1.2), .atMost(4)]),
            Figure(name: "\(name)/press", value: press, unit: "ms", floor: bare),
            Figure(name: "\(name)/size", value: size, unit: "KiB", goals: [.atMost(32)]),
        ]
    }
}
