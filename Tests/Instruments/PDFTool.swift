package import Foundation

/// Other people's readers, which see our files as customers' programs do.
package enum PDFTool {
    package struct Failed: Error {
        package let tool: String
        package let words: String
    }

    /// Runs a tool on a file with these bytes. `@` among the arguments stands for the file.
    package static func run(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> String {
        String(decoding: try output(tool, arguments, on: bytes), as: UTF8.self)
    }

    /// The same, as it is where it is no text.
    package static func output(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> Data {
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
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(tool: tool, words: String(decoding: said, as: UTF8.self))
        }
        return said
    }

    /// The text as it copies out, without the marks by which `pdftotext` shows direction.
    package static func text(of bytes: [UInt8], keepingPages: Bool = false) throws -> String {
        var marks: Set<Unicode.Scalar> = ["\u{202A}", "\u{202B}", "\u{202C}", "\u{200E}", "\u{200F}"]
        if !keepingPages { marks.insert("\u{0C}") }
        let text = try run("pdftotext", ["@", "-"], on: bytes)
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !marks.contains($0) }))
    }

    /// What qpdf makes of a file. `-` among the arguments stands for what it writes.
    package static func file(_ arguments: [String], on bytes: [UInt8]) throws -> [UInt8] {
        let made = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: made) }
        _ = try run("qpdf", arguments.map { $0 == "-" ? made.path : $0 }, on: bytes)
        return try Array(Data(contentsOf: made))
    }
}
