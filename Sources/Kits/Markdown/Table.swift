/// Columns of text under a heading row.
package struct Table: Sendable, Equatable {
    package enum Alignment: Sendable, Equatable {
        case none, left, centre, right
    }

    package typealias Cell = [Inline]

    /// One for each column.
    package let alignments: [Alignment]
    /// As many cells as columns, and so in each row.
    package let header: [Cell]
    package let rows: [[Cell]]

    package init(alignments: [Alignment], header: [Cell], rows: [[Cell]]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }
}
