import Dispatch
import Synchronization

/// Wakes the hands of the mill, and sends them home.
final class MillBell: Sendable {
    private let isClosed = Atomic(false)
    private let hands: [DispatchSemaphore]

    init(hands: Int) {
        self.hands = (0..<hands).map { _ in DispatchSemaphore(value: 0) }
    }

    var count: Int { hands.count }
    var isOver: Bool { isClosed.load(ordering: .acquiring) }

    /// There may be something to do.
    func ring() {
        for hand in hands { hand.signal() }
    }

    func close() {
        isClosed.store(true, ordering: .releasing)
        ring()
    }

    /// Waits until somebody rings, but not longer than that. Several rings are heard as one.
    func wait(_ hand: Int, _ patience: Duration) {
        let nanoseconds = Int(max(.zero, patience) / .nanoseconds(1))
        guard hands[hand].wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else { return }
        while hands[hand].wait(timeout: .now()) == .success {}
    }
}
