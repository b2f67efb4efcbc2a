/// One page as a picture: the same lines, rules and shapes as in a PDF, drawn into an SVG from the upper left corner.
///
/// A line of text is one path of its glyphs' outlines, so that the picture needs no font, no script, no style and
/// nothing from outside, and many pictures can stand in one HTML page.
package struct PagePicture {
    /// What is drawn, in its order.
    private enum Part {
        case row(Int)
        case ready([UInt8])
    }

    private let width: Double
    private let height: Double
    private let title: String
    private var parts: [Part] = []
    private var rows: [PictureRow] = []

    /// - Parameter title: says what the picture shows, for those who cannot see it.
    package init(width: Double, height: Double, title: String) {
        (self.width, self.height, self.title) = (width, height, title)
    }

    /// Draws one line of text with its baseline at `y`.
    package mutating func draw(_ line: TextLine, x: Double, y: Double) {
        for piece in line.pieces {
            let scale = piece.size / 1000
            var place = x + piece.x
            for run in piece.shaped.runs {
                for glyph in run.glyphs {
                    let outline = run.font.outline(of: glyph.number)
                    if !outline.isEmpty {
                        let row = row(for: piece, in: run.font, x: place, y: y)
                        rows[row].add(outline, x: place + Double(glyph.x) * scale, y: y - Double(glyph.y) * scale)
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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.reduce(16_384) { $0 + $1.path.count })
        bytes.write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        bytes.write(width)
        bytes.write(" ")
        bytes.write(height)
        bytes.write("\" role=\"img\" aria-label=\"")
        bytes.writeEscaped(title)
        bytes.write("\"><title>")
        bytes.writeEscaped(title)
        bytes.write("</title>\n<rect")
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
    private mutating func row(for piece: TextLine.Piece, in font: FontFile, x: Double, y: Double) -> Int {
        if case .row(let last)? = parts.last, rows[last].takes(piece, in: font, y: y) { return last }
        rows.append(PictureRow(font: font, size: piece.size, colour: piece.colour, x: x, y: y))
        parts.append(.row(rows.count - 1))
        return rows.count - 1
    }

    private func write(_ row: PictureRow, to bytes: inout [UInt8]) {
        bytes.write("<path")
        bytes.writeAttribute("fill") { $0.write(row.colour) }
        bytes.writeAttribute("transform") { value in
            value.write("translate(")
            value.writeThousandths(Int((row.x * 1000).rounded()))
            value.write(" ")
            value.writeThousandths(Int((row.y * 1000).rounded()))
            value.write(")scale(")
            value.writeMillionths(Int((row.size * 1_000_000 / Double(PictureRow.unitsPerEm)).rounded()))
            value.write(")")
        }
        bytes.writeAttribute("d") { $0.append(contentsOf: row.path) }
        bytes.write("/>\n")
    }
}
