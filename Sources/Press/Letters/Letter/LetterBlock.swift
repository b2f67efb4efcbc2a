/// One block of a letter's body.
package indirect enum LetterBlock: Hashable, Sendable {
    case heading(LetterText)
    case paragraph(LetterText)
    case bulletList([[LetterBlock]])
    case orderedList(first: Int, items: [[LetterBlock]])
    case table(LetterTable)
    case ageing(AgeingChart)
    /// A thin line across the text.
    case rule
}
