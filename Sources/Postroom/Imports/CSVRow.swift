/// One row of a CSV file, as bytes: quotes are gone, the encoding is not yet decided.
struct CSVRow {
    /// The physical line on which the row starts; the first line of a file is 1.
    private(set) var line = 1
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    var count: Int { ends.count }

    /// Whether nothing but white space stands in it.
    var isBlank: Bool { bytes.allSatisfy { $0 <= 0x20 } }

    mutating func begin(line: Int) {
        self.line = line
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(_ run: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: run) }
    mutating func endField() { ends.append(bytes.count) }

    /// Leaves out empty values at the end beyond the count.
    mutating func dropEmptyTail(beyond count: Int) {
        while ends.count > count, ends[ends.count - 1] == ends[ends.count - 2] { ends.removeLast() }
    }

    /// A value as written.
    func raw(_ index: Int, _ encoding: TextEncoding) -> String {
        encoding.text(bytes[range(index)])
    }

    /// A value without white space at its ends; empty where the row has no such value.
    func text(_ index: Int, _ encoding: TextEncoding) -> String {
        guard index < ends.count else { return "" }
        var range = range(index)
        while let first = range.first, isSpace(bytes[first]) { range = range.dropFirst() }
        while let last = range.last, isSpace(bytes[last]) { range = range.dropLast() }
        guard !range.isEmpty else { return "" }
        if encoding == .utf8 {
            let text = bytes.withUnsafeBufferPointer {
                String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
            }
            return hasWideSpace(range) ? text.trimmed : text
        }
        return encoding.text(bytes[range]).trimmed
    }

    private func range(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    /// Whether an end of the value is beyond ASCII and so may be a no-break space.
    private func hasWideSpace(_ range: Range<Int>) -> Bool {
        bytes[range.lowerBound] >= 0x80 || bytes[range.upperBound - 1] >= 0x80
    }
}

extension CSVRow {
    /// Whether the bytes are valid UTF-8. Separators are ASCII, so a row never begins or ends inside a letter.
    var isUTF8: Bool {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return true }
        return String(validating: bytes, as: UTF8.self) != nil
    }
}
