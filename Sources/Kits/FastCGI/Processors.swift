import Foundation

/// The processors that this process may run on.
package enum Processors {
    /// How many; at least one. A process may have been given fewer than the machine has.
    package static func count() throws -> Int {
        // A line of hexadecimal digits, one bit for each processor: see proc(5).
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") } ?? ""
        let bits = line.split(separator: ":").last?.compactMap(\.hexDigitValue) ?? []
        return max(1, bits.reduce(0) { $0 + $1.nonzeroBitCount })
    }
}
