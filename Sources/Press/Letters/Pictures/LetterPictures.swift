/// A letter as pictures of its pages, drawn from the very same marks as its PDF.
package struct LetterPictures: Sendable {
    package let pages: [LetterPagePicture]
    /// What is wrong with the letter. Empty for a letter that may be posted.
    package let problems: [LetterProblem]
}
