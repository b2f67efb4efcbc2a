import CPango

/// One OpenType font on this machine: its measures, and the cuts of it that have been made.
final class FontFile {
    /// Characters that nearly every letter needs. Each cut of a text font carries them all, so that most
    /// letters can share one cut, ready compressed.
    static let core = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;-/&@()'\u{2019}£"
    static let maximumCuts = 48

    let face: OpaquePointer
    let hbFont: OpaquePointer
    let name: String
    let outlines: Outlines
    /// The glyphs of `core` with the characters they stand for; empty for a font that only helps out.
    let coreGlyphs: [UInt32: ExactText]
    /// For each ASCII character whether the core has it.
    private let coreASCII: [Bool]
    private let hasPound: Bool
    private let unitsPerEm: Double
    private var widths: [UInt32: Int] = [:]
    private var cuts: [[UInt32: ExactText]: CutFont] = [:]
    /// For pictures of pages.
    var glyphOutlines = GlyphOutlines()

    init(_ face: OpaquePointer, isFirstChoice: Bool) {
        self.face = hb_face_reference(face)
        hbFont = hb_font_create(face)
        unitsPerEm = Double(hb_face_get_upem(face))
        name = Self.postScriptName(of: face)
        outlines = Outlines(of: face)
        let core = isFirstChoice ? Self.coreGlyphs(of: hbFont) : [:]
        coreGlyphs = core
        coreASCII = (0..<128).map { code in core.values.contains(ExactText(String(Unicode.Scalar(UInt8(code))))) }
        hasPound = core.values.contains(ExactText("£"))
    }

    deinit {
        hb_font_destroy(hbFont)
        hb_face_destroy(face)
    }

    /// Whether every character is in the core. Of those beyond ASCII only the pound sign is looked for.
    func hasInCore(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    guard coreASCII[Int(bytes[index])] else { return false }
                } else {
                    guard hasPound, bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA3 else {
                        return false
                    }
                    index += 1
                }
                index += 1
            }
            return index > 0
        }
    }

    func exactThousandths(_ units: Int32) -> Float {
        Float(Double(units) * 1000 / unitsPerEm)
    }

    /// The shape a character has by itself.
    func glyph(of character: Unicode.Scalar) -> UInt32? {
        var glyph: hb_codepoint_t = 0
        return hb_font_get_nominal_glyph(hbFont, character.value, &glyph) != 0 ? glyph : nil
    }

    func coreMeaning(of glyph: UInt32) -> ExactText? {
        coreGlyphs[glyph]
    }

    /// Thousandths of the type size, rounded as the file will state it.
    func width(of glyph: UInt32) -> Int {
        if let known = widths[glyph] { return known }
        let width = Int((Double(hb_font_get_glyph_h_advance(hbFont, glyph)) * 1000 / unitsPerEm).rounded())
        widths[glyph] = width
        return width
    }

    /// Font units as thousandths of the type size.
    func thousandths(_ units: Int32) -> Int {
        Int((Double(units) * 1000 / unitsPerEm).rounded())
    }

    /// How many cuts are kept.
    var cutCount: Int { cuts.count }

    /// A font with the core and these glyphs only.
    func cut(for extras: [UInt32: ExactText], deflater: Deflater) throws(CannotCutFont) -> CutFont {
        if let known = cuts[extras] { return known }
        if cuts.count >= Self.maximumCuts { cuts.removeAll() }
        let cut = try FontCutter(font: self, deflater: deflater).cut(coreGlyphs.merging(extras) { core, _ in core })
        cuts[extras] = cut
        return cut
    }

    private static func postScriptName(of face: OpaquePointer) -> String {
        var room: UInt32 = 128
        var bytes = [CChar](repeating: 0, count: 128)
        let id = hb_ot_name_id_t(HB_OT_NAME_ID_POSTSCRIPT_NAME)
        hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &room, &bytes)
        let allowed = bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)).filter { byte in
            (0x30...0x39).contains(byte) || byte == 0x2D || (byte < 0x80 && byte.isLetterByte)
        }
        return allowed.isEmpty ? "Font" : String(decoding: allowed, as: UTF8.self)
    }

    private static func coreGlyphs(of font: OpaquePointer) -> [UInt32: ExactText] {
        var result: [UInt32: ExactText] = [:]
        let tabular = Array("tnum".utf8).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        var features = [hb_feature_t(tag: tabular, value: 1, start: 0, end: UInt32.max)]
        let buffer = hb_buffer_create()
        defer { hb_buffer_destroy(buffer) }
        for character in core {
            hb_buffer_clear_contents(buffer)
            hb_buffer_add_utf8(buffer, String(character), -1, 0, -1)
            hb_buffer_guess_segment_properties(buffer)
            hb_shape(font, buffer, &features, 1)
            var count: UInt32 = 0
            guard let infos = hb_buffer_get_glyph_infos(buffer, &count), count == 1, infos[0].codepoint != 0 else {
                continue
            }
            result[infos[0].codepoint] = result[infos[0].codepoint] ?? ExactText(String(character))
        }
        return result
    }
}
