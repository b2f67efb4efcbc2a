import PDF

/// A small document with one line to a paragraph.
func document(
    _ lines: [String], title: String = "A title", language: String = "en-GB", typesetter: Typesetter? = nil
) throws -> [UInt8] {
    let typesetter = typesetter ?? Typesetter(language: "en-GB")
    let about = DocumentInformation(title: title, author: "Calder Fibre", language: language, created: 1_794_232_920)
    let document = PDFDocument(about, typesetter: typesetter)
    document.begin(.document)
    document.beginPage(width: 595.28, height: 841.89)
    for (index, words) in lines.enumerated() {
        document.begin(index == 0 ? .heading : .paragraph)
        document.draw(typesetter.line(words, plain), x: 70, y: 80 + Double(index) * 30)
        document.end()
    }
    document.end()
    return try document.finish()
}

let plain = TextStyle(
    Typeface(families: "Inter, Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans CJK SC"), size: 12)
