/// A piece of work that is measured under one name.
protocol Benchmark: Sendable {
    static var name: String { get }

    /// - Throws: `Skipped` where this machine or this checkout lacks what it takes.
    static func measure(on ground: Ground) throws -> [Figure]
}

/// Why a benchmark was not run: a sentence without its full stop.
struct Skipped: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
