import Foundation
import Testing

@Suite(.serialized) struct `A runner killed hard` {
    /// The small edition of what `bin/bench` does with 2,000 messages and 100 kills.
    @Test func `again and again in the middle of a send loses nothing and sends nothing twice`() throws {
        try addsUp("kill", ["--messages", "300", "--kills", "10"])
    }

    @Test func `in the middle of an order to email letters loses none of them and sends none twice`() throws {
        try addsUp("order-kills", ["--letters", "200", "--kills", "8"])
    }

    /// Runs one of the scripts that kill and then add up.
    private func addsUp(_ script: String, _ arguments: [String]) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let runner = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("postroom-runner")
        let process = Process()
        process.executableURL = root.appendingPathComponent("bin/bench.d/\(script)")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["POSTROOM_RUNNER": runner.path]) { $1 }
        let complaints = Pipe()
        process.standardError = complaints
        try process.run()
        let said = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
    }
}
