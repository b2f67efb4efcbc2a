/// One page as a picture: the same lines, rules and shapes as in a PDF, drawn into an SVG from the upper left corner.
///
/// Each shape is defined once and placed wherever it stands, so that the picture needs no font, no script, no style
/// and nothing from outside. Names inside it begin with the picture's mark; pictures with different
/// marks can stand in one HTML page.
package struct PagePicture {
    /// What is drawn, in its order.
    private enum Part {
        case row(Int)
        case ready([UInt8])
    }

    private let mark: String
    private let width: Double
    private let height: Double
    private let title: String
    private var parts: [Part] = []
    private var rows: [PictureRow] = []
    private var book = ShapeBook()

    /// - Parameters:
    ///   - mark: small letters.
    ///   - title: says what the picture shows, for those who cannot see it.
    package init(width: Double, height: Double, mark: String, title: String) {
        precondition(!mark.isEmpty && mark.utf8.allSatisfy { (0x61...0x7A).contains($0) }, "marks are small letters")
        (self.width, self.height, self.mark, self.title) = (width, height, mark, title)
    }

    /// Draws one line of text with its baseline at `y`.
    package mutating func draw(_ line: TextLine, x: Double, y: Double) {
        for piece in line.pieces {
            let scale = piece.size / 1000
            var place = x + piece.x
            for run in piece.shaped.runs {
                for glyph in run.glyphs {
                    if let shape = book.shape(of: glyph.number, in: run.font) {
                        let row = row(for: piece, x: place, y: y)
                        let across = (place - rows[row].x) / scale + Double(glyph.x)
                        rows[row].places.append(
                            PictureRow.Place(shape: shape, x: Int(across.rounded()), y: -Int(glyph.y.rounded())))
                    }
                    place += Double(glyph.advance) * scale
                }
            }
        }
    }

    /// Fills a rectangle; a thin one is a rule.
    package mutating func fill(_ box: Rectangle, _ colour: Colour) {
        var bytes: [UInt8] = []
        bytes.write("<rect")
        for (name, number) in [("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height)] {
            bytes.writeAttribute(name) { $0.write(number) }
        }
        bytes.writeAttribute("fill") { $0.write(colour) }
        bytes.write("/>\n")
        parts.append(.ready(bytes))
    }

    /// Draws a shape stretched over `box`.
    package mutating func draw(_ shapes: [VectorPath], in box: Rectangle) {
        for shape in shapes {
            var bytes: [UInt8] = []
            bytes.write("<path fill-rule=\"evenodd\"")
            bytes.writeAttribute("fill") { $0.write(shape.colour) }
            bytes.writeAttribute("d") { $0.write(shape.steps, in: box) }
            bytes.write("/>\n")
            parts.append(.ready(bytes))
        }
    }

    /// The whole picture.
    package func finish() -> String {
        var book = book
        var rows = rows
        book.pair(&rows)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(65_536)
        bytes.write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        bytes.write(width)
        bytes.write(" ")
        bytes.write(height)
        bytes.write("\" role=\"img\" aria-label=\"")
        bytes.writeEscaped(title)
        bytes.write("\"><title>")
        bytes.writeEscaped(title)
        bytes.write("</title>\n<defs>\n")
        for (number, shape) in book.shapes.enumerated() { write(shape, number: number, to: &bytes) }
        bytes.write("</defs>\n<rect")
        bytes.writeAttribute("width") { $0.write(width) }
        bytes.writeAttribute("height") { $0.write(height) }
        bytes.write(" fill=\"#fff\"/>\n")
        for part in parts {
            switch part {
            case .row(let row): write(rows[row], to: &bytes)
            case .ready(let ready): bytes.append(contentsOf: ready)
            }
        }
        bytes.write("</svg>\n")
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The row that a piece of text goes on with, or a new one.
    private mutating func row(for piece: TextLine.Piece, x: Double, y: Double) -> Int {
        if case .row(let last)? = parts.last, rows[last].takes(piece, y: y) { return last }
        rows.append(PictureRow(size: piece.size, colour: piece.colour, x: x, y: y))
        parts.append(.row(rows.count - 1))
        return rows.count - 1
    }

    private func write(_ shape: ShapeBook.Shape, number: Int, to bytes: inout [UInt8]) {
        bytes.write(shape.isOutline ? "<path id=\"" : "<g id=\"")
        bytes.write(mark)
        bytes.writeCount(number)
        switch shape {
        case .outline(let outline):
            bytes.write("\" d=\"")
            bytes.append(contentsOf: outline)
            bytes.write("\"/>\n")
        case .pair(let first, let second, let apart):
            bytes.write("\">")
            write(PictureRow.Place(shape: first, x: 0, y: 0), to: &bytes)
            write(PictureRow.Place(shape: second, x: apart, y: 0), to: &bytes)
            bytes.write("</g>\n")
        }
    }

    private func write(_ row: PictureRow, to bytes: inout [UInt8]) {
        bytes.write("<g")
        bytes.writeAttribute("fill") { $0.write(row.colour) }
        bytes.writeAttribute("transform") { value in
            value.write("translate(")
            value.writeThousandths(Int((row.x * 1000).rounded()))
            value.write(" ")
            value.writeThousandths(Int((row.y * 1000).rounded()))
            value.write(")scale(")
            value.writeMillionths(Int((row.size * 1000).rounded()))
            value.write(")")
        }
        bytes.write(">")
        for place in row.places { write(place, to: &bytes) }
        bytes.write("</g>\n")
    }

    private func write(_ place: PictureRow.Place, to bytes: inout [UInt8]) {
        bytes.write("<use href=\"#")
        bytes.write(mark)
        bytes.writeCount(place.shape)
        bytes.write("\"")
        if place.x != 0 { bytes.writeAttribute("x") { $0.write(place.x) } }
        if place.y != 0 { bytes.writeAttribute("y") { $0.write(place.y) } }
        bytes.write("/>")
    }
}

extension ShapeBook.Shape {
    fileprivate var isOutline: Bool {
        if case .outline = self { return true }
        return false
    }
}
