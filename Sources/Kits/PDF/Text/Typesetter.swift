import CPango

/// Turns text into measured lines. Each distinct word is shaped once and kept, because in letters
/// most words are the words of the letter before.
///
/// Belongs to one thread. Memory is bounded: a full store of words is emptied and fills again.
package final class Typesetter {
    static let maximumWords = 2_048

    /// The words of one typeface, and how Pango is asked for it.
    struct Case {
        let typeface: Typeface
        let description: OpaquePointer
        /// The font that has the Latin letters, once it is known.
        var font: FontFile?
        var words: [ExactText: ShapedText] = [:]
    }

    /// Compresses what the documents set here will hold.
    let deflater = Deflater()
    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    let layout: OpaquePointer
    /// HarfBuzz's own work space.
    let buffer = hb_buffer_create()
    let language: hb_language_t?
    private let context: OpaquePointer
    private var cases: [Case] = []
    private(set) var keptWords = 0
    private(set) var fonts: [FontFile] = []

    /// - Parameter language: as in `en-GB`; decides between national shapes of the same character.
    package init(language: String) {
        guard let map = pango_ft2_font_map_new(), let context = pango_font_map_create_context(map) else {
            preconditionFailure("Pango makes a font map or ends the process")
        }
        fontMap = map
        self.context = context
        pango_context_set_language(context, pango_language_from_string(language))
        pango_context_set_round_glyph_positions(context, 0)
        layout = pango_layout_new(context)
        self.language = hb_language_from_string(language, -1)
    }

    deinit {
        for each in cases { pango_font_description_free(each.description) }
        hb_buffer_destroy(buffer)
        g_object_unref(UnsafeMutableRawPointer(layout))
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(fontMap)
    }

    /// One line, however long, kept as one piece.
    package func line(_ text: String, _ style: TextStyle) -> TextLine {
        guard Self.canKeepWhole(text) else {
            return paragraph([TextRun(text, style)], width: .infinity).first ?? TextLine()
        }
        var line = TextLine()
        let shaped = word(text, in: caseNumber(of: style.typeface))
        line.append(shaped, size: style.size, colour: style.colour)
        return line
    }

    /// One line of several runs, however long.
    package func line(_ runs: [TextRun]) -> TextLine {
        if runs.count == 1, Self.canKeepWhole(runs[0].text) { return line(runs[0].text, runs[0].style) }
        return paragraph(runs, width: .infinity).first ?? TextLine()
    }

    private static func canKeepWhole(_ text: String) -> Bool {
        isSpacedLeftToRight(text) && !text.utf8.contains(UInt8(ascii: "\n"))
    }

    /// The shape of a word, from the store where it has been met before.
    func word(_ text: String, in number: Int) -> ShapedText {
        if let known = cases[number].words[ExactText(text)] { return known }
        if keptWords >= Self.maximumWords {
            for each in cases.indices { cases[each].words.removeAll(keepingCapacity: true) }
            keptWords = 0
        }
        let shaped = shapePlain(text, in: number) ?? shape(text, in: number)
        cases[number].words[ExactText(text)] = shaped
        keptWords += 1
        return shaped
    }

    /// The number of a typeface's case; opened at its first use.
    func caseNumber(of typeface: Typeface) -> Int {
        if let known = cases.firstIndex(where: { $0.typeface == typeface }) { return known }
        guard let description = pango_font_description_new() else {
            preconditionFailure("Pango makes a description or ends the process")
        }
        pango_font_description_set_family(description, typeface.families)
        pango_font_description_set_weight(description, PangoWeight(typeface.weight.rawValue))
        pango_font_description_set_style(description, typeface.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        pango_font_description_set_absolute_size(description, 1000 * Double(PANGO_SCALE))
        cases.append(Case(typeface: typeface, description: description))
        return cases.count - 1
    }

    func typeface(of number: Int) -> Typeface {
        cases[number].typeface
    }

    /// The font in which a typeface writes plain Latin text.
    func latinFont(of number: Int) -> FontFile? {
        if let known = cases[number].font { return known }
        let found = shape("a", in: number).runs.first?.font
        cases[number].font = found
        return found
    }

    func description(of number: Int) -> OpaquePointer {
        cases[number].description
    }

    /// The file behind a font that Pango chose.
    func fontFile(of font: UnsafeMutablePointer<PangoFont>, in typeface: Typeface) -> FontFile {
        guard let hbFont = pango_font_get_hb_font(font), let face = hb_font_get_face(hbFont) else {
            preconditionFailure("every font of this font map is an OpenType font")
        }
        if let known = fonts.first(where: { $0.face == face }) { return known }
        let file = FontFile(face, isFirstChoice: Self.family(of: font).map(typeface.families.hasPrefix) ?? false)
        fonts.append(file)
        return file
    }

    private static func family(of font: UnsafeMutablePointer<PangoFont>) -> String? {
        guard let description = pango_font_describe(font) else { return nil }
        defer { pango_font_description_free(description) }
        return pango_font_description_get_family(description).map { String(cString: $0) }
    }
}
