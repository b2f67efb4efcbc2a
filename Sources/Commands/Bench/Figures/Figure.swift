/// One thing that was measured, beside what this machine can do at best and what is asked of us.
struct Figure: Sendable {
    /// As on the command line, with a word after a slash where one benchmark gives several: `letter/press`.
    let name: String
    let value: Double
    let unit: String
    /// The same work done as barely as possible, measured in the same run; nil where there is nothing to compare.
    var floor: Double?
    var goals: [Goal] = []
    /// What stands beside the figure: how it was measured, or why it was not.
    var note = ""

    /// Times the floor.
    var ratio: Double? {
        guard let floor, floor > 0 else { return nil }
        return value / floor
    }

    /// Nil where nothing is asked.
    var isReached: Bool? {
        goals.isEmpty ? nil : goals.allSatisfy { $0.isReached(by: self) }
    }
}
