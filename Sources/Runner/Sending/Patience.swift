import Postroom

/// Keeps trying where the database is held by somebody else or the disk is full: nothing is lost, and nothing more is
/// sent, until it can be written down.
struct Patience {
    private static let shortest: Duration = .milliseconds(100)
    private static let longest: Duration = .seconds(2)

    private let log: RunnerLog
    private let pulse: Pulse
    /// How long to wait before the next try; nil where the last one went well.
    private(set) var pause: Duration?
    private var nextWord: ContinuousClock.Instant = .now

    init(log: RunnerLog, pulse: Pulse) {
        (self.log, self.pulse) = (log, pulse)
    }

    /// Does it, or says why not yet.
    ///
    /// - Throws: what waiting does not cure.
    mutating func of(_ work: () throws -> Void) throws {
        do {
            try work()
            if pause != nil { log.note(.info, "the ledger can be written again") }
            if pause != nil { pulse.tell("") }
            pause = nil
        } catch {
            guard let trouble = Trouble(error) else { throw error }
            let words = trouble == .busy ? "another process holds the database" : "there is no room on the disk"
            if pause == nil || .now >= nextWord {
                log.note(.error, "nothing is sent until the ledger can be written: \(words)")
                nextWord = .now + .seconds(60)
            }
            pulse.tell("held up: \(words)")
            pause = min((pause ?? Self.shortest / 2) * 2, Self.longest)
        }
    }
}
