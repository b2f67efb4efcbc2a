/// One drawn shape of a font, with where it stands and which characters it speaks for.
/// Lengths are thousandths of the type size.
struct Glyph {
    let number: UInt32
    let advance: Float
    let x: Float
    let y: Float
    /// The characters, as UTF-8 offsets into the shaped text. Empty where an earlier glyph speaks for them.
    let textStart: Int32
    let textEnd: Int32
    /// Set where the glyph alone stands for its characters and every cut of its font already says so.
    let isPlain: Bool
    /// How many glyphs, this one first, stand for the same characters.
    let clusterLength: UInt8
}
