/// Picks customers by what they were sent: which types, all or any of them, and how many days ago.
package struct CorrespondenceFilter: Hashable, Sendable, Codable {
    package enum Mode: String, CaseIterable, Sendable, Codable {
        case allOf = "all"
        case anyOf = "any"

        package var title: String { self == .allOf ? "All of" : "Any of" }
    }

    /// None: the filter is off.
    package var types: Set<ID<CorrespondenceType>> = []
    package var mode = Mode.anyOf
    /// Sent so many days ago or earlier; `nil`: no limit.
    package var atLeast: Int?
    /// Sent in the last so many days, today among them; `nil`: no limit.
    package var noMoreThan: Int?

    package static let mostDays = 3_650

    package init() {}

    package var isOff: Bool { types.isEmpty }

    /// The days on which it must have been sent; `nil` at an end that is open. A letter sent just `atLeast` days ago
    /// counts, one sent just `noMoreThan` days ago does not: so a week later, "at least 7" and "not in the last 7"
    /// mean the same customers.
    package func days(on today: Day) -> (first: Day?, last: Day?) {
        (noMoreThan.map { today - $0 + 1 }, atLeast.map { today - $0 })
    }
}
