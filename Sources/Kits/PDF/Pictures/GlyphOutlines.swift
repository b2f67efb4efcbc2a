import CPango

/// The outlines of a font's glyphs, each followed once.
struct GlyphOutlines {
    static let most = 4_096

    private let tracer = GlyphTracer()
    private var known: [UInt32: [UInt8]] = [:]

    /// As `GlyphTracer` writes them.
    mutating func outline(of glyph: UInt32, in font: OpaquePointer, unitsPerEm: UInt32) -> [UInt8] {
        if let found = known[glyph] { return found }
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        let traced = tracer.outline(of: glyph, in: font, unitsPerEm: unitsPerEm)
        known[glyph] = traced
        return traced
    }
}

extension FontFile {
    /// The shape of a glyph as the steps of an SVG path, in units of a `PictureRow`. Empty for a blank.
    func outline(of glyph: UInt32) -> [UInt8] {
        glyphOutlines.outline(of: glyph, in: hbFont, unitsPerEm: hb_face_get_upem(face))
    }
}
