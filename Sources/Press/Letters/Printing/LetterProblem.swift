/// Something about a letter that would make a printing house refuse it or a reader stumble.
package struct LetterProblem: Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    package let page: Int
    package let message: String

    package var description: String { "Page \(page): \(message)" }
}
