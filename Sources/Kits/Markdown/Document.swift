/// A text as its author structured it. Never changed after it was read.
package struct Document: Sendable, Equatable {
    package let blocks: [Block]

    package init(blocks: [Block]) {
        self.blocks = blocks
    }

    /// Reads CommonMark with tables. There is no wrong Markdown: what is no markup is text, and so is HTML.
    /// A picture becomes its description.
    ///
    /// - Source: CommonMark 0.29 and the tables of GitHub Flavored Markdown.
    package init(markdown: String, lineEnds: LineEnds = .spaces) {
        blocks = Parser.parse(markdown) { root in Reader(depth: 0, lineEnds: lineEnds).blocks(in: root) }
    }

    /// What the end of a line within a paragraph is.
    package enum LineEnds: Sendable {
        /// A space, as CommonMark has it.
        case spaces
        /// A new line, as people expect who know nothing of Markdown.
        case breaks
    }
}
