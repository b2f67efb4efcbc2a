/// A font with only the glyphs a document needs, in the form in which a PDF carries it.
final class CutFont {
    /// With the six-letter tag that says it is a subset.
    let name: String
    /// Compressed.
    let program: [UInt8]
    /// Bytes of the program before compression.
    let programLength: Int
    /// The compressed table by which readers turn codes back into characters.
    let toUnicode: [UInt8]
    /// The `W` array.
    let widths: [UInt8]
    /// The code to write for each glyph of the whole font; 0 where it was cut away.
    private let codes: [UInt16]

    init(name: String, program: [UInt8], programLength: Int, toUnicode: [UInt8], widths: [UInt8], codes: [UInt16]) {
        self.name = name
        self.program = program
        self.programLength = programLength
        self.toUnicode = toUnicode
        self.widths = widths
        self.codes = codes
    }

    func code(of glyph: Int) -> UInt16 {
        codes[glyph]
    }
}
