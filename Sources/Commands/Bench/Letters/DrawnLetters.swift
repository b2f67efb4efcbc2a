/// What a process that drew letters said of itself.
struct DrawnLetters {
    let milliseconds: Double
    let kilobytes: Double
    let earlyMiB: Double
    let lateMiB: Double

    /// Draws on one core.
    init(_ drawing: Drawing, count: Int, on ground: Ground) throws {
        let words = try Child.output(
            of: [ground.program("postroom-bench"), "--draw", drawing.rawValue, String(count)], core: 0)
        let numbers = words.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        precondition(numbers.count == 4, "drawing prints four numbers: \(words)")
        (milliseconds, kilobytes, earlyMiB, lateMiB) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }
}
