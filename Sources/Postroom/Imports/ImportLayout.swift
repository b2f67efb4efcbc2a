/// How the rows of one file are laid out: which value belongs to which field.
final class ImportLayout {
    let columns: Int
    let encoding: TextEncoding
    private let separator: UInt8
    private let hasSeparatorLine: Bool
    /// By the field's raw value; -1 where no column fills it.
    private var positions = [Int](repeating: -1, count: ImportField.allCases.count)

    init(_ inspection: Inspection) {
        columns = inspection.headings.count
        encoding = inspection.encoding
        separator = inspection.separator.rawValue
        hasSeparatorLine = inspection.hasSeparatorLine
        for (field, heading) in inspection.mapping.headings {
            positions[field.rawValue] = inspection.headings.firstIndex(of: heading) ?? -1
        }
    }

    /// Where the field stands in a row; `nil` where no column fills it.
    func position(of field: ImportField) -> Int? {
        let position = positions[field.rawValue]
        return position < 0 ? nil : position
    }

    /// Hands on every row below the headings that is not blank.
    func each(of source: ImportSource, _ body: (ImportRow) throws -> Void) throws {
        var reader = try CSVReader(source, separator: separator)
        var row = CSVRow()
        if hasSeparatorLine { _ = try reader.next(&row) }
        var isHeading = true
        while try reader.next(&row) {
            if row.isBlank { continue }
            if isHeading {
                isHeading = false
                continue
            }
            row.dropEmptyTail(beyond: columns)
            try body(ImportRow(row, self))
        }
    }
}
