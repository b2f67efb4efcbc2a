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
        let inset = 14.0
        let lineHeight = 15.0
        var marks: [Mark] = []
        let title = typesetter.line(words.howToPay, LetterLook.subheading)
        marks.append(.text(title, x: LetterLook.left + inset, baseline: 21, size: 10, tag: .subheading))
        let labels = given.map { typesetter.line($0.0, LetterLook.label) }
        let half = (LetterLook.width - 2 * inset) / 2
        for (index, detail) in given.enumerated() {
            let column = labels[index < rows ? 0..<rows : rows..<given.count]
            let x = LetterLook.left + inset + (index < rows ? 0 : half + 6)
            let baseline = 40 + Double(index % rows) * lineHeight
            let valueX = x + (column.map(\.width).max() ?? 0) + 10
            marks.append(.text(labels[index], x: x, baseline: baseline, size: 8, tag: .paragraph))
            marks.append(
                .text(
                    typesetter.line(detail.1, LetterLook.value.strong), x: valueX, baseline: baseline, size: 9))
        }
        let first = 40 + Double(rows - 1) * lineHeight
        var bottom = first
        if let note = panel.note {
            let style = TextStyle(LetterLook.regular, size: 8.5, colour: LetterLook.ink)
            for line in typesetter.paragraph([TextRun(note, style)], width: LetterLook.width - 2 * inset) {
                bottom += bottom == first ? 18 : 12
                marks.append(
                    .text(
                        line, x: LetterLook.left + inset, baseline: bottom, size: 8.5,
                        tag: bottom == first + 18 ? .paragraph : nil))
            }
        }
        let height = bottom + 13
        let ground = Rectangle(x: LetterLook.left, y: 0, width: LetterLook.width, height: height)
        let bar = Rectangle(x: LetterLook.left, y: 0, width: 2, height: height)
        marks.insert(contentsOf: [.fill(ground, LetterLook.tint), .fill(bar, colour)], at: 0)
        append(Strip(part: .plain(.section, number: newPart()), height: height, spaceBefore: 14, marks: marks))
        leaveSpace(8)
    }

    /// The closing with room for a hand, and who signs. Stays with the last lines of the letter.
    mutating func addClosing(_ closing: String?, _ signature: Letter.Signature?) {
        guard closing != nil || signature != nil else { return }
        keepLast(2)
        if let closing {
            addParagraph(
                LetterText(closing), LetterLook.body, spaceBefore: 14, keepsWithNext: signature != nil)
        }
        guard let signature else { return }
        addParagraph(
            LetterText(signature.name), LetterLook.body.strong, spaceBefore: 32, keepsWithNext: signature.title != nil)
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
