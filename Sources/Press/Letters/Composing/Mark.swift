import PDF

/// Something to be drawn, in points: across from the left edge of the page, down from the top of its strip.
enum Mark {
    /// `tag` says what the words are, where that differs from the strip they stand in (a cell of a row).
    case text(TextLine, x: Double, baseline: Double, size: Double, tag: Tag? = nil)
    case fill(Rectangle, Colour)
    case shapes([VectorPath], Rectangle, meaning: String)
    /// A cell without words.
    case empty(Tag)

    /// The paper it covers, if any.
    var box: Rectangle? {
        switch self {
        case .text(let line, let x, let baseline, let size, _):
            line.width == 0
                ? nil : Rectangle(x: x, y: baseline - size * 0.76, width: line.width, height: size * 0.98)
        case .fill(let box, _), .shapes(_, let box, _): box
        case .empty: nil
        }
    }
}
