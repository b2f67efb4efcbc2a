import PDF

/// The lines of an address, sized to stand inside the window.
struct AddressBlock {
    static let most = 7
    static let largest = 9.75
    static let smallest = 7.0

    let lines: [TextLine]
    let size: Double
    private let left: Double
    private let top: Double
    private let leading: Double
    private let width: Double

    init(_ address: [String], layout: LetterLayout, typesetter: Typesetter) {
        let mm = LetterLook.millimetre
        let given = address.filter { !$0.allSatisfy(\.isWhitespace) }
        left = layout.addressX * mm
        let room = layout.window.right * mm - left - 2
        width = room
        let height = layout.window.height * mm - 3
        var size = Self.largest
        var lines: [TextLine] = []
        while true {
            let style = TextStyle(LetterLook.regular, size: size, colour: LetterLook.ink)
            lines = given.map { typesetter.line($0, style) }
            let fits = lines.allSatisfy { $0.width <= room } && Double(lines.count) * size * 1.2 <= height
            if fits || size <= Self.smallest { break }
            size -= 0.25
        }
        if lines.contains(where: { $0.width > room }) {
            let style = TextStyle(LetterLook.regular, size: size, colour: LetterLook.ink)
            lines = given.flatMap { typesetter.paragraph([TextRun($0, style)], width: room) }
        }
        self.lines = lines
        self.size = size
        leading = min(size * 1.4, max(size * 1.12, height / Double(max(1, lines.count))))
        top = layout.window.y * mm + 1.5
    }

    func x(of line: TextLine) -> Double {
        left
    }

    func baseline(of line: Int) -> Double {
        top + size * 0.88 + Double(line) * leading
    }
}
