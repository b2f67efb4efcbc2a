/// A table as it stands in a letter. Every value arrives as the words to be printed.
package struct LetterTable: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable {
        case left, centre, right
    }

    package struct Column: Hashable, Sendable {
        package let heading: LetterText
        package let alignment: Alignment

        package init(_ heading: LetterText, _ alignment: Alignment = .left) {
            self.heading = heading
            self.alignment = alignment
        }
    }

    package var columns: [Column]
    /// As many cells as there are columns; missing ones are left empty.
    package var rows: [[LetterText]]
    /// Rows in bold at the end, which never stand on a page without rows above them.
    package var totals: [[LetterText]]

    package init(columns: [Column], rows: [[LetterText]], totals: [[LetterText]] = []) {
        self.columns = columns
        self.rows = rows
        self.totals = totals
    }
}
