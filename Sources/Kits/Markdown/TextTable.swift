/// A table drawn with spaces: each column as wide as its widest cell, two spaces between columns.
struct TextTable {
    private let alignments: [Table.Alignment]
    private let header: [String]
    private let rows: [[String]]

    init(_ table: Table, text: ([Inline]) -> String) {
        func oneLine(_ cell: Table.Cell) -> String {
            let text = text(cell)
            guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
            return text.replacing("\n", with: " ")
        }
        alignments = table.alignments
        header = table.header.map { oneLine($0) }
        rows = table.rows.map { $0.map { oneLine($0) } }
    }

    var lines: [String] {
        let widths = alignments.indices.map { column in
            ([header] + rows).map { $0[column].columns }.max() ?? 0
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([header, rule] + rows).map { line($0, widths) }
    }

    /// Written as bytes: a table is most of an email, and characters cost many times as much.
    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let space = UInt8(ascii: " ")
        var line: [UInt8] = []
        line.reserveCapacity(widths.reduce(2 * widths.count, +))
        for column in alignments.indices {
            if column > 0 { line += [space, space] }
            let room = widths[column] - cells[column].columns
            let left =
                switch alignments[column] {
                case .none, .left: 0
                case .centre: room / 2
                case .right: room
                }
            line.append(contentsOf: repeatElement(space, count: left))
            line.append(contentsOf: cells[column].utf8)
            line.append(contentsOf: repeatElement(space, count: room - left))
        }
        while line.last == space { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }
}
