/// A text turned into glyphs once, to be drawn at any size as often as needed.
final class ShapedText {
    let text: String
    let runs: [GlyphRun]
    /// Thousandths of the type size.
    let width: Double
    /// Characters for which no installed font has a shape.
    let missing: [Unicode.Scalar]

    init(text: String, runs: [GlyphRun], missing: [Unicode.Scalar]) {
        self.text = text
        self.runs = runs
        self.missing = missing
        width = runs.reduce(0) { sum, run in run.glyphs.reduce(sum) { $0 + Double($1.advance) } }
    }
}
