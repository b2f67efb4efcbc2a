import PDF

/// The rules of the page that every letter checks on itself, from where things were in fact put.
struct LetterCheck {
    private let composed: ComposedLetter
    private var layout: LetterLayout { composed.letter.layout }

    init(_ composed: ComposedLetter) {
        self.composed = composed
    }

    func problems() -> [LetterProblem] {
        addressProblems()
            + composed.pages.enumerated().flatMap { index, page in
                let boxes = page.flatMap { placed in placed.strip.marks.compactMap { $0.box?.lowered(by: placed.top) } }
                return heightProblems(page, number: index + 1) + edgeProblems(boxes, page: index + 1)
                    + zoneProblems(boxes, page: index + 1)
                    + missingCharacters(page, number: index + 1)
            }
    }

    private func addressProblems() -> [LetterProblem] {
        let address = composed.address
        var problems: [LetterProblem] = []
        if address.lines.isEmpty {
            problems.append(LetterProblem(page: 1, message: "The letter has no address."))
        }
        if address.lines.count > AddressBlock.most {
            problems.append(
                LetterProblem(
                    page: 1,
                    message: "The address takes \(address.lines.count) lines; an envelope's window shows at most "
                        + "\(AddressBlock.most). Shorten the customer's name, contact name or address."))
        }
        let window = layout.window.inPoints
        let isInside = address.lines.enumerated().allSatisfy { index, line in
            let mark = Mark.text(
                line, x: address.x(of: line), baseline: address.baseline(of: index), size: address.size)
            return mark.box.map(window.contains) ?? true
        }
        if !isInside {
            problems.append(
                LetterProblem(
                    page: 1, message: "The address does not fit inside the window of the layout \(layout.name)."))
        }
        return problems
    }

    private func heightProblems(_ page: [Pager.Placed], number: Int) -> [LetterProblem] {
        let isTooTall = page.contains { $0.strip.height > 0 && $0.top + $0.strip.height > LetterLook.bodyBottom + 0.5 }
        guard isTooTall else { return [] }
        return [LetterProblem(page: number, message: "A row of a table or the payment panel is taller than the page.")]
    }

    private func edgeProblems(_ boxes: [Rectangle], page: Int) -> [LetterProblem] {
        let edge = layout.edge
        let area = Rectangle(
            x: edge, y: edge, width: LetterLayout.pageWidth - 2 * edge, height: LetterLayout.pageHeight - 2 * edge)
        guard !boxes.allSatisfy(area.inPoints.contains) else { return [] }
        return [LetterProblem(page: page, message: "Something stands within \(Int(edge)) mm of the paper's edge.")]
    }

    private func zoneProblems(_ boxes: [Rectangle], page: Int) -> [LetterProblem] {
        layout.clearZones.filter { $0.isOnEveryPage || page == 1 }.compactMap { zone in
            let area = zone.area.inPoints
            guard boxes.contains(where: area.overlaps) else { return nil }
            return LetterProblem(page: page, message: "Something stands in \(zone.name), which must stay clear.")
        }
    }

    private func missingCharacters(_ page: [Pager.Placed], number: Int) -> [LetterProblem] {
        var seen: [Unicode.Scalar] = []
        for case .text(let line, _, _, _, _) in page.flatMap(\.strip.marks) {
            for scalar in line.missingCharacters where !seen.contains(scalar) { seen.append(scalar) }
        }
        return seen.map { scalar in
            let code = String(scalar.value, radix: 16, uppercase: true)
            return LetterProblem(
                page: number,
                message: "No installed font has the character “\(scalar)” (U+"
                    + String(repeating: "0", count: max(0, 4 - code.count)) + code + ").")
        }
    }
}

extension Rectangle {
    fileprivate func lowered(by distance: Double) -> Rectangle {
        Rectangle(x: x, y: y + distance, width: width, height: height)
    }

    /// Millimetres as points.
    fileprivate var inPoints: Rectangle {
        let mm = LetterLook.millimetre
        return Rectangle(x: x * mm, y: y * mm, width: width * mm, height: height * mm)
    }
}
