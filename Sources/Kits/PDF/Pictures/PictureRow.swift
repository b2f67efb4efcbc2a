/// Glyphs of one font, size and colour on one line of a picture, as one path: a browser lays out and paints what has
/// the fewest elements soonest.
struct PictureRow {
    /// Into how many parts the type size is divided. A part of ten-point type is a fortieth of a point: finer than a
    /// screen shows at several times the size.
    static let unitsPerEm = 400

    let font: FontFile
    let size: Double
    let colour: Colour
    /// Points, where the first glyph of the row begins.
    let x: Double
    let y: Double
    /// The steps of an SVG path.
    private(set) var path: [UInt8] = []

    init(font: FontFile, size: Double, colour: Colour, x: Double, y: Double) {
        (self.font, self.size, self.colour, self.x, self.y) = (font, size, colour, x, y)
    }

    func takes(_ piece: TextLine.Piece, in font: FontFile, y: Double) -> Bool {
        font === self.font && piece.size == size && piece.colour == colour && y == self.y
    }

    /// Adds an outline whose own steps are all relative, at a point of the page.
    mutating func add(_ outline: [UInt8], x: Double, y: Double) {
        let unit = size / Double(Self.unitsPerEm)
        path.append(UInt8(ascii: "M"))
        path.write(Int(((x - self.x) / unit).rounded()))
        let down = Int(((y - self.y) / unit).rounded())
        if down >= 0 { path.append(UInt8(ascii: " ")) }
        path.write(down)
        path.append(contentsOf: outline)
    }
}
