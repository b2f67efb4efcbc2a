import PDF

/// The look of every letter: faces, sizes and distances in points.
enum LetterLook {
    static let millimetre = 72 / 25.4
    /// First a face made for reading; after it, in order, those that help out with other scripts.
    static let families =
        "Inter, Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans CJK SC, Noto Sans Devanagari, Noto Sans Thai, "
        + "Noto Sans Symbols, Noto Sans Symbols2"
    static let regular = Typeface(families: families)
    static let strong = Typeface(families: families, weight: .semibold)
    static let slanted = Typeface(families: families, isItalic: true)
    static let strongSlanted = Typeface(families: families, weight: .semibold, isItalic: true)

    static let ink = Colour(0x1C1E21)
    static let soft = Colour(0x596066)
    static let hairline = Colour(0xD3D7D5)
    static let tint = Colour(0xF3F6F5)

    static let body = TextStyle(regular, size: 9.5, colour: ink)
    static let leading = 13.5
    static let paragraphSpace = 7.0
    static let heading = TextStyle(strong, size: 13, colour: ink)
    static let subheading = TextStyle(strong, size: 10, colour: ink)
    static let label = TextStyle(regular, size: 8, colour: soft)
    static let value = TextStyle(regular, size: 9, colour: ink)
    static let small = TextStyle(regular, size: 7, colour: soft)
    static let particularsLeading = 9.5
    static let sender = TextStyle(regular, size: 8, colour: soft)
    static let senderLeading = 11.5
    static let table = TextStyle(regular, size: 8.75, colour: ink)
    static let tableStrong = TextStyle(strong, size: 8.75, colour: ink)
    static let tableHeading = TextStyle(regular, size: 8, colour: soft)
    static let rowHeight = 15.0

    static let left = 25 * millimetre
    static let right = 185 * millimetre
    static let width = right - left
    static let bodyBottom = 273 * millimetre
    static let continuationTop = 32 * millimetre

    static func style(of run: LetterText.Run, in base: TextStyle) -> TextStyle {
        var style = base
        let isStrong = run.isBold || base.typeface.weight != .regular
        switch (isStrong, run.isItalic) {
        case (false, false): style.typeface = regular
        case (true, false): style.typeface = strong
        case (false, true): style.typeface = slanted
        case (true, true): style.typeface = strongSlanted
        }
        return style
    }

    static func runs(_ text: LetterText, in base: TextStyle) -> [TextRun] {
        text.runs.map { TextRun($0.text, style(of: $0, in: base)) }
    }
}
