import PDF

/// Turns the blocks of a letter into strips of measured text.
struct BodyComposer {
    let typesetter: Typesetter
    /// Of bars and lines that are the organisation's own.
    let colour: Colour
    private(set) var strips: [Strip] = []
    private var parts = 0
    /// More room before the next strip, because a table or a panel came before it.
    private var pendingSpace = 0.0

    init(typesetter: Typesetter, colour: Colour) {
        (self.typesetter, self.colour) = (typesetter, colour)
    }

    mutating func add(_ blocks: [LetterBlock]) {
        for block in blocks { add(block) }
    }

    private mutating func add(_ block: LetterBlock) {
        switch block {
        case .heading(let text):
            addParagraph(text, LetterLook.subheading, tag: .subheading, spaceBefore: 12, keepsWithNext: true)
        case .paragraph(let text):
            addParagraph(text, LetterLook.body)
        case .bulletList(let items):
            addList(items) { _ in "•" }
        case .orderedList(let first, let items):
            addList(items) { "\(first + $0)." }
        case .table(let table):
            add(table, spaceBefore: LetterLook.paragraphSpace + 3)
        case .ageing(let chart):
            add(chart)
        case .rule:
            let box = Rectangle(x: LetterLook.left, y: 0, width: LetterLook.width, height: 0.5)
            append(
                Strip(part: .decoration, height: 0.5, spaceBefore: 10, marks: [.fill(box, LetterLook.hairline)]))
        }
    }

    /// A number for a new part of the document.
    mutating func newPart() -> Int {
        parts += 1
        return parts
    }

    /// The heading of the letter, which a line of text must follow.
    mutating func addSubject(_ text: String) {
        addParagraph(LetterText(text), LetterLook.heading, tag: .heading, leading: 17, keepsWithNext: true)
    }

    /// One paragraph. Never leaves a single line of itself behind or alone.
    mutating func addParagraph(
        _ text: LetterText, _ style: TextStyle, tag: Tag = .paragraph, leading: Double = LetterLook.leading,
        spaceBefore: Double = LetterLook.paragraphSpace, keepsWithNext: Bool = false
    ) {
        let lines = typesetter.paragraph(LetterLook.runs(text, in: style), width: LetterLook.width)
        let part = Strip.Part.plain(tag, number: newPart())
        addLines(lines, part: part, style: style, leading: leading, spaceBefore: spaceBefore, indent: 0)
        if keepsWithNext, !strips.isEmpty { strips[strips.count - 1].keepsWithNext = true }
    }

    private mutating func addLines(
        _ lines: [TextLine], part: Strip.Part, style: TextStyle, leading: Double, spaceBefore: Double, indent: Double
    ) {
        for (index, line) in lines.enumerated() {
            let left = LetterLook.left + indent
            let x = line.isRightToLeft ? LetterLook.right - line.width : left
            let mark = Mark.text(line, x: x, baseline: leading * 0.5 + style.size * 0.36, size: style.size)
            let staysWithNext = lines.count > 1 && (index == 0 || index == lines.count - 2)
            append(
                Strip(
                    part: part, height: leading, spaceBefore: index == 0 ? spaceBefore : 0,
                    keepsWithNext: staysWithNext, marks: [mark]))
        }
    }

    private mutating func addList(_ items: [[LetterBlock]], label: (Int) -> String) {
        let list = newPart()
        let style = LetterLook.body
        let labels = items.indices.map { typesetter.line(label($0), style) }
        let indent = max(12, (labels.map(\.width).max() ?? 0) + 6)
        for (index, item) in items.enumerated() {
            let part = Strip.Part.listItem(list: list, number: index)
            var isFirst = true
            for (text, depth) in Self.texts(of: item) {
                let inset = indent * Double(1 + depth)
                let lines = typesetter.paragraph(
                    LetterLook.runs(text, in: style), width: LetterLook.width - inset)
                let space = isFirst && index == 0 ? LetterLook.paragraphSpace : 3
                let start = strips.count
                addLines(
                    lines, part: part, style: style, leading: LetterLook.leading, spaceBefore: space, indent: inset)
                if isFirst, start < strips.count {
                    addLabel(labels[index], to: start, isReversed: lines[0].isRightToLeft, style: style)
                }
                isFirst = false
            }
        }
    }

    private mutating func addLabel(_ label: TextLine, to strip: Int, isReversed: Bool, style: TextStyle) {
        let x = isReversed ? LetterLook.right + 4 : LetterLook.left
        let baseline = LetterLook.leading * 0.5 + style.size * 0.36
        strips[strip].marks.insert(
            .text(label, x: x, baseline: baseline, size: style.size, tag: .listLabel), at: 0)
    }

    /// The paragraphs of a list item, with how deep lists inside it have gone. What else an item may hold is
    /// printed as its words.
    private static func texts(of blocks: [LetterBlock], depth: Int = 0) -> [(LetterText, Int)] {
        blocks.flatMap { block -> [(LetterText, Int)] in
            switch block {
            case .heading(let text), .paragraph(let text): [(text, depth)]
            case .bulletList(let items):
                items.flatMap { texts(of: [.paragraph("–")].merged(with: $0), depth: depth + 1) }
            case .orderedList(let first, let items):
                items.enumerated().flatMap { index, item in
                    texts(of: [.paragraph(LetterText("\(first + index)."))].merged(with: item), depth: depth + 1)
                }
            case .table(let table):
                ([table.columns.map(\.heading)] + table.rows + table.totals).map { row in
                    (LetterText(Array(row.map(\.runs).joined(separator: [.init(", ")]))), depth)
                }
            case .ageing, .rule: []
            }
        }
    }

    mutating func append(_ strip: Strip) {
        var strip = strip
        strip.spaceBefore += pendingSpace
        pendingSpace = 0
        strips.append(strip)
    }

    mutating func leaveSpace(_ space: Double) {
        pendingSpace = space
    }

    mutating func keepLast(_ count: Int) {
        for index in strips.indices.suffix(count) { strips[index].keepsWithNext = true }
    }
}

extension [LetterBlock] {
    /// A list's label in front of the first words of its item.
    fileprivate func merged(with item: [LetterBlock]) -> [LetterBlock] {
        guard case .paragraph(let label)? = first, case .paragraph(let text)? = item.first else { return self + item }
        return [.paragraph(LetterText(label.runs + [.init(" ")] + text.runs))] + item.dropFirst()
    }
}
