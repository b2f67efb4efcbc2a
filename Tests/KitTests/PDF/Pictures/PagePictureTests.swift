import Testing

@testable import PDF

/// Pages drawn as pictures.
@Suite struct `A picture of a page` {
    private let typesetter = Typesetter(language: "en-GB")

    @Test func `makes one path of a line, and another where its font, size or colour changes`() {
        var picture = PagePicture(width: 200, height: 100, title: "A page")
        picture.draw(typesetter.line("no on", plain), x: 10.5, y: 40)
        #expect(picture.finish().matches(of: /<path\s/).count == 1)
        #expect(
            picture.finish().contains(
                "<path fill=\"#000000\" transform=\"translate(10.5 40)scale(0.03)\" d=\"M0 0m"))
        picture.draw(typesetter.line("no", plain), x: 10.5, y: 60)
        var red = plain
        red.colour = Colour(0xB02A30)
        picture.draw(typesetter.line("on", red), x: 60, y: 60)
        #expect(picture.finish().matches(of: /<path\s/).count == 3)
    }

    @Test func `puts each glyph where the line has it`() throws {
        var picture = PagePicture(width: 200, height: 100, title: "")
        let line = typesetter.line("nnn", plain)
        picture.draw(line, x: 10, y: 20)
        let run = try #require(line.pieces.first?.shaped.runs.first)
        let advance = Double(run.glyphs[0].advance) * Double(PictureRow.unitsPerEm) / 1000
        let places = picture.finish().matches(of: /M(\d+) 0m/).compactMap { Double($0.output.1) }
        #expect(places.count == 3)
        for (index, place) in places.enumerated() { #expect(abs(place - Double(index) * advance) <= 1) }
    }

    @Test(arguments: ["Inter", "DejaVu Sans", "Noto Sans CJK SC"])
    func `follows outlines of every kind`(family: String) throws {
        let line = typesetter.line("B", TextStyle(Typeface(families: family), size: 12))
        let run = try #require(line.pieces.first?.shaped.runs.first)
        let outline = String(decoding: run.font.outline(of: run.glyphs[0].number), as: UTF8.self)
        #expect(outline.matches(of: /m/).count == 3, "the letter and its two counters")
        #expect(outline.matches(of: /z/).count == 3)
        #expect(outline.contains(run.font.outlines == .trueType ? "q" : "c"))
    }

    @Test func `draws rules and shapes in their colours`() {
        var picture = PagePicture(width: 200, height: 100, title: "")
        picture.fill(Rectangle(x: 10, y: 20.25, width: 30, height: 0.5), Colour(0xD3D7D5))
        let square = VectorPath(
            [.move(x: 0, y: 0), .line(x: 1, y: 0.5), .curve(x1: 0, y1: 0, x2: 1, y2: 1, x: 0, y: 1), .close],
            colour: Colour(0x0C5A55))
        picture.draw([square], in: Rectangle(x: 10, y: 20, width: 8, height: 4))
        let svg = picture.finish()
        #expect(svg.contains("<rect x=\"10\" y=\"20.25\" width=\"30\" height=\"0.5\" fill=\"#d3d7d5\"/>"))
        #expect(svg.contains("<path fill-rule=\"evenodd\" fill=\"#0c5a55\" d=\"M10 20L18 22C10 20 18 24 10 24Z\"/>"))
    }

    @Test func `writes paths as short as can be`() {
        var path = PathWriter()
        path.move(10, 20)
        path.line(30, 20)
        path.line(30, -5)
        path.line(40, -1)
        path.line(40, -1)
        path.curve(41, -2, 50, 7)
        path.close()
        path.move(0, 0)
        path.line(1, 1)
        path.close()
        #expect(String(decoding: path.bytes, as: UTF8.self) == "m10 20h20v-25l10 4q1-1 10 8zm-10-20 1 1z")
    }

    @Test func `leaves out what XML cannot hold`() {
        let svg = PagePicture(width: 1, height: 1, title: "a\u{1}\n<b>&\"\u{FFFF}é").finish()
        #expect(svg.contains("<title>a &lt;b&gt;&amp;&quot;é</title>"))
    }
}
