import CFastCGI
import Glibc

/// The desk at which requests arrive: a Unix socket and the threads that answer on it.
///
///     let listener = try Listener(path: socketPath)
///     try listener.stop(on: [SIGTERM, SIGINT])
///     try listener.serve(threads: 4, turns: 2) { let office = try Office(…); return { request in … } }
package struct Listener: Sendable {
    private let socket: ListeningSocket

    /// Opens the socket with mode 0660, in the place of one that a killed process left behind.
    ///
    /// Opening the first listener makes the process ignore SIGPIPE: a browser that goes away must not end it.
    /// - Parameters:
    ///   - backlog: connections that may wait while every thread is busy.
    ///   - patience: seconds for which a peer may leave one read or write waiting before it is given up.
    package init(path: String, backlog: Int = 512, patience: Int = 30) throws(ListenerError) {
        guard Self.library == 0 else { throw .refused(call: "FCGX_Init", errno: Self.library) }
        socket = try ListeningSocket(path: path, backlog: Int32(backlog), patience: patience)
    }

    /// Answers requests until `stop` is called, then finishes what is in flight or queued and takes the socket away.
    ///
    /// - Parameters:
    ///   - threads: how many requests may be in hand at once.
    ///   - turns: how many of them are worked on at once as long as none takes long: the number of processors.
    ///   - longTurn: nanoseconds after which a request is no longer counted among them.
    ///   - stack: bytes for each thread.
    ///   - makeHandler: runs once on each thread; what it makes (an open database, say) never leaves that thread.
    /// - Throws: what `makeHandler` threw on any thread; all others were stopped then.
    package func serve(
        threads: Int, turns: Int, longTurn: UInt64 = 20_000_000, stack: Int = 2 << 20,
        makeHandler: @escaping @Sendable () throws -> (Request) -> Reply
    ) throws {
        let switchboard = try Switchboard(socket: socket)
        let turns = Turns(turns, patience: longTurn)
        let watch = Crew(size: 1, stack: 256 << 10) { turns.watch() }
        let crew = Crew(size: threads, stack: stack) { [socket] in
            do {
                try Worker(switchboard: switchboard, turns: turns, handler: makeHandler()).work()
            } catch {
                socket.stop()
                throw error
            }
        }
        let outcome = Result { try crew.join() }
        turns.end()
        try watch.join()
        switchboard.hangUp()
        socket.remove()
        try outcome.get()
    }

    /// Ends `serve` gracefully; may be called from any thread, and more than once.
    package func stop() {
        socket.stop()
    }

    /// Ends `serve` when one of the signals arrives.
    ///
    /// Call it on the main thread before any other thread is started: those must inherit that the signals are held
    /// back, so that only the thread waiting for them hears one.
    package func stop(on signals: [Int32]) {
        var awaited = sigset_t()
        sigemptyset(&awaited)
        for signal in signals { sigaddset(&awaited, signal) }
        pthread_sigmask(SIG_BLOCK, &awaited, nil)
        let set = awaited
        Crew(size: 1, stack: 256 << 10) { [socket] in
            var set = set
            var arrived: Int32 = 0
            sigwait(&set, &arrived)
            socket.stop()
        }.detach()
    }

    /// libfcgi's own start, which must happen once in a process and before its first request.
    private static let library: Int32 = {
        signal(SIGPIPE, SIG_IGN)
        return FCGX_Init()
    }()
}
