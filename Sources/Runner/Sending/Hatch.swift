import Dispatch
import Postroom
import Synchronization

/// The hatch between the desk and the senders: outcomes go in, parcels come out.
///
/// Also where others knock: the doorbell, and whoever wants the back room closed.
final class Hatch: Sendable {
    /// What lies at the hatch when the desk looks.
    struct Gathered {
        /// Senders that want a parcel.
        var asking: [Int] = []
        var ended: [Ended] = []
        /// Somebody put something into the tray.
        var isRung = false
        var isClosing = false

        fileprivate func isEnough(for crowd: Int) -> Bool { asking.count >= crowd || isRung || isClosing }
    }

    private struct State {
        var gathered = Gathered()
        /// Somebody knocked, and the desk has not heard it yet.
        var isSignalled = false
        /// How many senders must be asking before the desk is woken for their sake.
        var crowd = 1
        var handed: [Parcel?]
        var failure: (any Error)?
    }

    /// When the desk last looked, for the housekeeper to tell whether it is alive.
    let pulse = Pulse()
    private let state: Mutex<State>
    private let knock = DispatchSemaphore(value: 0)
    private let answers: [DispatchSemaphore]

    init(senders: Int) {
        state = Mutex(State(handed: Array(repeating: nil, count: senders)))
        answers = (0..<senders).map { _ in DispatchSemaphore(value: 0) }
    }

    // MARK: The senders' side

    /// Hands in how the last parcel ended and waits for the next.
    ///
    /// - Parameter whenIdle: called once where there is nothing to do for a while.
    /// - Returns: nil when work is over.
    func next(_ sender: Int, after ended: Ended?, whenIdle: () -> Void) -> Parcel? {
        tell { gathered in
            gathered.asking.append(sender)
            if let ended { gathered.ended.append(ended) }
        }
        if answers[sender].wait(timeout: .now() + .seconds(10)) == .timedOut {
            whenIdle()
            answers[sender].wait()
        }
        return state.withLock { state in
            defer { state.handed[sender] = nil }
            return state.handed[sender]
        }
    }

    /// A sender could not begin its work: then nobody works.
    func fail(_ error: any Error, sender: Int) {
        state.withLock { $0.failure = $0.failure ?? error }
        tell { gathered in
            gathered.asking.append(sender)
            gathered.isClosing = true
        }
    }

    var failure: (any Error)? { state.withLock { $0.failure } }

    // MARK: Others

    func ring() {
        tell { $0.isRung = true }
    }

    func close() {
        tell { $0.isClosing = true }
    }

    private func tell(_ change: (inout Gathered) -> Void) {
        let isWanted = state.withLock { state in
            change(&state.gathered)
            guard !state.isSignalled, state.gathered.isEnough(for: state.crowd) else { return false }
            state.isSignalled = true
            return true
        }
        if isWanted { knock.signal() }
    }

    // MARK: The desk's side

    /// Waits until somebody knocks or the time is over, and takes what lies there.
    ///
    /// - Parameter crowd: so many senders together save work: for them a first one waits a moment.
    func gather(within patience: Duration, crowd: Int = 1) -> Gathered {
        if patience > .zero {
            wait(for: 1, within: patience)
            if crowd > 1 { wait(for: crowd, within: min(patience, Self.moment)) }
        }
        pulse.beat()
        return state.withLock { state in
            defer { state.gathered = Gathered(isClosing: state.gathered.isClosing) }
            return state.gathered
        }
    }

    /// How long a sender may stand at the hatch before its word is taken, so that others can join it.
    private static let moment: Duration = .milliseconds(3)

    private func wait(for crowd: Int, within patience: Duration) {
        let isThere = state.withLock { state in
            state.crowd = crowd
            return !state.isSignalled && state.gathered.isEnough(for: crowd)
        }
        guard !isThere else { return }
        let end = DispatchTime.now() + .nanoseconds(Int(patience / .nanoseconds(1)))
        if knock.wait(timeout: end) == .success { state.withLock { $0.isSignalled = false } }
    }

    /// Answers a sender; nil sends it home.
    func hand(_ parcel: Parcel?, to sender: Int) {
        state.withLock { $0.handed[sender] = parcel }
        answers[sender].signal()
    }
}
