/// Whether an organisation's final notices reckon with interest and compensation.
package enum LateInterest: String, CaseIterable, Sendable {
    case off, mention, charge

    package var title: String {
        switch self {
        case .off: "Left out"
        case .mention: "Mentioned in a sentence"
        case .charge: "Worked out and claimed"
        }
    }
}
