import Configuration
import Foundation
import Glibc
import Memory
import Postroom
import Runner

// postroom-runner, the back room: sends what lies in the trays, and keeps the house in order meanwhile.

Heap.share(4, pieces: 100)
let footprint = Footprint.ofStart()

// Only the watching thread below hears these two.
var signals = sigset_t()
sigemptyset(&signals)
sigaddset(&signals, SIGTERM)
sigaddset(&signals, SIGINT)
pthread_sigmask(SIG_BLOCK, &signals, nil)
signal(SIGPIPE, SIG_IGN)

do {
    let configuration = try Configuration.read()
    let log = RunnerLog(from: RunnerLog.Level(configuration.logLevel), write: say)
    var setup = try configuration.backRoom()
    setup.settle = { [footprint] in footprint.letGo() }
    let room = BackRoom(setup, clock: .system, log: log)
    Thread.detachNewThread { [signals] in
        var (heard, number) = (signals, Int32(0))
        while sigwait(&heard, &number) != 0 {}
        room.stop()
    }
    try room.work()
} catch {
    say("error runner: \(error)")
    exit(1)
}

/// One whole line in one write, so that the lines of several threads stay apart.
@Sendable func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}
