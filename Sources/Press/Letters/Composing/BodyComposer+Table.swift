import PDF

extension BodyComposer {
    /// A table: headings, which every page repeats; rows; and totals, which keep two rows with them.
    mutating func add(_ table: LetterTable, spaceBefore: Double) {
        guard !table.columns.isEmpty else { return }
        let number = newPart()
        let measures = TableMeasures(table, typesetter: typesetter)
        let headings = row(
            table.columns.map(\.heading), style: LetterLook.tableHeading, tag: .columnHeading, measures: measures)
        var heading = strip(headings, table: number, isHeading: true, rule: (0.7, LetterLook.ink))
        heading.spaceBefore = spaceBefore
        heading.keepsWithNext = true
        append(heading)
        for (index, cells) in table.rows.enumerated() {
            let isLast = index == table.rows.count - 1
            let lines = row(cells, style: LetterLook.table, tag: .cell, measures: measures)
            let rule =
                isLast && !table.totals.isEmpty ? (0.7, LetterLook.ink) : (0.4, LetterLook.hairline)
            var strip = strip(lines, table: number, isHeading: false, rule: rule)
            let isNearEnd = index >= table.rows.count - 2
            strip.keepsWithNext = (index == 0 && !isLast) || (isNearEnd && (!isLast || !table.totals.isEmpty))
            append(strip)
        }
        for (index, cells) in table.totals.enumerated() {
            let lines = total(cells, measures: measures)
            var strip = strip(lines, table: number, isHeading: false, rule: nil)
            strip.keepsWithNext = index < table.totals.count - 1
            append(strip)
        }
        leaveSpace(6)
    }

    /// The lines of each cell, with the cell's tag.
    private typealias Row = [(lines: [TextLine], tag: Tag, column: TableMeasures.Column, size: Double)]

    private func row(_ cells: [LetterText], style: TextStyle, tag: Tag, measures: TableMeasures) -> Row {
        measures.columns.enumerated().map { index, column in
            let text = index < cells.count ? cells[index] : ""
            let runs = LetterLook.runs(text, in: style)
            let lines =
                measures.isRoomy ? [typesetter.line(runs)] : typesetter.paragraph(runs, width: column.width)
            return (lines, tag, column, style.size)
        }
    }

    /// The label of a total may run over the empty cells beside it.
    private func total(_ cells: [LetterText], measures: TableMeasures) -> Row {
        var row = self.row(cells, style: LetterLook.tableStrong, tag: .cell, measures: measures)
        guard let label = cells.first, !row.isEmpty else { return row }
        let free = cells.dropFirst().prefix { $0.runs.allSatisfy(\.text.isEmpty) }.count
        let last = measures.columns[min(free, measures.columns.count - 1)]
        let width = last.x + last.width - measures.columns[0].x
        row[0].lines = typesetter.paragraph(LetterLook.runs(label, in: LetterLook.tableStrong), width: width)
        row[0].tag = .rowHeading
        return row
    }

    private func strip(_ row: Row, table: Int, isHeading: Bool, rule: (thickness: Double, colour: Colour)?) -> Strip {
        let lineHeight = 11.5
        let count = row.map(\.lines.count).max() ?? 1
        let height = LetterLook.rowHeight + Double(max(count, 1) - 1) * lineHeight
        var marks: [Mark] = []
        for cell in row {
            let words = cell.lines.filter { $0.width > 0 }
            // Headings stand on the rule, so that one of two lines does not hang in the air.
            let drop = isHeading ? Double(count - cell.lines.count) * lineHeight : 0
            if words.isEmpty { marks.append(.empty(cell.tag)) }
            for (index, line) in words.enumerated() {
                marks.append(
                    .text(
                        line, x: cell.column.x(of: line),
                        baseline: LetterLook.rowHeight * 0.5 + cell.size * 0.36 + drop + Double(index) * lineHeight,
                        size: cell.size, tag: index == 0 ? cell.tag : nil))
            }
        }
        if let rule {
            let box = Rectangle(
                x: LetterLook.left, y: height - rule.thickness, width: LetterLook.width, height: rule.thickness)
            marks.append(.fill(box, rule.colour))
        }
        return Strip(part: .tableRow(table: table, isHeading: isHeading), height: height, marks: marks)
    }
}
