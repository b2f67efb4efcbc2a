import Dispatch
import Synchronization

/// A sign between threads that can be raised once, and waited for.
final class Flag: Sendable {
    private let isRaised = Atomic(false)
    private let signal = DispatchSemaphore(value: 0)

    var isUp: Bool { isRaised.load(ordering: .acquiring) }

    func raise() {
        isRaised.store(true, ordering: .releasing)
        signal.signal()
    }

    /// Ends a wait early and raises nothing. Several nudges are one.
    func nudge() { signal.signal() }

    /// Waits for the flag, but not longer than that.
    ///
    /// - Returns: whether it is up.
    func wait(_ patience: Duration) -> Bool {
        if isUp { return true }
        let nanoseconds = max(0, patience / .nanoseconds(1))
        _ = signal.wait(timeout: .now() + .nanoseconds(Int(nanoseconds)))
        while !isUp, signal.wait(timeout: .now()) == .success {}
        if isUp { signal.signal() }
        return isUp
    }
}
