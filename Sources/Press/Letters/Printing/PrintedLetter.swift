/// A letter as it will leave the house.
package struct PrintedLetter: Sendable {
    package let bytes: [UInt8]
    package let pageCount: Int
    /// What is wrong with the letter. Empty for a letter that may be posted.
    package let problems: [LetterProblem]
}
