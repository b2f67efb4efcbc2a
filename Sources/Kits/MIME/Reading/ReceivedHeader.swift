/// The header fields of a received message or of one of its parts, unfolded, in their order.
package struct ReceivedHeader: Sendable {
    package struct Field: Sendable, Equatable {
        /// In lower case.
        package let name: String
        /// As received: encoded words are still encoded.
        package let value: String
    }

    package private(set) var fields: [Field] = []

    package init() {}

    /// The first field of this name as received.
    /// - Parameter name: in lower case.
    package subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    package func all(_ name: String) -> [String] {
        fields.lazy.filter { $0.name == name }.map(\.value)
    }

    /// The first field of this name as people read it.
    package func text(_ name: String) -> String? {
        self[name].map(EncodedWords.read)
    }

    /// Reads fields up to the empty line, or up to where no header goes on.
    ///
    /// - Returns: the fields, and where the body begins.
    static func read(_ bytes: ArraySlice<UInt8>, limits: ReadingLimits = ReadingLimits()) -> (ReceivedHeader, body: Int)
    {
        var header = ReceivedHeader()
        var lines = Lines(bytes)
        var name = ""
        var value: [UInt8] = []
        func finish() {
            if !name.isEmpty, header.fields.count < limits.fields {
                header.fields.append(Field(name: name, value: String(decoding: value, as: UTF8.self)))
            }
            (name, value) = ("", [])
        }
        while let line = lines.next() {
            if line.isEmpty {
                finish()
                return (header, lines.position)
            }
            if isSpace(line[line.startIndex]) {
                let rest = trimmed(line)
                if !name.isEmpty, value.count + rest.count < 100_000 { value += [0x20] + rest }
                continue
            }
            if let colon = colon(in: line) {
                finish()
                name = String(decoding: trimmed(line[..<colon]), as: UTF8.self).lowercased()
                value = Array(trimmed(line[(colon + 1)...]))
            } else if !isStray(line, before: lines, isFirst: header.fields.isEmpty && name.isEmpty) {
                finish()
                return (header, line.startIndex)
            }
        }
        finish()
        return (header, bytes.endIndex)
    }

    /// A line among headers that is none: the mark of a mailbox file, or a slip after which the header goes on.
    private static func isStray(_ line: ArraySlice<UInt8>, before rest: Lines, isFirst: Bool) -> Bool {
        if isFirst { return line.starts(with: "From ".utf8) || line.starts(with: ">From ".utf8) }
        var rest = rest
        guard let next = rest.next(), !next.isEmpty else { return false }
        return colon(in: next) != nil
    }

    /// Where the name of a field ends; nil where the line is no field.
    private static func colon(in line: ArraySlice<UInt8>) -> Int? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
        let name = trimmed(line[..<colon])
        guard name.count <= 80, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        return colon
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let first = line.first, isSpace(first) { line.removeFirst() }
        while let last = line.last, isSpace(last) { line.removeLast() }
        return line
    }
}
