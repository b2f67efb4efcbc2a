/// One line of text, measured and ready to be drawn.
package struct TextLine {
    struct Piece {
        let shaped: ShapedText
        let size: Double
        let colour: Colour
        /// Points from the start of the line.
        let x: Double
    }

    var pieces: [Piece] = []
    /// Points.
    package internal(set) var width: Double = 0
    /// The line reads from right to left, so its natural place is at the right.
    package internal(set) var isRightToLeft = false

    init() {}

    mutating func append(_ shaped: ShapedText, size: Double, colour: Colour) {
        pieces.append(Piece(shaped: shaped, size: size, colour: colour, x: width))
        width += shaped.width * size / 1000
    }

    /// Adds a space that is there to be copied and read aloud, not to be seen: it does not count as width.
    mutating func appendUnseen(_ space: ShapedText, size: Double, colour: Colour) {
        pieces.append(Piece(shaped: space, size: size, colour: colour, x: width))
    }

    /// The characters of the line that no installed font can draw.
    package var missingCharacters: [Unicode.Scalar] {
        pieces.flatMap(\.shaped.missing)
    }
}
