/// What a figure must reach.
enum Goal: Sendable {
    case atMost(Double)
    case atLeast(Double)
    case atMostTimesFloor(Double)

    func isReached(by figure: Figure) -> Bool {
        switch self {
        case .atMost(let limit): figure.value <= limit
        case .atLeast(let limit): figure.value >= limit
        case .atMostTimesFloor(let limit): figure.ratio.map { $0 <= limit } ?? false
        }
    }

    var text: String {
        switch self {
        case .atMost(let limit): "≤ \(limit.short)"
        case .atLeast(let limit): "≥ \(limit.short)"
        case .atMostTimesFloor(let limit): "≤ \(limit.short) × floor"
        }
    }
}
