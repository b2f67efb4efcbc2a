/// Shapes of one size and colour on one line of a picture. Its unit is a thousandth of the type size.
struct PictureRow {
    struct Place {
        /// The number of the shape.
        var shape: Int
        var x: Int
        var y: Int
    }

    let size: Double
    let colour: Colour
    /// Points, where the first text of the row begins.
    let x: Double
    let y: Double
    var places: [Place] = []

    func takes(_ piece: TextLine.Piece, y: Double) -> Bool {
        piece.size == size && piece.colour == colour && y == self.y
    }
}
