/// Drawing glyphs. The pen of a PDF moves by the width each glyph has in its font; where typesetting wants a
/// glyph elsewhere (kerning, marks), the difference is written between the glyphs.
extension PageContent {
    /// Differences smaller than this, in thousandths of the type size, nobody sees; they are let run up until they
    /// reach it.
    private static let leastShift = 4

    /// Draws one line with its baseline at `y`.
    mutating func show(_ line: TextLine, x: Double, y: Double, fonts: inout FontsInUse) {
        bytes.write("BT\n")
        var pen = Pen()
        for piece in line.pieces {
            let scale = piece.size / 1000
            var place = x + piece.x
            for run in piece.shaped.runs {
                let font = fonts.number(of: run.font)
                if !pen.writes(font, piece) {
                    close(&pen)
                    setColour(piece.colour)
                    setFont(font, size: piece.size)
                    moveText(x: place, y: y, isFirst: pen.font < 0)
                    pen = Pen(font: font, size: piece.size, colour: piece.colour, origin: place)
                }
                show(run, of: piece.shaped, at: (place - pen.origin) / scale, pen: &pen, fonts: fonts)
                place += run.glyphs.reduce(0) { $0 + Double($1.advance) } * scale
            }
        }
        close(&pen)
        bytes.write("ET\n")
    }

    /// Draws a run that begins `start` thousandths of the type size right of where the text was moved to.
    private mutating func show(
        _ run: GlyphRun, of shaped: ShapedText, at start: Double, pen: inout Pen, fonts: FontsInUse
    ) {
        let used = fonts.list[pen.font]
        var place = start
        var index = 0
        while index < run.glyphs.count {
            let glyph = run.glyphs[index]
            if glyph.isPlain {
                show(glyph, at: place, file: run.font, pen: &pen)
                place += Double(glyph.advance)
                index += 1
                continue
            }
            let cluster = run.glyphs[index..<min(index + Int(glyph.clusterLength), run.glyphs.count)]
            show(cluster, of: shaped, in: run, at: place, pen: &pen, used: used)
            place += cluster.reduce(0) { $0 + Double($1.advance) }
            index += cluster.count
        }
    }

    /// Draws glyphs that together stand for some characters, and sees to it that the characters can be got back.
    private mutating func show(
        _ cluster: ArraySlice<Glyph>, of shaped: ShapedText, in run: GlyphRun, at start: Double, pen: inout Pen,
        used: UsedFont
    ) {
        guard let first = cluster.first else { return }
        let end = max(first.textStart, first.textEnd)
        let characters = shaped.text.utf8Slice(Int(first.textStart)..<Int(end)).unicodeScalars
        if cluster.count == 1, run.isRightToLeft, characters.count > 1, let last = characters.last {
            let others = characters.dropLast().reversed().map { (scalar: $0, glyph: run.font.glyph(of: $0)) }
            if others.allSatisfy({ $0.glyph != nil }), used.note(first.number, for: String(last)) {
                show(first, at: start, file: run.font, pen: &pen)
                for case (let scalar, let glyph?) in others { whisper(glyph, for: scalar, pen: &pen, used: used) }
                return
            }
        }
        let speaksForItself = used.note(first.number, for: String(characters)) && cluster.count == 1
        for other in cluster.dropFirst() { _ = used.note(other.number, for: "\u{FFFD}") }
        if !speaksForItself { beginSpeaking(String(characters), pen: &pen) }
        var place = start
        for glyph in cluster {
            show(glyph, at: place, file: run.font, pen: &pen)
            place += Double(glyph.advance)
        }
        if !speaksForItself { endSpeaking(&pen) }
    }

    /// Writes a glyph that nobody sees, as narrow as can be.
    ///
    /// Readers turn right-to-left text round glyph by glyph, and some of them leave the characters of a ligature as
    /// they stand. So a ligature speaks for its last character only, and the ones before it follow unseen.
    private mutating func whisper(_ glyph: UInt32, for scalar: Unicode.Scalar, pen: inout Pen, used: UsedFont) {
        _ = used.note(glyph, for: String(scalar))
        closeArray(&pen)
        bytes.write("3 Tr 1 Tz <")
        let start = bytes.count
        bytes.writeHex(UInt16(truncatingIfNeeded: glyph))
        noteCodes(from: start, font: pen.font)
        bytes.write("> Tj 100 Tz 0 Tr\n")
        pen.place += (used.file.width(of: glyph) + 50) / 100
    }

    private mutating func show(_ glyph: Glyph, at place: Double, file: FontFile, pen: inout Pen) {
        let rise = Double(glyph.y)
        if rise != pen.rise {
            close(&pen)
            bytes.write(rise * pen.size / 1000)
            bytes.write(" Ts\n")
            pen.rise = rise
        }
        let shift = Int((place + Double(glyph.x) - Double(pen.place)).rounded())
        if !pen.isOpen {
            bytes.write("[")
            pen.isOpen = true
        }
        if abs(shift) >= Self.leastShift {
            closeCodes(&pen)
            bytes.write(-shift)
            pen.place += shift
        }
        if pen.codesStart == nil {
            bytes.write("<")
            pen.codesStart = bytes.count
        }
        bytes.writeHex(UInt16(truncatingIfNeeded: glyph.number))
        pen.place += file.width(of: glyph.number)
    }

    /// Wraps glyphs that cannot speak for themselves in the characters they stand for.
    private mutating func beginSpeaking(_ characters: String, pen: inout Pen) {
        closeArray(&pen)
        bytes.write("/Span<</ActualText")
        bytes.writeText(characters)
        bytes.write(">>BDC\n")
    }

    private mutating func endSpeaking(_ pen: inout Pen) {
        closeArray(&pen)
        bytes.write("EMC\n")
    }

    private mutating func closeCodes(_ pen: inout Pen) {
        guard let start = pen.codesStart else { return }
        noteCodes(from: start, font: pen.font)
        bytes.write(">")
        pen.codesStart = nil
    }

    private mutating func closeArray(_ pen: inout Pen) {
        closeCodes(&pen)
        guard pen.isOpen else { return }
        bytes.write("]TJ\n")
        pen.isOpen = false
    }

    private mutating func close(_ pen: inout Pen) {
        closeArray(&pen)
        guard pen.rise != 0 else { return }
        bytes.write("0 Ts\n")
        pen.rise = 0
    }
}

/// Where the next glyph would land, and what has been left open.
private struct Pen {
    var font = -1
    var size = 0.0
    var colour = Colour.black
    /// Points from the left edge of the page, where the text was last moved to.
    var origin = 0.0
    /// Thousandths of the type size from there.
    var place = 0
    var rise = 0.0
    var isOpen = false
    var codesStart: Int?

    func writes(_ font: Int, _ piece: TextLine.Piece) -> Bool {
        font == self.font && piece.size == size && piece.colour == colour
    }
}
