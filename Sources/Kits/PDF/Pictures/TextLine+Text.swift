extension TextLine {
    /// The characters of the line in the order in which they are drawn.
    package var text: String {
        pieces.map(\.shaped.text).joined()
    }
}
