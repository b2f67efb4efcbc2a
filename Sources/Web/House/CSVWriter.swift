package import FastCGI

/// A CSV file for spreadsheets: RFC 4180 with CRLF and a byte order mark, so that names in any script open right.
///
/// A cell that a spreadsheet would take for a formula is made plain text with an apostrophe; numbers stay numbers.
package struct CSVWriter {
    private var bytes: [UInt8]

    package init(headings: [String]) {
        bytes = [0xEF, 0xBB, 0xBF]
        add(headings)
    }

    package mutating func add(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell)
        }
        bytes += [13, 10]
    }

    package func reply(named filename: String) -> Reply {
        var reply = Reply.bytes(bytes, type: "text/csv; charset=utf-8")
        reply.offer(as: filename, download: true)
        return reply
    }

    private mutating func append(_ cell: String) {
        let safe = Self.isFormula(cell) ? "'" + cell : cell
        guard safe.utf8.contains(where: { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }) else {
            bytes += safe.utf8
            return
        }
        bytes.append(34)
        for byte in safe.utf8 {
            if byte == 34 { bytes.append(34) }
            bytes.append(byte)
        }
        bytes.append(34)
    }

    private static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.utf8.first, [61, 43, 45, 64, 9, 13].contains(first) else { return false }
        // A negative amount is no formula.
        return
            !(first == 45 && cell.utf8.dropFirst().allSatisfy { (48...57).contains($0) || $0 == 46 }
            && cell.utf8.count > 1)
    }
}
