import Postroom
import Synchronization

/// The board of the mill: which runs have what left to do, and which hand has what of it.
///
/// Runs take turns, a batch each, so that a small one is not stuck behind a big one.
final class MillBoard: Sendable {
    /// What one hand does next.
    enum Job: Sendable {
        case letters(BulkRun, [BulkTask])
        /// Puts aside what a cancelled run had left.
        case sweep(BulkRun)
        /// Writes down why others were not picked.
        case explain(BulkRun)
    }

    private struct Run {
        /// Handed out up to this position.
        var cursor = 0
        /// In somebody's hands.
        var underWay: Set<Int> = []
        /// Somebody sweeps or explains it.
        var isBusy = false
        /// Since when its time is reckoned, and when it was last worked on.
        var since: ContinuousClock.Instant = .now
        var lastSeen: ContinuousClock.Instant = .now
    }

    private struct State {
        var runs: [ID<BulkMailing>: Run] = [:]
        var lastServed = ID<BulkMailing>(0)
    }

    private let batch: Int
    private let state = Mutex(State())

    /// - Parameter batch: so many letters go into one transaction.
    init(batch: Int) {
        self.batch = batch
    }

    /// The next job, or nil where there is none for another hand.
    func next(in office: Office) throws -> Job? {
        try state.withLock { state in
            let runs = try BulkRun.atWork(in: office)
            state.runs = state.runs.filter { id, run in
                runs.contains { $0.id == id } || !run.underWay.isEmpty || run.isBusy
            }
            if let swept = runs.first(where: { $0.state == .cancelled && !(state.runs[$0.id]?.isBusy ?? false) }) {
                state.runs[swept.id, default: Run()].isBusy = true
                return .sweep(swept)
            }
            // Whose turn it is: the first after the one that had it last.
            let running = runs.filter { $0.state == .running }
            for run in running.filter({ $0.id.number > state.lastServed.number })
                + running.filter({ $0.id.number <= state.lastServed.number })
            {
                if let tasks = try tasks(of: run, &state, in: office) {
                    state.lastServed = run.id
                    return .letters(run, tasks)
                }
            }
            guard
                let explained = runs.first(where: { run in
                    run.state == .done && !(state.runs[run.id]?.isBusy ?? false)
                })
            else { return nil }
            state.runs[explained.id, default: Run()].isBusy = true
            return .explain(explained)
        }
    }

    private func tasks(of run: BulkRun, _ state: inout State, in office: Office) throws -> [BulkTask]? {
        var entry = state.runs[run.id] ?? Run()
        // What came back undone lies before the cursor and in nobody's hands.
        var tasks = try run.tasks(after: entry.cursor, limit: batch, in: office)
        if tasks.isEmpty, entry.cursor > 0 {
            entry.cursor = 0
            tasks = try run.tasks(after: 0, limit: batch + entry.underWay.count, in: office)
                .filter { !entry.underWay.contains($0.position) }
            tasks = Array(tasks.prefix(batch))
        }
        guard let last = tasks.last else {
            if entry.underWay.isEmpty { try run.finish(in: office) }
            state.runs[run.id] = entry
            return nil
        }
        entry.cursor = max(entry.cursor, last.position)
        entry.underWay.formUnion(tasks.map(\.position))
        let now = ContinuousClock.now
        if entry.lastSeen + .seconds(1) < now { entry.since = now }
        entry.lastSeen = now
        state.runs[run.id] = entry
        return tasks
    }

    /// Whole seconds that the run was worked on and nobody has written down yet.
    func seconds(of run: ID<BulkMailing>) -> Int {
        state.withLock { state in
            guard let entry = state.runs[run] else { return 0 }
            let seconds = Int(entry.since.duration(to: .now).components.seconds)
            state.runs[run]?.since += .seconds(seconds)
            state.runs[run]?.lastSeen = .now
            return seconds
        }
    }

    /// Takes a job back from a hand, done or not.
    func giveBack(_ job: Job) {
        state.withLock { state in
            switch job {
            case .letters(let run, let tasks):
                state.runs[run.id]?.underWay.subtract(tasks.map(\.position))
            case .sweep(let run), .explain(let run):
                state.runs[run.id]?.isBusy = false
            }
        }
    }
}
