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
    /// Whether every cell stands on one line.
    let isRoomy: Bool
    private static let gap = 12.0

    init(_ table: LetterTable, typesetter: Typesetter) {
        let count = table.columns.count
        let room = LetterLook.width - Self.gap * Double(max(0, count - 1))
        let natural = Self.widest(of: table) { typesetter.line(LetterLook.runs($0, in: $1)).width }
        isRoomy = natural.reduce(0, +) <= room
        let widths = isRoomy ? natural : Self.fit(natural, least: Self.longestWords(of: table, typesetter), room: room)
        let spare = max(0, room - widths.reduce(0, +)) / Double(max(1, count - 1))
        var x = LetterLook.left
        for (index, width) in widths.enumerated() {
            columns.append(Column(x: x, width: width + 0.01, alignment: table.columns[index].alignment))
            x += width + Self.gap + spare
        }
    }

    /// The greatest measure of the cells of each column. The label of a total may run over its neighbours.
    private static func widest(of table: LetterTable, _ measure: (LetterText, TextStyle) -> Double) -> [Double] {
        var widest = table.columns.map { measure($0.heading, LetterLook.tableHeading) }
        for row in table.rows {
            for (index, cell) in row.prefix(widest.count).enumerated() {
                widest[index] = max(widest[index], measure(cell, LetterLook.table))
            }
        }
        for row in table.totals {
            for (index, cell) in row.prefix(widest.count).enumerated().dropFirst() {
                widest[index] = max(widest[index], measure(cell, LetterLook.tableStrong))
            }
        }
        return widest
    }

    private static func longestWords(of table: LetterTable, _ typesetter: Typesetter) -> [Double] {
        widest(of: table) { text, style in
            text.runs.flatMap { $0.text.split(separator: " ") }.map { typesetter.line(String($0), style).width }.max()
                ?? 0
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
