import Foundation

/// One of the scripts in `bin/bench.d` that measure whole programs; they print a line for each figure.
struct BenchScript {
    /// A figure as the script prints it; the last column means what the script says it means.
    struct Line {
        let name: String
        let value: Double
        let rest: [String]
    }

    let lines: [Line]

    init(_ name: String, _ arguments: [String], on ground: Ground) throws {
        let script = ground.root.appending(path: "bin/bench.d/\(name)").path
        guard access(script, X_OK) == 0 else { throw Skipped("bin/bench.d/\(name) is not there") }
        let words = try Child.output(
            of: [script] + arguments, in: ground.root,
            environment: ["PATH": Self.searchPath(ground)])
        lines = words.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count >= 3, let value = Double(cells[1]) else { return nil }
            return Line(name: cells[0], value: value, rest: Array(cells.dropFirst(2)))
        }
    }

    subscript(name: String) -> Line {
        get throws {
            guard let line = lines.first(where: { $0.name == name }) else {
                throw Skipped("there was no word of \(name)")
            }
            return line
        }
    }

    /// The interpreter that the tests use, then as usual; postfix keeps its smtp-sink and smtp-source where only the
    /// administrator looks.
    private static func searchPath(_ ground: Ground) -> String {
        let usual = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return "\(ground.root.path)/.venv/bin:\(usual):/usr/local/sbin:/usr/sbin:/sbin"
    }
}
