import CPango

extension Typesetter {
    /// Breaks runs of text into lines no wider than `width` points. A line break in the text starts a new line.
    ///
    /// Text in left-to-right scripts that part their words with spaces is broken here from kept words; everything
    /// else (Arabic, Hebrew, Chinese, Thai, …) goes to Pango whole, which knows where such lines may break.
    package func paragraph(_ runs: [TextRun], width: Double) -> [TextLine] {
        guard let first = runs.first else { return [] }
        if runs.allSatisfy({ Self.isSpacedLeftToRight($0.text) }) {
            var breaker = LineBreaker(typesetter: self, width: width)
            for run in runs { breaker.add(run) }
            return breaker.finish()
        }
        return laidOutByPango(runs, size: first.style.size, width: width)
    }

    /// Whether the text may be broken at its spaces and hyphens and drawn in the order in which it is written.
    static func isSpacedLeftToRight(_ text: String) -> Bool {
        var text = text
        if text.withUTF8({ bytes in bytes.allSatisfy { $0 < 0x80 } }) { return true }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0..<0x590, 0x1E00...0x1FFF, 0x2010...0x2027, 0x202F...0x205E, 0x2070...0x20CF, 0x2100...0x22FF: true
            default: false
            }
        }
    }

    private func laidOutByPango(_ runs: [TextRun], size: Double, width: Double) -> [TextLine] {
        let text = runs.map(\.text).joined()
        let numbers = runs.map { caseNumber(of: $0.style.typeface) }
        setLayout(
            text, runs: zip(runs, numbers).map { ($0.text.utf8.count, $1) },
            width: width.isFinite ? width / size * 1000 : nil)
        return (0..<pango_layout_get_line_count(layout)).map { index in
            guard let line = pango_layout_get_line_readonly(layout, index) else {
                preconditionFailure("a layout has as many lines as it counts")
            }
            var result = TextLine()
            result.isRightToLeft = PangoDirection(line.pointee.resolved_dir) == PANGO_DIRECTION_RTL
            Self.eachRun(of: line) { item in
                let style = Self.style(at: Int(item.pointee.item.pointee.offset), in: runs)
                var missing: [Unicode.Scalar] = []
                let run = glyphRun(item, text: text, typeface: style.typeface, missing: &missing)
                result.append(
                    ShapedText(text: text, runs: [run], missing: missing), size: style.size, colour: style.colour)
            }
            return result
        }
    }

    private static func style(at offset: Int, in runs: [TextRun]) -> TextStyle {
        var end = 0
        for run in runs {
            end += run.text.utf8.count
            if offset < end { return run.style }
        }
        return runs[runs.count - 1].style
    }
}
