import Foundation

/// Sixteen browsers that ask without a pause, from the other core: wrk with the script in `bin/bench.d`.
struct Visitors {
    /// What they saw.
    struct Visit {
        let requests: Double
        let seconds: Double
        let medianMilliseconds: Double
        let p99Milliseconds: Double
        /// Bytes of a reply, headers and all.
        let bytesEach: Double

        var perSecond: Double { requests / seconds }
    }

    static let connections = 16
    private let program: String
    private let script: String
    private let addresses: URL

    /// - Parameters:
    ///   - addresses: what they ask for, by chance, each with its slash in front.
    ///   - cookie: the session that they show; empty for none.
    ///   - expected: words that every page must hold.
    init(asking addresses: [String], cookie: String, expecting expected: String, on ground: Ground) throws {
        program = try ground.installed("wrk")
        script = ground.root.appending(path: "bin/bench.d/visitors.lua").path
        self.addresses = ground.scratch.appending(path: "addresses-\(UUID().uuidString)")
        try ([cookie, expected] + addresses).joined(separator: "\n").write(
            to: self.addresses, atomically: true, encoding: .utf8)
    }

    /// - Throws: where one reply was not the page that was asked for: then nothing was measured.
    func call(at door: FrontDoor, seconds: Int) throws -> Visit {
        let words = try Child.output(
            of: [
                program, "--threads", "1", "--connections", String(Self.connections), "--duration", "\(seconds)s",
                "--timeout", "10s", "--script", script, "http://127.0.0.1:\(door.port)/", "--", addresses.path,
            ], core: 1)
        guard let line = words.split(separator: "\n").last(where: { $0.hasPrefix("figures ") }) else {
            throw Wrong(words: words)
        }
        let numbers = line.split(separator: " ").dropFirst().compactMap { Double($0) }
        precondition(numbers.count == 6, "the script prints six numbers: \(line)")
        guard numbers[0] > 0, numbers[5] == 0 else { throw Wrong(words: words) }
        return Visit(
            requests: numbers[0], seconds: numbers[1], medianMilliseconds: numbers[2], p99Milliseconds: numbers[3],
            bytesEach: numbers[4] / numbers[0])
    }

    struct Wrong: Error, CustomStringConvertible {
        let words: String

        var description: String { "some replies were not the page that was asked for: \(words)" }
    }
}
