package import Foundation

/// Why a second message beside one that may still arrive would be one too many.
extension Message {
    /// When it is tried next: `14:48`, or with its day where that is not today.
    package func nextTry(on today: Day, in zone: TimeZone) -> String {
        dueAt.day(in: zone) == today ? dueAt.time(in: zone) : dueAt.dayAndTime(in: zone)
    }

    /// `An email of it is already waiting for pat@one.example, next try at 14:48.`
    package func whyWaiting(on today: Day, in zone: TimeZone) -> String {
        switch state {
        case .new: "An email of it to \(recipient) awaits approval."
        case .deferred:
            "An email of it is already waiting for \(recipient), next try at \(nextTry(on: today, in: zone))."
        case .uncertain: "An email of it may have reached \(recipient) already: somebody has to decide about that one."
        default: "An email of it to \(recipient) is already on its way."
        }
    }
}
