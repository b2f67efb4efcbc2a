import Postroom

/// The relay cannot be reached: nothing leaves for a while, and then one message at a time, until one gets through to it.
///
/// Otherwise every message that is due would be tried and deferred, one after another.
struct Outage {
    private static let longest: Duration = .seconds(300)

    /// The first pause; each further one is twice as long, up to five minutes.
    private let shortest: Duration
    private let log: RunnerLog
    private let pulse: Pulse
    /// Nil while the relay can be reached, as far as anybody knows.
    private var pause: Duration?
    private var end: ContinuousClock.Instant = .now

    init(shortest: Duration, log: RunnerLog, pulse: Pulse) {
        (self.shortest, self.log, self.pulse) = (shortest, log, pulse)
    }

    var isOn: Bool { pause != nil }

    /// How long nothing at all may leave; nil where something may.
    func wait(at now: ContinuousClock.Instant) -> Duration? {
        isOn && now < end ? now.duration(to: end) : nil
    }

    /// How many of those that could leave may leave now.
    ///
    /// - Parameter underWay: how many have left and have not come back yet.
    func allowance(_ wanted: Int, underWay: Int, at now: ContinuousClock.Instant) -> Int {
        guard isOn else { return wanted }
        return wait(at: now) == nil && underWay == 0 ? min(wanted, 1) : 0
    }

    /// Hears what came back.
    mutating func hear(_ ended: [Ended], at now: ContinuousClock.Instant) {
        if ended.contains(where: { $0.reachedRelay }) {
            if isOn { log.note(.info, "the relay can be reached again") }
            if isOn { pulse.tell("") }
            pause = nil
        } else if !ended.isEmpty, wait(at: now) == nil {
            let next = pause.map { min($0 * 2, Self.longest) } ?? shortest
            (pause, end) = (next, now + next)
            let words = "the relay cannot be reached, the next try is in \(next.components.seconds) seconds"
            log.note(.error, words)
            pulse.tell("held up: \(words)")
        }
    }
}
