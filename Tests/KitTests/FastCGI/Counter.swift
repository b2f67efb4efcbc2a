import FastCGI
import Foundation
import Glibc
import Synchronization

/// A listener at work on its own threads, on a socket in a folder of its own, until the test lets go of it.
final class Counter {
    let folder: URL
    let listener: Listener
    private let finished = DispatchSemaphore(value: 0)
    private let outcome = Outcome()
    private var isClosed = false

    private final class Outcome: Sendable { let error = Mutex<(any Error)?>(nil) }

    var path: String { folder.appending(path: "web.sock").path }

    init(
        threads: Int = 2, turns: Int = 2, longTurn: UInt64 = 20_000_000, patience: Int = 30,
        makeHandler: @escaping @Sendable () throws -> (Request) -> Reply
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "counter-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        listener = try Listener(path: folder.appending(path: "web.sock").path, patience: patience)
        Thread.detachNewThread { [listener, finished, outcome] in
            do {
                try listener.serve(threads: threads, turns: turns, longTurn: longTurn, makeHandler: makeHandler)
            } catch {
                outcome.error.withLock { $0 = error }
            }
            finished.signal()
        }
    }

    deinit {
        _ = try? close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Stops the listener and waits for the end of `serve`; throws what that threw.
    func close() throws {
        listener.stop()
        try waitForEnd()
    }

    func waitForEnd() throws {
        if !isClosed { finished.wait() }
        isClosed = true
        if let error = outcome.error.withLock({ $0 }) { throw error }
    }

    /// Sends the records and returns the reply, headers and all.
    func ask(_ records: [UInt8]) throws -> String {
        let wire = try Wire(unix: path)
        wire.send(records)
        return Records.output(of: wire.receiveAll())
    }
}
