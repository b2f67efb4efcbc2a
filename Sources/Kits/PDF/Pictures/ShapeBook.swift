/// The shapes of one picture by their numbers: outlines of glyphs, and pairs of shapes that stand together so often
/// that they are worth a number of their own. Figures and common syllables do; a page becomes a third shorter.
struct ShapeBook {
    enum Shape {
        case outline([UInt8])
        /// The second shape stands `apart` to the right of the first.
        case pair(first: Int, second: Int, apart: Int)
    }

    /// How often two shapes must stand together; a pair's own definition costs as much as two of its uses save.
    static let often = 4
    /// Pairs of pairs, and once more: up to eight glyphs.
    static let rounds = 3

    private struct Glyph: Hashable {
        let font: ObjectIdentifier
        let number: UInt32
    }

    private(set) var shapes: [Shape] = []
    /// `nil` for a blank.
    private var glyphs: [Glyph: Int?] = [:]

    /// The number of a glyph's outline. `nil` for a blank.
    mutating func shape(of glyph: UInt32, in font: FontFile) -> Int? {
        let key = Glyph(font: ObjectIdentifier(font), number: glyph)
        if let known = glyphs[key] { return known }
        let outline = font.outline(of: glyph)
        let shape = outline.isEmpty ? nil : shapes.count
        if !outline.isEmpty { shapes.append(.outline(outline)) }
        glyphs[key] = .some(shape)
        return shape
    }

    /// Puts pairs in the place of shapes that often stand together.
    mutating func pair(_ rows: inout [PictureRow]) {
        for _ in 0..<Self.rounds {
            var counts: [Pair: Int] = [:]
            for row in rows {
                for (one, next) in zip(row.places, row.places.dropFirst()) {
                    if let pair = Pair(one, next) { counts[pair, default: 0] += 1 }
                }
            }
            var numbers: [Pair: Int] = [:]
            for index in rows.indices {
                rows[index].places = paired(rows[index].places, counts: counts, numbers: &numbers)
            }
            if numbers.isEmpty { return }
        }
    }

    /// From left to right; where two pairs overlap, the one that is met more often goes first.
    private mutating func paired(
        _ places: [PictureRow.Place], counts: [Pair: Int], numbers: inout [Pair: Int]
    ) -> [PictureRow.Place] {
        var result: [PictureRow.Place] = []
        result.reserveCapacity(places.count)
        let pairs = zip(places, places.dropFirst()).map { one, next in Pair(one, next) }
        let often = pairs.map { pair in pair.flatMap { counts[$0] } ?? 0 }
        var index = 0
        while index < places.count {
            guard index < pairs.count, let pair = pairs[index], often[index] >= Self.often,
                index + 1 == often.count || often[index + 1] <= often[index]
            else {
                result.append(places[index])
                index += 1
                continue
            }
            if numbers[pair] == nil {
                numbers[pair] = shapes.count
                shapes.append(.pair(first: pair.first, second: pair.second, apart: pair.apart))
            }
            result.append(PictureRow.Place(shape: numbers[pair] ?? 0, x: places[index].x, y: 0))
            index += 2
        }
        return result
    }
}

/// Two shapes on the baseline and how far they stand apart.
private struct Pair: Hashable {
    let first: Int
    let second: Int
    let apart: Int

    init?(_ one: PictureRow.Place, _ next: PictureRow.Place) {
        guard one.y == 0, next.y == 0 else { return nil }
        (first, second, apart) = (one.shape, next.shape, next.x - one.x)
    }
}
