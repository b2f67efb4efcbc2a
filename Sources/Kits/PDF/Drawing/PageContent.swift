/// The drawing instructions of one page, and the places in them where glyph numbers await their final codes.
struct PageContent {
    struct Codes {
        let range: Range<Int>
        let font: Int
    }

    let width: Double
    let height: Double
    var bytes: [UInt8] = []
    private(set) var codes: [Codes] = []
    private(set) var usedFonts: Set<Int> = []
    private var colour: Colour?
    private var font: (number: Int, size: Double)?

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
        bytes.reserveCapacity(16_384)
    }

    mutating func setColour(_ new: Colour) {
        guard new != colour else { return }
        colour = new
        for part in [new.red, new.green, new.blue] {
            bytes.writeThousandths(Int((Double(part) * 1000 / 255).rounded()))
            bytes.write(" ")
        }
        bytes.write("rg\n")
    }

    mutating func setFont(_ number: Int, size: Double) {
        if let font, font.number == number, font.size == size { return }
        font = (number, size)
        usedFonts.insert(number)
        bytes.write("/F")
        bytes.write(number)
        bytes.write(" ")
        bytes.write(size)
        bytes.write(" Tf\n")
    }

    /// Fills a rectangle given from the upper left corner.
    mutating func fill(_ box: Rectangle, _ colour: Colour) {
        setColour(colour)
        for number in [box.x, height - box.bottom, box.width, box.height] {
            bytes.write(number)
            bytes.write(" ")
        }
        bytes.write("re f\n")
    }

    mutating func fill(_ path: VectorPath, in box: Rectangle) {
        setColour(path.colour)
        func point(_ x: Double, _ y: Double) {
            bytes.write(box.x + x * box.width)
            bytes.write(" ")
            bytes.write(height - box.y - y * box.height)
            bytes.write(" ")
        }
        for step in path.steps {
            switch step {
            case .move(let x, let y):
                point(x, y)
                bytes.write("m\n")
            case .line(let x, let y):
                point(x, y)
                bytes.write("l\n")
            case .curve(let x1, let y1, let x2, let y2, let x, let y):
                point(x1, y1)
                point(x2, y2)
                point(x, y)
                bytes.write("c\n")
            case .close: bytes.write("h\n")
            }
        }
        bytes.write("f*\n")
    }

    /// Moves the pen of the text. The first move of a piece of text starts from the corner of the page.
    mutating func moveText(x: Double, y: Double, isFirst: Bool) {
        bytes.write(isFirst ? "" : "1 0 0 1 ")
        bytes.write(x)
        bytes.write(" ")
        bytes.write(height - y)
        bytes.write(isFirst ? " Td\n" : " Tm\n")
    }

    mutating func noteCodes(from start: Int, font: Int) {
        codes.append(Codes(range: start..<bytes.count, font: font))
    }

    /// Puts in the codes that the cut fonts have for their glyphs.
    mutating func settleCodes(_ cuts: [CutFont]) {
        bytes.withUnsafeMutableBufferPointer { bytes in
            for place in codes { Self.settle(bytes, place.range, cuts[place.font]) }
        }
    }

    private static func settle(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>, _ cut: CutFont) {
        var at = range.lowerBound
        while at + 4 <= range.upperBound {
            var glyph = 0
            for digit in bytes[at..<at + 4] { glyph = glyph << 4 | Int(digit < 0x41 ? digit - 0x30 : digit - 0x37) }
            let code = cut.code(of: glyph)
            bytes[at] = [UInt8].hexDigit(code >> 12)
            bytes[at + 1] = [UInt8].hexDigit(code >> 8 & 0xF)
            bytes[at + 2] = [UInt8].hexDigit(code >> 4 & 0xF)
            bytes[at + 3] = [UInt8].hexDigit(code & 0xF)
            at += 4
        }
    }
}
