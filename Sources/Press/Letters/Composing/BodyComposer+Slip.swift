import PDF

extension BodyComposer {
    /// The slip under a dashed line, at the foot of the page.
    mutating func add(_ slip: RemittanceSlip) {
        let left = LetterLook.left
        let middle = left + LetterLook.width * 0.5
        let (lineHeight, first) = (13.5, 40.0)
        var marks = dashes()
        let title = typesetter.line(slip.title, LetterLook.subheading)
        marks.append(.text(title, x: left, baseline: 19, size: 10, tag: .subheading))
        let hint = typesetter.line(
            slip.hint, LetterLook.label, fitting: LetterLook.width - title.width - 14)
        marks.append(
            .text(hint.line, x: LetterLook.right - hint.line.width, baseline: 19, size: hint.size, tag: .paragraph))
        for (index, words) in slip.payee.enumerated() {
            let style = index == 0 ? LetterLook.value.strong : LetterLook.value
            let line = typesetter.line(words, style, fitting: middle - left - 20)
            marks.append(
                .text(
                    line.line, x: left, baseline: first + Double(index) * lineHeight, size: line.size, tag: .paragraph))
        }
        let labels = slip.facts.map { typesetter.line($0.label + " ", LetterLook.label) }
        let blank = typesetter.line(slip.blank + " ", LetterLook.label)
        let valueX = middle + ((labels + [blank]).map(\.width).max() ?? 0) + 10
        for (index, fact) in slip.facts.enumerated() {
            let baseline = first + Double(index) * lineHeight
            let value = typesetter.line(fact.value, LetterLook.value.strong, fitting: LetterLook.right - valueX)
            marks.append(.text(labels[index], x: middle, baseline: baseline, size: 8, tag: .paragraph))
            marks.append(.text(value.line, x: valueX, baseline: baseline, size: value.size))
        }
        let boxTop = first + Double(slip.facts.count) * lineHeight - 7
        marks.append(.text(blank, x: middle, baseline: boxTop + 12.5, size: 8, tag: .paragraph))
        marks += outline(Rectangle(x: valueX, y: boxTop, width: LetterLook.right - valueX, height: 19))
        let height = max(boxTop + 20, first + Double(slip.payee.count) * lineHeight)
        append(
            Strip(
                part: .plain(.section, number: newPart()), height: height, spaceBefore: 22, isAtFoot: true,
                marks: marks))
    }

    /// Where the scissors go, over the whole width of the text.
    private func dashes() -> [Mark] {
        stride(from: LetterLook.left, to: LetterLook.right - 3, by: 7).map { x in
            .fill(Rectangle(x: x, y: 0, width: 4, height: 0.5), LetterLook.soft)
        }
    }

    private func outline(_ box: Rectangle) -> [Mark] {
        [
            Rectangle(x: box.x, y: box.y, width: box.width, height: 0.6),
            Rectangle(x: box.x, y: box.bottom - 0.6, width: box.width, height: 0.6),
            Rectangle(x: box.x, y: box.y, width: 0.6, height: box.height),
            Rectangle(x: box.right - 0.6, y: box.y, width: 0.6, height: box.height),
        ].map { .fill($0, LetterLook.soft) }
    }
}
