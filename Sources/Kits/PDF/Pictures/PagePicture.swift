/// One page as a picture: the same lines, rules and shapes as in a PDF, drawn into an SVG from the upper left corner.
///
/// Each glyph is defined once, as its outline, and placed wherever it stands, so that the picture needs no font, no
/// script, no style and nothing from outside. Names inside it begin with the picture's mark; pictures with different
/// marks can stand in one HTML page.
package struct PagePicture {
    private struct Shape: Hashable {
        let font: ObjectIdentifier
        let glyph: UInt32
    }

    private let mark: String
    private let width: Double
    private let height: Double
    private let title: String
    private var body: [UInt8] = []
    private var outlines: [UInt8] = []
    /// The name of each shape; empty for a blank.
    private var names: [Shape: [UInt8]] = [:]
    private var named = 0

    /// - Parameters:
    ///   - mark: small letters.
    ///   - title: says what the picture shows, for those who cannot see it.
    package init(width: Double, height: Double, mark: String, title: String) {
        precondition(!mark.isEmpty && mark.utf8.allSatisfy { (0x61...0x7A).contains($0) }, "marks are small letters")
        (self.width, self.height, self.mark, self.title) = (width, height, mark, title)
        body.reserveCapacity(65_536)
        outlines.reserveCapacity(32_768)
    }

    /// Draws one line of text with its baseline at `y`.
    package mutating func draw(_ line: TextLine, x: Double, y: Double) {
        var pen = Pen()
        for piece in line.pieces {
            let scale = piece.size / 1000
            var place = x + piece.x
            for run in piece.shaped.runs {
                if !pen.writes(piece) {
                    end(&pen)
                    pen = Pen(size: piece.size, colour: piece.colour, x: place, y: y)
                }
                for glyph in run.glyphs {
                    if let name = name(of: glyph.number, in: run.font) {
                        begin(&pen)
                        let across = (place - pen.x) / scale + Double(glyph.x)
                        show(name, x: Int(across.rounded()), y: -Int(glyph.y.rounded()))
                    }
                    place += Double(glyph.advance) * scale
                }
            }
        }
        end(&pen)
    }

    /// Fills a rectangle; a thin one is a rule.
    package mutating func fill(_ box: Rectangle, _ colour: Colour) {
        body.write("<rect")
        for (name, number) in [("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height)] {
            body.writeAttribute(name) { $0.write(number) }
        }
        body.writeAttribute("fill") { $0.write(colour) }
        body.write("/>\n")
    }

    /// Draws a shape stretched over `box`.
    package mutating func draw(_ shapes: [VectorPath], in box: Rectangle) {
        for shape in shapes {
            body.write("<path fill-rule=\"evenodd\"")
            body.writeAttribute("fill") { $0.write(shape.colour) }
            body.writeAttribute("d") { $0.write(shape.steps, in: box) }
            body.write("/>\n")
        }
    }

    /// The whole picture.
    package func finish() -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count + outlines.count + 600)
        bytes.write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        bytes.write(width)
        bytes.write(" ")
        bytes.write(height)
        bytes.write("\" role=\"img\" aria-label=\"")
        bytes.writeEscaped(title)
        bytes.write("\"><title>")
        bytes.writeEscaped(title)
        bytes.write("</title>\n<defs>\n")
        bytes.append(contentsOf: outlines)
        bytes.write("</defs>\n<rect width=\"")
        bytes.write(width)
        bytes.write("\" height=\"")
        bytes.write(height)
        bytes.write("\" fill=\"#fff\"/>\n")
        bytes.append(contentsOf: body)
        bytes.write("</svg>\n")
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Sees to it that the shape is defined. `nil` for a blank.
    private mutating func name(of glyph: UInt32, in font: FontFile) -> [UInt8]? {
        let shape = Shape(font: ObjectIdentifier(font), glyph: glyph)
        if let known = names[shape] { return known.isEmpty ? nil : known }
        let outline = font.outline(of: glyph)
        guard !outline.isEmpty else {
            names[shape] = []
            return nil
        }
        var name: [UInt8] = []
        name.write(mark)
        name.writeCount(named)
        named += 1
        names[shape] = name
        outlines.write("<path id=\"")
        outlines.append(contentsOf: name)
        outlines.write("\" d=\"")
        outlines.append(contentsOf: outline)
        outlines.write("\"/>\n")
        return name
    }

    private mutating func show(_ name: [UInt8], x: Int, y: Int) {
        body.write("<use href=\"#")
        body.append(contentsOf: name)
        body.write("\"")
        if x != 0 { body.writeAttribute("x") { $0.write(x) } }
        if y != 0 { body.writeAttribute("y") { $0.write(y) } }
        body.write("/>")
    }

    /// Opens the group in which glyphs of one size and colour stand; its unit is a thousandth of the type size.
    private mutating func begin(_ pen: inout Pen) {
        guard !pen.isOpen else { return }
        pen.isOpen = true
        body.write("<g")
        body.writeAttribute("fill") { $0.write(pen.colour) }
        body.writeAttribute("transform") { value in
            value.write("translate(")
            value.writeThousandths(Int((pen.x * 1000).rounded()))
            value.write(" ")
            value.writeThousandths(Int((pen.y * 1000).rounded()))
            value.write(")scale(")
            value.writeMillionths(Int((pen.size * 1000).rounded()))
            value.write(")")
        }
        body.write(">")
    }

    private mutating func end(_ pen: inout Pen) {
        guard pen.isOpen else { return }
        pen.isOpen = false
        body.write("</g>\n")
    }
}

/// Where a group of glyphs begins and what they have in common.
private struct Pen {
    var size = 0.0
    var colour = Colour.black
    /// Points.
    var x = 0.0
    var y = 0.0
    var isOpen = false

    func writes(_ piece: TextLine.Piece) -> Bool {
        piece.size == size && piece.colour == colour
    }
}
