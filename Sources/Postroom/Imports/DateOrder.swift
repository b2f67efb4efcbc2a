/// Which of two numbers is the day, in dates like 01/02/2026.
package enum DateOrder: String, Sendable, Codable {
    case dayFirst = "dmy"
    case monthFirst = "mdy"
}

/// The question that only a person can answer: a date of the file, and what it may mean.
package struct DateQuestion: Sendable, Equatable {
    package let heading: String
    /// As it stands in the file.
    package let example: String
    package let dayFirst: Day
    package let monthFirst: Day

    package var problem: Problem {
        Problem(
            field: "dates",
            "Is \(example) in “\(heading)” \(dayFirst.long) or \(monthFirst.long)? Say which, then import."
        )
    }
}
