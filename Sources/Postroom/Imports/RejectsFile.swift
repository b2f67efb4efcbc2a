/// The rows that were not taken in, to be mended and imported again.
struct RejectsFile {
    private var writer = CSVWriter()
    private let columns: Int

    init(headings: [String]) {
        columns = headings.count
        writer.add(headings + ["Line", "Reason"])
    }

    mutating func add(_ row: ImportRow, reason: String) {
        // A row that is too long or too short is cut or filled, so that line and reason stay in their columns.
        var values = row.values
        if values.count > columns {
            values[columns - 1] = values[(columns - 1)...].joined(separator: " ")
        }
        values =
            Array(values.prefix(columns)) + Array(repeating: "", count: max(0, columns - values.count))
        writer.add(values + [String(row.line), reason])
    }

    var bytes: [UInt8] { writer.bytes }
}
