/// How many messages a relay wants in a stretch of time: a bucket that fills at a steady rate and holds so many.
///
/// It has no clock: whoever asks says what time it is, as the time since any fixed moment.
package struct RateLimit: Sendable {
    /// What one message takes to fill up again.
    private let interval: Duration
    private let burst: Int
    /// The moment from which on the bucket is full.
    private var fullAt: Duration

    /// - Parameters:
    ///   - messages: so many in `period`; ≥ 1.
    ///   - burst: so many at once after a rest; ≥ 1.
    package init(messages: Int, per period: Duration, burst: Int = 1) {
        precondition(messages >= 1 && burst >= 1 && period > .zero, "a rate lets something through")
        interval = period / messages
        self.burst = burst
        fullAt = .zero
    }

    /// Takes leave for one message.
    /// - Returns: zero where it may go now; else how long to wait before asking again, and nothing was taken.
    package mutating func take(at now: Duration) -> Duration {
        let next = max(fullAt, now) + interval
        let wait = next - now - interval * burst
        if wait > .zero { return wait }
        fullAt = next
        return .zero
    }
}
