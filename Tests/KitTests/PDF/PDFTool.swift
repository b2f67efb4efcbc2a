import Foundation
import PDF

/// Other people's readers, which see our files as customers' programs do.
enum PDFTool {
    struct Failed: Error {
        let tool: String
        let words: String
    }

    /// Runs a tool on a file with these bytes. `@` among the arguments stands for the file.
    static func run(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pdf")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool] + arguments.map { $0 == "@" ? file.path : $0 }
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(tool: tool, words: words) }
        return words
    }

    /// The text as it copies out, without the marks by which `pdftotext` shows direction.
    static func text(of bytes: [UInt8]) throws -> String {
        let marks: Set<Unicode.Scalar> = ["\u{202A}", "\u{202B}", "\u{202C}", "\u{200E}", "\u{200F}", "\u{0C}"]
        let text = try run("pdftotext", ["@", "-"], on: bytes)
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !marks.contains($0) }))
    }
}

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

extension PDFTool {
    /// What qpdf makes of a file. `-` among the arguments stands for what it writes.
    static func file(_ arguments: [String], on bytes: [UInt8]) throws -> [UInt8] {
        let made = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: made) }
        _ = try run("qpdf", arguments.map { $0 == "-" ? made.path : $0 }, on: bytes)
        return try Array(Data(contentsOf: made))
    }
}
