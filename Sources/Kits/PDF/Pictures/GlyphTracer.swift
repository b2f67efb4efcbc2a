import CPango

/// Follows the outline of a glyph with HarfBuzz, whichever kind of outlines its font has.
final class GlyphTracer {
    /// What HarfBuzz is told to call for each step.
    private let steps: OpaquePointer

    /// What one outline is collected in.
    private struct Pen {
        let scale: Double
        var path = PathWriter()

        func number(_ units: Float) -> Int { Int((Double(units) * scale).rounded()) }
    }

    init() {
        guard let steps = hb_draw_funcs_create() else {
            preconditionFailure("HarfBuzz makes a set of functions or an empty one")
        }
        self.steps = steps
        hb_draw_funcs_set_move_to_func(
            steps, { _, pen, _, x, y, _ in GlyphTracer.draw(pen) { $0.path.move($0.number(x), -$0.number(y)) } }, nil,
            nil)
        hb_draw_funcs_set_line_to_func(
            steps, { _, pen, _, x, y, _ in GlyphTracer.draw(pen) { $0.path.line($0.number(x), -$0.number(y)) } }, nil,
            nil)
        hb_draw_funcs_set_quadratic_to_func(
            steps,
            { _, pen, _, x1, y1, x, y, _ in
                GlyphTracer.draw(pen) {
                    $0.path.curve($0.number(x1), -$0.number(y1), $0.number(x), -$0.number(y))
                }
            }, nil, nil)
        hb_draw_funcs_set_cubic_to_func(
            steps,
            { _, pen, _, x1, y1, x2, y2, x, y, _ in
                GlyphTracer.draw(pen) {
                    $0.path.curve(
                        $0.number(x1), -$0.number(y1), $0.number(x2), -$0.number(y2), $0.number(x), -$0.number(y))
                }
            }, nil, nil)
        hb_draw_funcs_set_close_path_func(
            steps, { _, pen, _, _ in GlyphTracer.draw(pen) { $0.path.close() } }, nil, nil)
    }

    deinit {
        hb_draw_funcs_destroy(steps)
    }

    /// The outline as the steps of an SVG path, in units of a `PictureRow`, y downwards. Empty for a blank.
    func outline(of glyph: UInt32, in font: OpaquePointer, unitsPerEm: UInt32) -> [UInt8] {
        var pen = Pen(scale: Double(PictureRow.unitsPerEm) / Double(unitsPerEm))
        withUnsafeMutablePointer(to: &pen) { pen in
            postroom_draw_glyph(font, glyph, steps, pen)
        }
        pen.path.close()
        return pen.path.bytes
    }

    private static func draw(_ pen: UnsafeMutableRawPointer?, _ step: (inout Pen) -> Void) {
        guard let pen = pen?.assumingMemoryBound(to: Pen.self) else {
            preconditionFailure("HarfBuzz hands back the pen it was given")
        }
        step(&pen.pointee)
    }
}
