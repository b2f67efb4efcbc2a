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

    /// Waits for the flag, but not longer than that.
    ///
    /// - Returns: whether it is up.
    func wait(_ patience: Duration) -> Bool {
        if isUp { return true }
        let nanoseconds = max(0, patience / .nanoseconds(1))
        if signal.wait(timeout: .now() + .nanoseconds(Int(nanoseconds))) == .success { signal.signal() }
        return isUp
    }
}
