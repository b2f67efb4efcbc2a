/// One line of text, measured and ready to be drawn.
package struct TextLine {
    struct Piece {
        let shaped: ShapedText
        let style: TextStyle
        /// Points from the start of the line.
        let x: Double
    }

    var pieces: [Piece] = []
    /// Points.
    package internal(set) var width: Double = 0
    /// The line reads from right to left, so its natural place is at the right.
    package internal(set) var isRightToLeft = false

    init() {}

    mutating func append(_ shaped: ShapedText, _ style: TextStyle) {
        pieces.append(Piece(shaped: shaped, style: style, x: width))
        width += shaped.width * style.size / 1000
    }

    /// The characters of the line that no installed font can draw.
    package var missingCharacters: [Unicode.Scalar] {
        pieces.flatMap(\.shaped.missing)
    }
}
