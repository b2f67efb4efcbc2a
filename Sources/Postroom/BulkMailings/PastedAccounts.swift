/// Account numbers as somebody pasted them: one a line, or the lines of a CSV whose first column they are.
package struct PastedAccounts: Sendable, Equatable {
    package static let mostLines = 20_000

    /// As written, each once, in their order.
    package private(set) var numbers: [String] = []
    /// What stands behind the first column of a line that seems to hold several account numbers, each once: it is
    /// passed over, and whoever pasted it is told. The first hundred.
    package private(set) var ignored: [String] = []
    /// Lines that said something, the heading of a CSV not among them.
    package private(set) var lineCount = 0

    /// Reads on to one line more than there may be.
    package init(_ text: String) {
        var seen: Set<String> = []
        var passedOver: Set<String> = []
        var text = text
        text.withUTF8 { bytes in
            var rest = bytes[...]
            if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
            for line in rest.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) where lineCount <= Self.mostLines {
                let number = Self.firstColumn(of: line)
                guard !number.isEmpty else { continue }
                if lineCount == 0, Self.isHeading(number) { continue }
                lineCount += 1
                if ignored.count < Self.mostIgnored {
                    ignored += Self.otherNumbers(on: line).filter { passedOver.insert($0.lowercased()).inserted }
                }
                if seen.insert(number.lowercased()).inserted { numbers.append(number) }
            }
        }
    }

    private static let mostIgnored = 100

    /// What stands behind the first column, where all of it looks like account numbers and nothing like the other
    /// columns of a CSV.
    private static func otherNumbers(on line: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
        guard let end = line.firstIndex(where: isSeparator) else { return [] }
        let rest = line[end...].split(whereSeparator: { isSeparator($0) || isBlank($0) })
        let words = rest.prefix(mostIgnored).map { String(decoding: $0, as: UTF8.self) }
        return words.allSatisfy(looksLikeNumber) ? words : []
    }

    private static func looksLikeNumber(_ word: String) -> Bool {
        word.count >= 3 && word.contains(where: \.isNumber) && Day(text: word) == nil
            && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    package var isTooLong: Bool { lineCount > Self.mostLines }

    /// What stands before the first comma, semicolon or tab, or between the quotes that the line begins with.
    private static func firstColumn(of line: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let line = line.drop(while: isBlank)
        guard let first = line.first else { return "" }
        guard first == quote else {
            let column = String(decoding: line.prefix { !isSeparator($0) }, as: UTF8.self).trimmed
            return withoutApostrophe(column)
        }
        var column: [UInt8] = []
        var rest = line.dropFirst()
        while let byte = rest.popFirst() {
            if byte == quote, rest.first != quote { break }
            if byte == quote { rest = rest.dropFirst() }
            column.append(byte)
        }
        return withoutApostrophe(String(decoding: column, as: UTF8.self).trimmed)
    }

    /// Spreadsheets are kept from taking a text for a formula by an apostrophe in front.
    private static func withoutApostrophe(_ column: String) -> String {
        column.hasPrefix("'") ? String(column.dropFirst()).trimmed : column
    }

    /// The CSVs of Postroom and of the usual ledgers begin with the names of their columns.
    private static func isHeading(_ column: String) -> Bool {
        ImportField.account.headings(in: .invoices).contains(ImportField.key(column))
    }

    private static let quote = UInt8(ascii: "\"")

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 0x09
    }
}
