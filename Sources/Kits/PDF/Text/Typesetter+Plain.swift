import CPango

extension Typesetter {
    /// The shape of a text whose characters are all in the core of the typeface's own font, or `nil`. Pango would
    /// give such a text to that font in one piece and HarfBuzz would shape it; so HarfBuzz is asked at once.
    func shapePlain(_ text: String, in number: Int) -> ShapedText? {
        guard let font = latinFont(of: number), font.hasInCore(text) else { return nil }
        hb_buffer_clear_contents(buffer)
        hb_buffer_add_utf8(buffer, text, -1, 0, -1)
        hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
        hb_buffer_set_script(buffer, HB_SCRIPT_LATIN)
        hb_buffer_set_language(buffer, language)
        hb_shape(font.hbFont, buffer, Self.plainFeatures, UInt32(Self.plainFeatures.count))
        var count: UInt32 = 0
        guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
            let positions = hb_buffer_get_glyph_positions(buffer, nil)
        else { return nil }
        let size = text.utf8.count
        let glyphs = (0..<Int(count)).map { index in
            let start = Int(infos[index].cluster)
            let end = index + 1 < Int(count) ? Int(infos[index + 1].cluster) : size
            return Glyph(
                number: infos[index].codepoint, advance: font.exactThousandths(positions[index].x_advance),
                x: font.exactThousandths(positions[index].x_offset),
                y: font.exactThousandths(positions[index].y_offset), textStart: Int32(start), textEnd: Int32(end),
                isPlain: font.coreMeaning(of: infos[index].codepoint) == ExactText(String(text.utf8Slice(start..<end))),
                clusterLength: 1)
        }
        guard glyphs.allSatisfy({ $0.textStart < $0.textEnd && $0.number != 0 }) else { return nil }
        return ShapedText(text: text, runs: [GlyphRun(font: font, glyphs: glyphs)], missing: [])
    }

    /// The same as `features`.
    private static let plainFeatures = [("tnum", 1), ("liga", 0), ("clig", 0), ("calt", 0)].map { name, value in
        let tag = name.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return hb_feature_t(tag: tag, value: UInt32(value), start: 0, end: UInt32.max)
    }
}
