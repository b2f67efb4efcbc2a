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

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = alignments.indices.map { pad(cells[$0], to: widths[$0], alignments[$0]) }.joined(separator: "  ")
        while line.utf8.last == UInt8(ascii: " ") { line.unicodeScalars.removeLast() }
        return line
    }

    private func pad(_ text: String, to width: Int, _ alignment: Table.Alignment) -> String {
        let room = width - text.columns
        let left =
            switch alignment {
            case .none, .left: 0
            case .centre: room / 2
            case .right: room
            }
        return String(repeating: " ", count: left) + text + String(repeating: " ", count: room - left)
    }
}
