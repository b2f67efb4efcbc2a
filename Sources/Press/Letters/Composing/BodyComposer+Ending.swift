import PDF

extension BodyComposer {
    /// The panel that says how to pay: details in two columns on a tinted ground, never cut.
    mutating func add(_ panel: PaymentPanel, words: LetterWords, colour: Colour) {
        let details: [(String, String?)] = [
            (words.payee, panel.payee), (words.bank, panel.bank), (words.sortCode, panel.sortCode),
            (words.accountNumber, panel.accountNumber), (words.iban, panel.iban),
            (words.paymentReference, panel.reference),
        ]
        let given = details.compactMap { label, value in value.map { (label, $0) } }
        let rows = (given.count + 1) / 2
        let (inset, lineHeight, first) = (14.0, 14.0, 35.5)
        let title = typesetter.line(words.howToPay, LetterLook.subheading)
        var marks = [Mark.text(title, x: LetterLook.left + inset, baseline: 18.5, size: 10, tag: .subheading)]
        let labels = given.map { typesetter.line($0.0 + " ", LetterLook.label) }
        let columns = [0..<rows, rows..<given.count]
        let labelWidths = columns.map { labels[$0].map(\.width).max() ?? 0 }
        let most = LetterLook.width / 2 - inset - (labelWidths.max() ?? 0)
        let values = given.map { typesetter.line($0.1, LetterLook.value.strong, fitting: most) }
        let rightWidth = labelWidths[1] + 8 + (values[columns[1]].map(\.line.width).max() ?? 0)
        let middle = min(LetterLook.width / 2 + 6, LetterLook.width - inset - rightWidth)
        for index in given.indices {
            let side = index < rows ? 0 : 1
            let x = LetterLook.left + (side == 0 ? inset : middle)
            let baseline = first + Double(index % rows) * lineHeight
            marks.append(.text(labels[index], x: x, baseline: baseline, size: 8, tag: .paragraph))
            marks.append(
                .text(
                    values[index].line, x: x + labelWidths[side] + 8, baseline: baseline, size: values[index].size))
        }
        var bottom = first + Double(rows - 1) * lineHeight
        if let note = panel.note {
            let style = TextStyle(LetterLook.regular, size: 8.5, colour: LetterLook.ink)
            let lines = typesetter.paragraph([TextRun(note, style)], width: LetterLook.width - 2 * inset)
            for (index, line) in lines.enumerated() {
                bottom += index == 0 ? 17 : 12
                marks.append(
                    .text(
                        line, x: LetterLook.left + inset, baseline: bottom, size: 8.5,
                        tag: index == 0 ? .paragraph : nil))
            }
        }
        let height = bottom + 12
        let ground = Rectangle(x: LetterLook.left, y: 0, width: LetterLook.width, height: height)
        let bar = Rectangle(x: LetterLook.left, y: 0, width: 2, height: height)
        marks.insert(contentsOf: [.fill(ground, LetterLook.tint), .fill(bar, colour)], at: 0)
        append(Strip(part: .plain(.section, number: newPart()), height: height, spaceBefore: 12, marks: marks))
        leaveSpace(6)
    }

    /// The closing with room for a hand, and who signs. Stays with the last lines of the letter.
    mutating func addClosing(_ closing: String?, _ signature: Letter.Signature?) {
        guard closing != nil || signature != nil else { return }
        keepLast(2)
        if let closing {
            addParagraph(
                LetterText(closing), LetterLook.body, spaceBefore: 11, keepsWithNext: signature != nil)
        }
        guard let signature else { return }
        addParagraph(
            LetterText(signature.name), LetterLook.body.strong, spaceBefore: 25, keepsWithNext: signature.title != nil)
        if let title = signature.title {
            addParagraph(LetterText(title), LetterLook.body, spaceBefore: 0)
        }
    }
}

extension TextStyle {
    /// The same words in the strong face.
    var strong: TextStyle {
        var style = self
        style.typeface = LetterLook.strong
        return style
    }
}
