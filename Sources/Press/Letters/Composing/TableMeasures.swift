import PDF

/// How wide the columns of a table are: as wide as their words where there is room, the wordy ones wrapped where not.
struct TableMeasures {
    struct Column {
        let x: Double
        let width: Double
        let alignment: LetterTable.Alignment

        func x(of line: TextLine) -> Double {
            switch alignment {
            case .left: line.isRightToLeft ? x + width - line.width : x
            case .centre: x + (width - line.width) / 2
            case .right: x + width - line.width
            }
        }
    }

    private(set) var columns: [Column] = []
    private static let gap = 12.0

    init(_ table: LetterTable, typesetter: Typesetter) {
        var natural = [Double](repeating: 0, count: table.columns.count)
        var least = natural
        func measure(_ cells: [LetterText], _ style: TextStyle) {
            for (index, cell) in cells.enumerated() where index < natural.count {
                natural[index] = max(natural[index], typesetter.line(LetterLook.runs(cell, in: style)).width)
                for word in cell.runs.flatMap({ $0.text.split(separator: " ") }) {
                    least[index] = max(least[index], typesetter.line(String(word), style).width)
                }
            }
        }
        measure(table.columns.map(\.heading), LetterLook.tableHeading)
        for row in table.rows { measure(row, LetterLook.table) }
        for row in table.totals { measure([""] + row.dropFirst(), LetterLook.tableStrong) }
        let room = LetterLook.width - Self.gap * Double(max(0, natural.count - 1))
        let widths = Self.fit(natural, least: least, room: room)
        let spare = max(0, room - widths.reduce(0, +)) / Double(max(1, natural.count - 1))
        var x = LetterLook.left
        for (index, width) in widths.enumerated() {
            columns.append(Column(x: x, width: width + 0.01, alignment: table.columns[index].alignment))
            x += width + Self.gap + spare
        }
    }

    private static func fit(_ natural: [Double], least: [Double], room: Double) -> [Double] {
        let wanted = natural.reduce(0, +)
        guard wanted > room else { return natural }
        let needed = least.reduce(0, +)
        guard needed < room else { return least.map { $0 * room / max(needed, 1) } }
        let share = (room - needed) / (wanted - needed)
        return zip(natural, least).map { $1 + ($0 - $1) * share }
    }
}
