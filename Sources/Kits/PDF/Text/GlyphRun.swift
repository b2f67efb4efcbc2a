/// Glyphs of one font in the order in which they are drawn, left to right.
struct GlyphRun {
    let font: FontFile
    let glyphs: [Glyph]
    var isRightToLeft = false
}
