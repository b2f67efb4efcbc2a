/// How a piece of text looks: its face, its size in points and its colour.
package struct TextStyle: Hashable, Sendable {
    package var typeface: Typeface
    /// Points, 1/72 inch.
    package var size: Double
    package var colour: Colour

    package init(_ typeface: Typeface, size: Double, colour: Colour = .black) {
        self.typeface = typeface
        self.size = size
        self.colour = colour
    }
}
