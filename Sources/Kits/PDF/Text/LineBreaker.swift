/// Fills lines with words, as many to a line as fit. Only for text that parts its words with spaces.
struct LineBreaker {
    /// A piece of a word: a word changes style in the middle where a mark-up says so.
    private struct Part {
        let shaped: ShapedText
        /// The number of its typeface's case.
        let number: Int
        let size: Double
        let colour: Colour
        var width: Double { shaped.width * size / 1000 }
    }

    private let typesetter: Typesetter
    private let width: Double
    private var lines: [TextLine] = []
    private var line = TextLine()
    private var word: [Part] = []
    /// The spaces before the word; they vanish where the line breaks.
    private var gap: [Part] = []

    init(typesetter: Typesetter, width: Double) {
        self.typesetter = typesetter
        self.width = width
    }

    mutating func add(_ run: TextRun) {
        let number = typesetter.caseNumber(of: run.style.typeface)
        var text = run.text
        text.makeContiguousUTF8()
        let bytes = text.utf8
        var start = bytes.startIndex
        var index = start
        let (size, colour) = (run.style.size, run.style.colour)
        func part(_ word: String) -> Part {
            Part(shaped: typesetter.word(word, in: number), number: number, size: size, colour: colour)
        }
        while index < bytes.endIndex {
            let byte = bytes[index]
            let next = bytes.index(after: index)
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") {
                if start < index { word.append(part(String(text[start..<index]))) }
                endWord()
                if byte == UInt8(ascii: "\n") {
                    endLine()
                } else {
                    gap.append(part(" "))
                }
                start = next
            } else if byte == UInt8(ascii: "-"), mayBreak(after: index, from: start, in: bytes) {
                word.append(part(String(text[start..<next])))
                endWord()
                start = next
            }
            index = next
        }
        if start < index { word.append(part(String(text[start..<index]))) }
    }

    mutating func finish() -> [TextLine] {
        endWord()
        lines.append(line)
        return lines
    }

    /// After a hyphen between two letters, not after a minus sign and not inside a number.
    private func mayBreak(after index: String.Index, from start: String.Index, in bytes: String.UTF8View) -> Bool {
        guard index > start, index < bytes.index(before: bytes.endIndex) else { return false }
        return bytes[bytes.index(before: index)].isLetterByte && bytes[bytes.index(after: index)].isLetterByte
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        let wordWidth = word.reduce(0) { $0 + $1.width }
        let gapWidth = gap.reduce(0) { $0 + $1.width }
        if !line.pieces.isEmpty, line.width + gapWidth + wordWidth > width + 0.01 {
            if let space = gap.first { line.appendUnseen(space.shaped, size: space.size, colour: space.colour) }
            lines.append(line)
            line = TextLine()
        } else if !line.pieces.isEmpty {
            for part in gap { line.append(part.shaped, size: part.size, colour: part.colour) }
        }
        gap = []
        for part in word {
            if line.width + part.width > width + 0.01 {
                split(part)
            } else {
                line.append(part.shaped, size: part.size, colour: part.colour)
            }
        }
        word = []
    }

    /// A word wider than the line is broken where the line is full.
    private mutating func split(_ part: Part) {
        var fitting = ""
        for character in part.shaped.text {
            let longer = fitting + String(character)
            let wide = typesetter.word(longer, in: part.number).width * part.size / 1000
            if line.width + wide > width, !(fitting.isEmpty && line.pieces.isEmpty) {
                append(fitting, like: part)
                lines.append(line)
                line = TextLine()
                fitting = String(character)
            } else {
                fitting = longer
            }
        }
        append(fitting, like: part)
    }

    private mutating func append(_ word: String, like part: Part) {
        guard !word.isEmpty else { return }
        line.append(typesetter.word(word, in: part.number), size: part.size, colour: part.colour)
    }

    private mutating func endLine() {
        lines.append(line)
        line = TextLine()
        gap = []
    }
}

extension UInt8 {
    /// A Latin letter, or part of any character beyond ASCII.
    var isLetterByte: Bool {
        self >= 0x80 || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
