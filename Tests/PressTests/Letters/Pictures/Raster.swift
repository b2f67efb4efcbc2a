import Foundation

/// A page as dots, each from 0 (black) to 255 (white), as other people's programs draw it.
struct Raster: Equatable {
    let width: Int
    let height: Int
    let dots: [UInt8]

    /// Whether the programs are installed that the comparisons need.
    static var canDraw: Bool {
        ["pdftoppm", "rsvg-convert"].allSatisfy { tool in
            ["/usr/bin/", "/usr/local/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + tool) }
        }
    }

    /// - Parameter page: counted from 1.
    init(pdf: [UInt8], page: Int, dotsPerInch: Int = 100) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        _ = try PaperTool.run(
            "pdftoppm", ["-gray", "-r", "\(dotsPerInch)", "-f", "\(page)", "-singlefile", "@", root.path], on: pdf)
        let made = root.appendingPathExtension("pgm")
        try self.init(pgm: [UInt8](Data(contentsOf: made)))
        try FileManager.default.removeItem(at: made)
    }

    /// Takes the SVG through a program that draws it as a PDF, so that one program makes the dots of both.
    init(svg: String) throws {
        let made = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".pdf")
        _ = try PaperTool.run(
            "rsvg-convert",
            [
                "--format=pdf", "--page-width=595.28pt", "--page-height=841.89pt", "--width=595.28pt", "--output",
                made.path, "@",
            ],
            on: Array(svg.utf8))
        try self.init(pdf: [UInt8](Data(contentsOf: made)), page: 1)
        try FileManager.default.removeItem(at: made)
    }

    /// How far two pages differ, as the mean over all dots and as the part of dots that differ by more than a quarter.
    func difference(from other: Raster) -> (mean: Double, strong: Double) {
        precondition((width, height) == (other.width, other.height), "pages of one size are compared")
        var sum = 0
        var strong = 0
        for (one, another) in zip(dots, other.dots) {
            let gap = abs(Int(one) - Int(another))
            sum += gap
            if gap > 64 { strong += 1 }
        }
        return (Double(sum) / Double(dots.count), Double(strong) / Double(dots.count))
    }

    /// The part of the paper that has ink on it.
    var ink: Double { Double(dots.count { $0 < 128 }) / Double(dots.count) }

    private struct NotAPicture: Error {}

    /// - Source: netpbm's description of the PGM format: `P5`, width, height, 255, one blank, the dots.
    private init(pgm: [UInt8]) throws {
        let parts = pgm.split(maxSplits: 4, omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x20 }
        guard parts.count == 5, parts[0] == [0x50, 0x35], let width = Int(String(decoding: parts[1], as: UTF8.self)),
            let height = Int(String(decoding: parts[2], as: UTF8.self)), parts[4].count == width * height
        else { throw NotAPicture() }
        (self.width, self.height, dots) = (width, height, Array(parts[4]))
    }
}
