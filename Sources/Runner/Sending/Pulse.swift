import Synchronization

/// When the desk last looked at the hatch, and what holds it up.
final class Pulse: Sendable {
    private let state = Mutex<(at: ContinuousClock.Instant, trouble: String)>((.now, ""))

    func beat() {
        state.withLock { $0.at = .now }
    }

    /// Says what holds the desk up; empty for nothing.
    func tell(_ trouble: String) {
        state.withLock { $0.trouble = trouble }
    }

    /// Time since the last beat.
    var age: Duration { state.withLock { $0.at.duration(to: .now) } }
    var trouble: String { state.withLock { $0.trouble } }
}
