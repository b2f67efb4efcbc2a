import CPango

extension Typesetter {
    /// Tabular figures so that columns of money stand straight; no ligatures, so that text copies out as typed.
    static let features = "tnum, -liga, -clig, -calt"

    /// A text on one line as glyphs.
    func shape(_ text: String, in number: Int) -> ShapedText {
        setLayout(text, runs: [(text.utf8.count, number)], width: nil)
        guard let line = pango_layout_get_line_readonly(layout, 0) else {
            preconditionFailure("a layout has at least one line")
        }
        var missing: [Unicode.Scalar] = []
        var runs: [GlyphRun] = []
        Self.eachRun(of: line) { item in
            runs.append(glyphRun(item, text: text, typeface: typeface(of: number), missing: &missing))
        }
        return ShapedText(text: text, runs: runs, missing: missing)
    }

    /// Gives Pango a text with its faces. `width` in thousandths of the type size, `nil` for one endless line.
    func setLayout(_ text: String, runs: [(bytes: Int, number: Int)], width: Double?) {
        let attributes = pango_attr_list_new()
        pango_attr_list_insert(attributes, pango_attr_font_features_new(Self.features))
        var start: UInt32 = 0
        for run in runs {
            guard let attribute = pango_attr_font_desc_new(description(of: run.number)) else { continue }
            attribute.pointee.start_index = start
            start += UInt32(run.bytes)
            attribute.pointee.end_index = start
            pango_attr_list_insert(attributes, attribute)
        }
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        pango_layout_set_width(layout, width.map { Int32($0 * Double(PANGO_SCALE)) } ?? -1)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
    }

    static func eachRun(
        of line: UnsafeMutablePointer<PangoLayoutLine>, _ body: (UnsafeMutablePointer<PangoGlyphItem>) -> Void
    ) {
        var next = line.pointee.runs
        while let node = next {
            body(node.pointee.data.assumingMemoryBound(to: PangoGlyphItem.self))
            next = node.pointee.next
        }
    }

    /// Takes the glyphs of one run out of Pango.
    func glyphRun(
        _ item: UnsafeMutablePointer<PangoGlyphItem>, text: String, typeface: Typeface,
        missing: inout [Unicode.Scalar]
    ) -> GlyphRun {
        let from = Int(item.pointee.item.pointee.offset)
        let length = Int(item.pointee.item.pointee.length)
        guard let font = item.pointee.item.pointee.analysis.font, let string = item.pointee.glyphs else {
            preconditionFailure("a run has a font and glyphs")
        }
        let file = fontFile(of: font, in: typeface)
        let hasOutlines = file.outlines != .none
        let count = Int(string.pointee.num_glyphs)
        let isReversed = item.pointee.item.pointee.analysis.level & 1 == 1
        let clusters = UnsafeBufferPointer(start: string.pointee.log_clusters, count: count).map(Int.init)
        var glyphs: [Glyph] = []
        glyphs.reserveCapacity(count)
        for index in 0..<count {
            let info = string.pointee.glyphs[index]
            let number = info.glyph
            let isFirst = index == 0 || clusters[index] != clusters[index - 1]
            let end = Self.clusterEnd(clusters, at: index, isReversed: isReversed, length: length)
            let cluster = isFirst ? from + clusters[index]..<from + end : 0..<0
            if number & UInt32(PANGO_GLYPH_UNKNOWN_FLAG) != 0 || !hasOutlines {
                missing.append(contentsOf: text.utf8Slice(cluster).unicodeScalars.filter { !$0.isDefaultIgnorable })
            }
            let isDrawn = hasOutlines && number & 0xF000_0000 == 0 && number != 0x0FFF_FFFF
            let size = isFirst ? clusters[index...].prefix { $0 == clusters[index] }.count : 1
            glyphs.append(
                Glyph(
                    number: isDrawn ? number : 0, advance: isDrawn ? Self.thousandths(info.geometry.width) : 0,
                    x: Self.thousandths(info.geometry.x_offset), y: -Self.thousandths(info.geometry.y_offset),
                    textStart: Int32(cluster.lowerBound), textEnd: Int32(isDrawn ? cluster.upperBound : 0),
                    isPlain: size == 1 && isFirst && isDrawn
                        && file.coreMeaning(of: number) == ExactText(String(text.utf8Slice(cluster))),
                    clusterLength: UInt8(min(size, 255))))
        }
        return GlyphRun(font: file, glyphs: glyphs.filter { $0.number != 0 }, isRightToLeft: isReversed)
    }

    private static func thousandths(_ units: Int32) -> Float {
        Float(units) / Float(PANGO_SCALE)
    }

    /// Where the characters of a cluster end: at the next cluster in reading order.
    private static func clusterEnd(_ clusters: [Int], at index: Int, isReversed: Bool, length: Int) -> Int {
        let own = clusters[index]
        if isReversed {
            return clusters[..<index].last { $0 != own } ?? length
        }
        return clusters[(index + 1)...].first { $0 != own } ?? length
    }
}
