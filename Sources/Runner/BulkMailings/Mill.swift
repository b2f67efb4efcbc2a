import Foundation
import Glibc
import Postroom
import Press

/// The mill: makes the letters of bulk mailings, a batch to a transaction, on a few threads of its own.
///
/// Whoever is killed anywhere leaves whole batches behind and nothing else: what was being made is made again, under the
/// same numbers, and what was written down is not.
struct Mill: Sendable {
    /// So many letters to a transaction: it costs little more than one letter's, and nobody waits long for it.
    package static let batch = 25
    /// How often an idle mill looks by itself.
    private static let look: Duration = .seconds(5)
    /// The first batches of a hand meet nearly every kind of thing there is; what is rare adds up over a long run.
    private static func settles(after batches: Int) -> Bool { batches == 1 || batches % 50 == 4 }
    private static let pauses: (shortest: Duration, longest: Duration) = (.milliseconds(200), .seconds(5))

    let file: String
    let site: String
    let clock: Clock
    let log: RunnerLog
    let hatch: Hatch
    let turn: WriteTurn
    let bell: MillBell
    /// What only the beginning needed can be let go of.
    let settle: @Sendable () -> Void
    private let board: MillBoard
    private let home = DispatchGroup()

    init(
        file: String, site: String, clock: Clock, log: RunnerLog, hatch: Hatch, turn: WriteTurn, bell: MillBell,
        settle: @escaping @Sendable () -> Void = {}, batch: Int = Mill.batch
    ) {
        (self.file, self.site, self.clock, self.log) = (file, site, clock, log)
        (self.hatch, self.turn, self.bell, self.settle) = (hatch, turn, bell, settle)
        board = MillBoard(batch: batch)
    }

    func start() {
        for hand in 0..<bell.count {
            home.enter()
            Thread.detachNewThread { [self] in
                // People at their desks and emails that are waited for come first.
                _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
                work(hand)
                home.leave()
            }
        }
    }

    /// Waits until what the hands have begun is written down, a while at most.
    func stop() {
        bell.close()
        _ = home.wait(timeout: .now() + .seconds(5))
    }

    // MARK: One hand

    /// What a hand keeps while there is work, and lets go of when there is none.
    private struct Tools {
        let office: Office
        let press = Press()
        var batches = 0
    }

    private func work(_ hand: Int) {
        var tools: Tools?
        var pause: Duration?
        while !bell.isOver {
            do {
                let isBusy = try step(hand, &tools)
                if pause != nil { hatch.pulse.tell("") }
                pause = nil
                if isBusy { continue }
                if tools != nil {
                    tools = nil
                    settle()
                }
                bell.wait(hand, hand == 0 ? Self.look : Self.look * 12)
            } catch {
                let next = min((pause ?? Self.pauses.shortest / 2) * 2, Self.pauses.longest)
                if pause == nil || next < Self.pauses.longest { tell(error) }
                pause = next
                tools = nil
                bell.wait(hand, next)
            }
        }
    }

    private func tell(_ error: any Error) {
        log.note(.error, "bulk mailings have to wait: \(Trouble.words(for: error))")
        let words = Trouble(error)?.words ?? "the database cannot be written"
        hatch.pulse.tell("held up: bulk mailings have to wait: \(words)")
    }

    /// - Returns: whether there was something to do.
    private func step(_ hand: Int, _ tools: inout Tools?) throws -> Bool {
        let office = try tools?.office ?? BulkRun.open(at: file, clock: clock)
        guard let job = try board.next(in: office) else { return false }
        defer { board.giveBack(job) }
        if tools == nil {
            tools = Tools(office: office)
            // There may be enough for others.
            if hand == 0 { bell.ring() }
        }
        guard let press = tools?.press else { preconditionFailure("just taken up") }
        switch job {
        case .letters(let run, let tasks):
            try make(tasks, of: run, with: press, in: run.office(in: office))
            tools?.batches += 1
            if let batches = tools?.batches, Self.settles(after: batches) { settle() }
            return true
        case .sweep(let run): return try turn.take { try run.sweep(in: run.office(in: office)) }
        case .explain(let run): return try turn.take { try run.explain(in: run.office(in: office)) }
        }
    }

    private func make(_ tasks: [BulkTask], of run: BulkRun, with press: Press, in office: Office) throws {
        let results = try LetterMaker(run: run, press: press, site: site, office: office).make(tasks)
        do {
            try record(results, of: run, in: office)
        } catch  where Trouble.isRefusal(error) {
            // One of them is to blame: each alone then.
            for result in results {
                do {
                    try record([result], of: run, in: office)
                } catch  where Trouble.isRefusal(error) {
                    log.note(.error, "bulk mailing \(run.id.number), letter \(result.task.position): \(error)")
                    let failed = BulkResult(result.task, .failed("This letter could not be stored."))
                    try record([failed], of: run, in: office)
                }
            }
        }
        if run.action == .createAndEmail { hatch.ring() }
    }

    private func record(_ results: [BulkResult], of run: BulkRun, in office: Office) throws {
        let seconds = board.seconds(of: run.id)
        _ = try turn.take { try run.record(results, seconds: seconds, in: office) }
    }
}
