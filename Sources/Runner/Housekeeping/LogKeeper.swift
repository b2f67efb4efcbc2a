import Postroom

/// Keeps the database's write-ahead log short while much is written. Otherwise two who read by turns, a page and the
/// mill, would let it grow for as long as a mailing runs.
struct LogKeeper: Sendable {
    /// From here on it is emptied, in MiB. A mailing writes so much in a second; whoever commits would copy it from 31
    /// MiB on.
    private static let longest = 24
    private static let look: Duration = .milliseconds(100)
    /// Whoever reads is waited for, so many milliseconds for each MiB of the log: much longer than a page takes, and no
    /// longer than a clerk can wait who saves meanwhile.
    private static let patience = 4
    private static let longestPatience = 150

    private let log: WriteAheadLog
    private let turn: WriteTurn
    private let words: RunnerLog
    private let rounds = Rounds()

    init(_ file: String, turn: WriteTurn, log: RunnerLog) {
        self.log = WriteAheadLog(of: file)
        (self.turn, words) = (turn, log)
    }

    func start() { rounds.begin { work() } }
    func stop() { rounds.stop() }

    private func work() {
        var isTold = false
        var rest = Self.look
        repeat {
            do {
                rest = try round()
                isTold = false
            } catch {
                // Those who commit copy it too, only later.
                if !isTold { words.note(.warning, "the write-ahead log stays: \(Trouble.words(for: error))") }
                isTold = true
                rest = Self.look * 50
            }
        } while rounds.pause(rest)
    }

    /// - Returns: how long to rest. After one that was waited for in vain, long enough for those who write.
    func round() throws -> Duration {
        let size = log.size >> 20
        guard size >= Self.longest else { return Self.look }
        let patience = min(size * Self.patience, Self.longestPatience)
        let outcome = try log.empty(patience: patience) { work in try turn.take { try work() } }
        return outcome == .read ? .milliseconds(patience * 5) : Self.look
    }
}
