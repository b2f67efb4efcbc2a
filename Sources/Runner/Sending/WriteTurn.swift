import Dispatch
import Synchronization

/// Who of this process may write the database now. Whoever waits is called in turn, the desk before the others: those
/// who wait at SQLite's own lock sleep, wake too late, and are overtaken.
final class WriteTurn: Sendable {
    private struct State {
        var isTaken = false
        var urgent: [DispatchSemaphore] = []
        var others: [DispatchSemaphore] = []
    }

    private let state = Mutex(State())

    /// Does it when nobody else of this process writes.
    func take<Value>(isUrgent: Bool = false, _ work: () throws -> Value) rethrows -> Value {
        wait(isUrgent: isUrgent)
        defer { pass() }
        return try work()
    }

    private func wait(isUrgent: Bool) {
        let call: DispatchSemaphore? = state.withLock { state in
            guard state.isTaken else {
                state.isTaken = true
                return nil
            }
            let call = DispatchSemaphore(value: 0)
            if isUrgent { state.urgent.append(call) } else { state.others.append(call) }
            return call
        }
        call?.wait()
    }

    /// The turn goes straight to the next who waits.
    private func pass() {
        let next: DispatchSemaphore? = state.withLock { state in
            if !state.urgent.isEmpty { return state.urgent.removeFirst() }
            if !state.others.isEmpty { return state.others.removeFirst() }
            state.isTaken = false
            return nil
        }
        next?.signal()
    }
}
