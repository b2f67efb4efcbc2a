import Foundation

extension Child {
    /// Processor time of the process and those it started that are still there, in seconds.
    var cpuSeconds: Double {
        get throws { try Self.family(of: id).reduce(0) { try $0 + Self.cpuSeconds(of: $1) } }
    }

    /// Memory that it holds, in MiB.
    var residentMiB: Double {
        get throws { try Self.residentMiB(of: id) }
    }

    static func residentMiB(of id: Int32) throws -> Double {
        let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Double($0) })
        else { preconditionFailure("the kernel tells the resident size of a process that runs") }
        return kilobytes / 1_024
    }

    private static func family(of id: Int32) throws -> [Int32] {
        let children = try String(contentsOfFile: "/proc/\(id)/task/\(id)/children", encoding: .utf8)
        return try [id] + children.split(separator: " ").compactMap { Int32($0) }.flatMap { try family(of: $0) }
    }

    /// From the scheduler, which counts nanoseconds where the usual file counts hundredths of a second.
    private static func cpuSeconds(of id: Int32) throws -> Double {
        let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task")
        return try tasks.reduce(0) { sum, task in
            let words = try String(contentsOfFile: "/proc/\(id)/task/\(task)/schedstat", encoding: .utf8)
            return sum + (words.split(separator: " ").first.flatMap { Double($0) } ?? 0) / 1e9
        }
    }
}
