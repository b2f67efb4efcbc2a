import Foundation

/// One kind of work on a thread of its own, round after round, until it is told to stop.
struct Rounds: Sendable {
    let isOver = Flag()
    private let isGone = Flag()

    /// - Parameter work: goes on until `isOver`, and rests with `pause`.
    func begin(_ work: @escaping @Sendable () -> Void) {
        Thread.detachNewThread { [isGone] in
            work()
            isGone.raise()
        }
    }

    /// Rests between two rounds, until somebody rings or it is over.
    ///
    /// - Returns: whether there is another round.
    func pause(_ patience: Duration) -> Bool { !isOver.wait(patience) }

    /// There may be something to do.
    func ring() { isOver.nudge() }

    /// Waits until a round that has begun is done, a while at most.
    func stop() {
        isOver.raise()
        _ = isGone.wait(.seconds(5))
    }
}
