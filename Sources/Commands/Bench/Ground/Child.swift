import Foundation

/// A process of ours, ended by its id when the measuring is done.
final class Child {
    private let process = Process()
    var id: Int32 { process.processIdentifier }

    /// - Parameters:
    ///   - core: the one processor that it may use.
    ///   - log: takes what it prints and complains about; nil throws that away.
    init(
        _ command: [String], core: Int? = nil, in folder: URL? = nil, environment: [String: String] = [:],
        log: URL? = nil
    ) throws {
        let pinned = core.map { ["taskset", "-c", String($0)] } ?? []
        // Nothing goes on running when this process is killed.
        let bound = ["setpriv", "--pdeathsig", "TERM"]
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = bound + pinned + command
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = folder }
        let output: FileHandle
        if let log {
            try Data().write(to: log)
            output = try FileHandle(forWritingTo: log)
        } else {
            output = .nullDevice
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
    }

    deinit { stop() }

    var isRunning: Bool { process.isRunning }

    /// Waits for it to end by itself.
    func wait() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Asks it to end, and ends it after ten seconds.
    func stop() {
        guard process.isRunning else { return }
        kill(id, SIGTERM)
        for _ in 0..<1_000 where process.isRunning { usleep(10_000) }
        if process.isRunning { kill(id, SIGKILL) }
        process.waitUntilExit()
    }

    /// Runs a command to its end.
    ///
    /// - Returns: what it printed.
    /// - Throws: `Failed` with its complaint where its status is not 0.
    @discardableResult
    static func output(
        of command: [String], core: Int? = nil, in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> String {
        let log = FileManager.default.temporaryDirectory.appending(path: "postroom-bench-\(UUID().uuidString)")
        defer { unlink(log.path) }
        let child = try Child(command, core: core, in: folder, environment: environment, log: log)
        let status = child.wait()
        let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        guard status == 0 else { throw Failed(command: command[0], status: status, words: text) }
        return text
    }

    struct Failed: Error, CustomStringConvertible {
        let command: String
        let status: Int32
        let words: String

        var description: String { "\(command) ended with status \(status): \(words.suffix(2_000))" }
    }
}
