/// Whether the back room is at work: when the runner last said so.
package struct RunnerHealth: Sendable, Equatable {
    /// Seconds without a sign after which the runner counts as missing.
    package static let patience = 60

    /// `nil`: no runner has ever been seen.
    package let startedAt: Moment?
    package let seenAt: Moment?
    /// When this was looked at.
    package let lookedAt: Moment
    /// What holds it up, in its own words; empty for nothing.
    package var note = ""

    /// Seconds since the last sign; `nil` where there never was one.
    package var silence: Int? { seenAt.map { max(0, lookedAt - $0) } }
    package var isWell: Bool { silence.map { $0 <= Self.patience } ?? false }

    /// What a person should know, in a sentence.
    package var sentence: String {
        guard let silence else { return "The runner has not been seen yet. Nothing is sent until it is started." }
        guard silence > Self.patience else { return "The runner is at work." }
        return "The runner has not been seen for \(Self.words(for: silence)). Nothing is sent until it is back."
    }

    /// Such as `3 minutes`, rounded down.
    private static func words(for seconds: Int) -> String {
        let (number, unit) =
            switch seconds {
            case ..<120: (seconds, "second")
            case ..<7_200: (seconds / 60, "minute")
            case ..<172_800: (seconds / 3_600, "hour")
            default: (seconds / 86_400, "day")
            }
        return number.counting(unit)
    }
}
