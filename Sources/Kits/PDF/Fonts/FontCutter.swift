import CPango

/// Cuts a font down to some of its glyphs, with HarfBuzz.
struct FontCutter {
    let font: FontFile
    let deflater: Deflater

    /// Tables that only help typesetting, which has been done.
    private static let tablesToDrop = [
        "BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "MATH", "OS/2", "PCLT", "STAT", "VDMX", "VORG",
        "avar", "cmap", "gasp", "hdmx", "kern", "meta", "name", "post", "vhea", "vmtx",
    ].map { name in name.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }

    /// - Parameter meanings: each glyph to keep with the characters it stands for.
    func cut(_ meanings: [UInt32: ExactText]) throws(CannotCutFont) -> CutFont {
        guard let input = hb_subset_input_create_or_fail() else { throw CannotCutFont(font: font.name) }
        defer { hb_subset_input_destroy(input) }
        let glyphs = hb_subset_input_glyph_set(input)
        for glyph in meanings.keys { hb_set_add(glyphs, glyph) }
        let drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
        for tag in Self.tablesToDrop { hb_set_add(drop, tag) }
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)
        guard let plan = hb_subset_plan_create_or_fail(font.face, input) else { throw CannotCutFont(font: font.name) }
        defer { hb_subset_plan_destroy(plan) }
        guard let face = hb_subset_plan_execute_or_fail(plan) else { throw CannotCutFont(font: font.name) }
        defer { hb_face_destroy(face) }
        let codes = self.codes(of: meanings, plan: plan)
        let used = meanings.keys.sorted().map { (glyph: $0, code: codes[Int($0)], meaning: meanings[$0]?.text ?? "") }
            .sorted { $0.code < $1.code }
        let program = try program(of: face)
        return CutFont(
            name: Self.tag(for: program) + font.name, program: deflater.deflate(program, level: .best),
            programLength: program.count,
            toUnicode: deflater.deflate(UnicodeTable.bytes(used.map { ($0.code, $0.meaning) }), level: .best),
            widths: Self.widths(used.map { ($0.code, font.width(of: $0.glyph)) }), codes: codes)
    }

    /// New glyph numbers, except where the font itself says which code draws which glyph.
    private func codes(of meanings: [UInt32: ExactText], plan: OpaquePointer) -> [UInt16] {
        var codes = [UInt16](repeating: 0, count: Int(meanings.keys.max() ?? 0) + 1)
        let newNumbers = hb_subset_plan_old_to_new_glyph_mapping(plan)
        for glyph in meanings.keys {
            switch font.outlines {
            case .none, .trueType, .compact:
                codes[Int(glyph)] = UInt16(truncatingIfNeeded: hb_map_get(newNumbers, glyph))
            case .compactWithIdentifiers: codes[Int(glyph)] = UInt16(truncatingIfNeeded: glyph)
            }
        }
        return codes
    }

    private func program(of face: OpaquePointer) throws(CannotCutFont) -> [UInt8] {
        let blob =
            switch font.outlines {
            case .none, .trueType: hb_face_reference_blob(face)
            case .compact, .compactWithIdentifiers: hb_face_reference_table(face, Outlines.compactTable)
            }
        defer { hb_blob_destroy(blob) }
        var length: UInt32 = 0
        guard let data = hb_blob_get_data(blob, &length), length > 0 else { throw CannotCutFont(font: font.name) }
        return [UInt8](UnsafeRawBufferPointer(start: data, count: Int(length)))
    }

    /// Six capital letters that differ where the cut differs.
    private static func tag(for program: [UInt8]) -> String {
        var hash = Fingerprint.of(program, seed: 0)
        var tag = ""
        for _ in 0..<6 {
            tag.unicodeScalars.append(Unicode.Scalar(UInt8(65 + hash % 26)))
            hash /= 26
        }
        return tag + "+"
    }

    /// As `code [width width …]`, one group for each row of neighbouring codes.
    private static func widths(_ widths: [(code: UInt16, width: Int)]) -> [UInt8] {
        var bytes: [UInt8] = []
        var last = -2
        for (code, width) in widths {
            if Int(code) == last + 1 {
                bytes.write(" ")
            } else {
                bytes.write(last < 0 ? "" : "]")
                bytes.write(Int(code))
                bytes.write("[")
            }
            bytes.write(width)
            last = Int(code)
        }
        if last >= 0 { bytes.write("]") }
        return bytes
    }
}
