import CPango

extension FileWriter {
    /// Writes one font: the composite font, the font inside, its measures, its program and its table of characters.
    mutating func putFont(_ cut: CutFont, _ file: FontFile) -> Int {
        let font = reserve()
        let inner = reserve()
        let descriptor = reserve()
        let program = reserve()
        let toUnicode = reserve()
        put(font) { object in
            object.write("<</Type/Font/Subtype/Type0/BaseFont/\(cut.name)/Encoding/Identity-H/DescendantFonts[")
            object.writeReference(inner)
            object.write("]/ToUnicode ")
            object.writeReference(toUnicode)
            object.write(">>")
        }
        put(inner) { object in
            let kind = file.outlines == .trueType ? "CIDFontType2/CIDToGIDMap/Identity" : "CIDFontType0"
            object.write("<</Type/Font/Subtype/\(kind)/BaseFont/\(cut.name)/CIDSystemInfo")
            object.write("<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 0/W[")
            object.append(contentsOf: cut.widths)
            object.write("]/FontDescriptor ")
            object.writeReference(descriptor)
            object.write(">>")
        }
        put(descriptor) { object in
            object.write("<</Type/FontDescriptor/FontName/\(cut.name)/Flags 4")
            object.write(file.measures)
            object.write(file.outlines == .trueType ? "/FontFile2 " : "/FontFile3 ")
            object.writeReference(program)
            object.write(">>")
        }
        let keys = file.outlines == .trueType ? "/Length1 \(cut.programLength)" : "/Subtype/CIDFontType0C"
        putStream(program, cut.program, keys: keys)
        putStream(toUnicode, cut.toUnicode)
        return font
    }
}

extension FontFile {
    /// The measures of a font descriptor.
    var measures: String {
        func metric(_ tag: hb_ot_metrics_tag_t, otherwise: Int) -> Int {
            var position: hb_position_t = 0
            return hb_ot_metrics_get_position(hbFont, tag, &position) != 0 ? thousandths(position) : otherwise
        }
        let ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, otherwise: 800)
        let descent = metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, otherwise: -200)
        let capitals = metric(HB_OT_METRICS_TAG_CAP_HEIGHT, otherwise: 700)
        let slant = Int(hb_style_get_value(hbFont, HB_STYLE_TAG_SLANT_ANGLE))
        let weight = Int(hb_style_get_value(hbFont, HB_STYLE_TAG_WEIGHT))
        return "/FontBBox[-500 \(descent) 2000 \(ascent)]/ItalicAngle \(slant)/Ascent \(ascent)/Descent \(descent)"
            + "/CapHeight \(capitals)/StemV \(weight / 5)"
    }
}
