import Foundation
import Instruments

/// A page as dots, each from 0 (black) to 255 (white), as other people's programs draw it.
struct Raster: Equatable {
    let width: Int
    let height: Int
    let dots: [UInt8]

    /// - Parameter page: counted from 1.
    init(pdf: [UInt8], page: Int, dotsPerInch: Int = 150) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        _ = try PDFTool.run(
            "pdftoppm", ["-gray", "-r", "\(dotsPerInch)", "-f", "\(page)", "-singlefile", "@", root.path], on: pdf)
        let made = root.appendingPathExtension("pgm")
        try self.init(pgm: [UInt8](Data(contentsOf: made)))
        try FileManager.default.removeItem(at: made)
    }

    /// Takes the SVG through a program that draws it as a PDF, so that one program makes the dots of both.
    init(svg: String) throws {
        let made = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".pdf")
        _ = try PDFTool.run(
            "rsvg-convert",
            [
                "--format=pdf", "--page-width=595.28pt", "--page-height=841.89pt", "--width=595.28pt", "--output",
                made.path, "@",
            ],
            on: Array(svg.utf8))
        try self.init(pdf: [UInt8](Data(contentsOf: made)), page: 1)
        try FileManager.default.removeItem(at: made)
    }

    /// How far two pages differ. Text of a PDF and a filled path never get the same edges, so edges alone are no
    /// difference: what counts is the sum against the ink there is (a page that is shifted by one dot reaches 0.8),
    /// and how much ink any tile of a sixth of an inch has gained or lost (a missing word is 20 or more).
    func difference(from other: Raster) -> (perInk: Double, worstTile: Double) {
        precondition((width, height) == (other.width, other.height), "pages of one size are compared")
        let side = 25
        let across = width / side + 1
        var sum = 0
        var tiles = [Int](repeating: 0, count: across * (height / side + 1))
        for index in dots.indices where dots[index] != other.dots[index] {
            let gap = Int(dots[index]) - Int(other.dots[index])
            sum += abs(gap)
            tiles[index / width / side * across + index % width / side] += gap
        }
        let worst = tiles.map(abs).max() ?? 0
        return (Double(sum) / Double(max(1, ink)), Double(worst) / Double(side * side))
    }

    /// All the blackness there is.
    var ink: Int { dots.reduce(0) { $0 + 255 - Int($1) } }

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
