/// One row of a file, read by our fields.
struct ImportRow {
    private let row: CSVRow
    private let layout: ImportLayout

    init(_ row: CSVRow, _ layout: ImportLayout) {
        (self.row, self.layout) = (row, layout)
    }

    var line: Int { row.line }

    /// Every value as written.
    var values: [String] { (0..<row.count).map { row.raw($0, layout.encoding) } }

    /// The field's value without white space at its ends; `nil` where no column fills it.
    func text(_ field: ImportField) -> String? {
        guard let position = layout.position(of: field) else { return nil }
        let text = row.text(position, layout.encoding)
        // Our own files of rejected rows guard formulas with an apostrophe.
        guard text.utf8.first == UInt8(ascii: "'"), CSVWriter.isFormula(String(text.dropFirst())) else {
            return text
        }
        return String(text.dropFirst())
    }

    /// Throws unless the row has a value for each heading.
    func requireShape() throws(BadRow) {
        guard row.count != layout.columns else { return }
        throw BadRow("the row has \(row.count) values, the headings are \(layout.columns)")
    }

    /// The value of a field that must not be empty.
    func required(_ field: ImportField, limit: Int = 200) throws(BadRow) -> String {
        guard let text = text(field), !text.isEmpty else { throw BadRow("the \(field.name) is empty") }
        return try checked(text, field, limit: limit)
    }

    /// The value of a field that may be empty.
    func optional(_ field: ImportField, limit: Int = 200) throws(BadRow) -> String? {
        guard let text = text(field) else { return nil }
        return try checked(text, field, limit: limit)
    }

    private func checked(_ text: String, _ field: ImportField, limit: Int) throws(BadRow) -> String {
        guard text.utf8.count <= limit || text.count <= limit else {
            throw BadRow("the \(field.name) is longer than \(limit) characters")
        }
        return text
    }
}
