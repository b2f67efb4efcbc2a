import Dispatch
import Glibc
import Synchronization

/// Lets only as many threads work at once as there are processors for them, and one more wherever work takes long.
///
/// Threads that share a processor are stopped in the middle of their work so that another may begin, and then all of
/// them are late. With one turn for each processor a request is answered from its beginning to its end, and whoever
/// came first is answered first. But nobody shall wait for somebody who waits for a disk: work that goes on for longer
/// than `patience` loses its turn to the next thread and goes on beside it.
final class Turns: Sendable {
    /// One thread's work.
    final class Seat: Sendable {
        fileprivate static let idle: UInt64 = 0
        fileprivate static let withoutTurn: UInt64 = 1
        /// When the work began, in nanoseconds of the monotonic clock, or one of the two above.
        fileprivate let state = Atomic(Seat.idle)
    }

    private let free = DispatchSemaphore(value: 0)
    private let patience: UInt64
    private let seats = Mutex<[Seat]>([])
    private let isWatchAsleep = Atomic(false)
    private let alarm = DispatchSemaphore(value: 0)
    private let isOver = Atomic(false)

    /// - Parameters:
    ///   - count: how many may work at once.
    ///   - patience: nanoseconds for which a turn may last while others wait.
    init(_ count: Int, patience: UInt64) {
        precondition(count > 0, "somebody must be let in")
        self.patience = patience
        for _ in 0..<count { free.signal() }
    }

    /// Waits for a turn, and keeps it until `leave`: between two pieces of work it stays with whoever has all at hand.
    func enter() -> Seat {
        free.wait()
        let seat = Seat()
        seats.withLock { $0.append(seat) }
        return seat
    }

    func leave(_ seat: Seat) {
        seats.withLock { $0.removeAll { $0 === seat } }
        free.signal()
    }

    /// Does a piece of work; waits for another turn where that one was lost over it.
    func work(in seat: Seat, _ piece: () throws -> Void) rethrows {
        seat.state.store(Self.now, ordering: .sequentiallyConsistent)
        if isWatchAsleep.load(ordering: .sequentiallyConsistent) { wakeWatch() }
        defer {
            if seat.state.exchange(Seat.idle, ordering: .sequentiallyConsistent) == Seat.withoutTurn { free.wait() }
        }
        try piece()
    }

    // MARK: The watch

    /// Takes turns away from those who work for too long, on a thread of its own, until `end`. It sleeps while nobody
    /// works.
    func watch() {
        while !isOver.load(ordering: .sequentiallyConsistent) {
            isWatchAsleep.store(true, ordering: .sequentiallyConsistent)
            if isAnybodyWorking() { wakeWatch() }
            alarm.wait()
            repeat {
                _ = alarm.wait(timeout: .now() + .nanoseconds(Int(patience)))
            } while passOn() && !isOver.load(ordering: .sequentiallyConsistent)
        }
    }

    /// Ends `watch`.
    func end() {
        isOver.store(true, ordering: .sequentiallyConsistent)
        alarm.signal()
    }

    private func wakeWatch() {
        if isWatchAsleep.exchange(false, ordering: .sequentiallyConsistent) { alarm.signal() }
    }

    private func isAnybodyWorking() -> Bool {
        seats.withLock { $0.contains { $0.state.load(ordering: .sequentiallyConsistent) > Seat.withoutTurn } }
    }

    /// Lets one more in for each that has worked too long; false where nobody works in a turn.
    private func passOn() -> Bool {
        let now = Self.now
        var isWorking = false
        for seat in seats.withLock({ $0 }) {
            let began = seat.state.load(ordering: .sequentiallyConsistent)
            guard began > Seat.withoutTurn else { continue }
            isWorking = true
            guard now > began, now - began > patience else { continue }
            let taken = seat.state.compareExchange(
                expected: began, desired: Seat.withoutTurn, ordering: .sequentiallyConsistent)
            if taken.exchanged { free.signal() }
        }
        return isWorking
    }

    private static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
