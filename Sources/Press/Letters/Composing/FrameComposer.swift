import PDF

/// Sets what stands round the words of a letter: letterhead, address, date and references, headers, footers.
struct FrameComposer {
    let typesetter: Typesetter
    let letter: Letter
    private var mm: Double { LetterLook.millimetre }

    init(typesetter: Typesetter, letter: Letter) {
        self.typesetter = typesetter
        self.letter = letter
    }

    /// The sender's name and mark on the left, how to reach the sender on the right.
    func letterhead() -> [Pager.Placed] {
        let head = letter.letterhead
        var placed: [Pager.Placed] = []
        var x = LetterLook.left
        let baseline = 23.5 * mm
        if !head.mark.isEmpty {
            let box = Rectangle(x: x, y: baseline - 21, width: 26, height: 26)
            placed.append(part([.shapes(head.mark, box, meaning: head.name)], tag: .figure(meaning: head.name), 0))
            x += 35
        }
        let name = typesetter.line(
            head.name, TextStyle(LetterLook.strong, size: 19, colour: head.colour), fitting: 128 * mm - x)
        placed.append(part([.text(name.line, x: x, baseline: baseline, size: name.size)], tag: .paragraph, 1))
        let lines = head.address + [head.phone, head.email, head.website].compactMap { $0 }
        for (index, words) in lines.enumerated() {
            let line = typesetter.line(words, LetterLook.sender, fitting: LetterLook.right - 130 * mm)
            let baseline = 19.5 * mm + Double(index) * LetterLook.senderLeading
            placed.append(
                part([.text(line.line, x: 130 * mm, baseline: baseline, size: line.size)], tag: .paragraph, 2 + index))
        }
        return placed
    }

    /// The addressee inside the window: smaller where lines are many or long, wrapped where that is not enough.
    func address() -> (placed: [Pager.Placed], block: AddressBlock) {
        let block = AddressBlock(letter.addressee, layout: letter.layout, typesetter: typesetter)
        let marks = block.lines.enumerated().map { index, line in
            Mark.text(
                line, x: block.x(of: line), baseline: block.baseline(of: index), size: block.size, tag: .paragraph)
        }
        return ([part(marks, tag: .section, 100)], block)
    }

    /// Date and references, each with its label.
    func details() -> [Pager.Placed] {
        let words = letter.words
        let rows = [
            (words.date, letter.date), (words.ourReference, letter.ourReference),
            (words.yourReference, letter.yourReference ?? ""),
        ].filter { !$0.1.isEmpty }
        let x = letter.layout.detailsX * mm
        let labels = rows.map { typesetter.line($0.0 + " ", LetterLook.label) }
        let valueX = x + (labels.map(\.width).max() ?? 0) + 7
        let limit = (letter.layout.detailsX > 100 ? LetterLook.right : 110 * mm) - valueX
        return rows.enumerated().map { index, row in
            let baseline = letter.layout.window.y * mm + 10 + Double(index) * 14
            let value = typesetter.line(row.1, LetterLook.value, fitting: limit)
            return part(
                [
                    .text(labels[index], x: x, baseline: baseline, size: 8),
                    .text(value.line, x: valueX, baseline: baseline, size: value.size),
                ], tag: .paragraph, 200 + index)
        }
    }

    /// What pages after the first begin with.
    func continuation() -> [Pager.Placed] {
        let style = TextStyle(LetterLook.strong, size: 9, colour: letter.letterhead.colour)
        let name = typesetter.line(letter.letterhead.name, style)
        let reference = typesetter.line("\(letter.ourReference)  ·  \(letter.date)", LetterLook.label)
        let baseline = 20 * mm
        return [
            decoration([
                .text(name, x: LetterLook.left, baseline: baseline, size: 9),
                .text(reference, x: LetterLook.right - reference.width, baseline: baseline, size: 8),
                .fill(
                    Rectangle(x: LetterLook.left, y: baseline + 8, width: LetterLook.width, height: 0.4),
                    LetterLook.hairline),
            ])
        ]
    }

    /// The registered particulars and the page number. Read aloud once, on the last page.
    func footer(page: Int, of pages: Int) -> [Pager.Placed] {
        let top = 276 * mm
        let number = typesetter.line(letter.words.page(page, of: pages), LetterLook.small)
        var lines: [Mark] = []
        let room = 122 * mm
        let particulars = [TextRun(letter.letterhead.particulars, LetterLook.small)]
        for (index, line) in typesetter.paragraph(particulars, width: room).enumerated() where line.width > 0 {
            let baseline = top + 12 + Double(index) * LetterLook.particularsLeading
            lines.append(.text(line, x: LetterLook.left, baseline: baseline, size: 7))
        }
        let frame: [Mark] = [
            .fill(Rectangle(x: LetterLook.left, y: top, width: LetterLook.width, height: 0.4), LetterLook.hairline),
            .text(number, x: LetterLook.right - number.width, baseline: top + 12, size: 7),
        ]
        return [decoration(frame), page == pages ? part(lines, tag: .paragraph, 300) : decoration(lines)]
    }

    func foldMarks() -> [Pager.Placed] {
        [
            decoration(
                letter.layout.foldMarks.map { y in
                    .fill(Rectangle(x: 5 * mm, y: y * mm, width: 4 * mm, height: 0.35), LetterLook.hairline)
                })
        ]
    }

    private func part(_ marks: [Mark], tag: Tag, _ number: Int) -> Pager.Placed {
        Pager.Placed(strip: Strip(part: .plain(tag, number: -1 - number), height: 0, marks: marks), top: 0)
    }

    private func decoration(_ marks: [Mark]) -> Pager.Placed {
        Pager.Placed(strip: Strip(part: .decoration, height: 0, marks: marks), top: 0)
    }
}
