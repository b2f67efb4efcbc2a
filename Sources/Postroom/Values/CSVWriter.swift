/// Writes rows of comma-separated values for people who open them in a spreadsheet: RFC 4180 with CRLF.
package struct CSVWriter {
    package private(set) var bytes: [UInt8] = []

    init() {}

    /// A sheet with its headings, behind a byte order mark, so that names in any script open right.
    package init(headings: [String]) {
        bytes = [0xEF, 0xBB, 0xBF]
        add(headings)
    }

    package mutating func add(_ values: [String]) {
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: Self.cell(value).utf8)
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    /// A value that a spreadsheet would take for a formula gets an apostrophe in front; numbers are left alone.
    /// The reader of imports takes the apostrophe away again.
    static func cell(_ value: String) -> String {
        var value = value
        if isFormula(value) { value = "'" + value }
        let needsQuotes = value.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        return needsQuotes ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
    }

    static func isFormula(_ value: String) -> Bool {
        guard let first = value.utf8.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            return !value.utf8.dropFirst().allSatisfy(isPartOfNumber)
        default: return false
        }
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || " .,()/".utf8.contains(byte)
    }
}
