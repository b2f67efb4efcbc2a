/// Finds the tags of a template one after the other and tells what surrounds them on their line.
struct Scanner {
    let source: [UInt8]
    let template: String
    private(set) var position = 0
    private(set) var line = 1
    private var open = Array("{{".utf8)
    private var close = Array("}}".utf8)

    init(source: [UInt8], template: String) {
        self.source = source
        self.template = template
    }

    /// The next tag, or nil where only text is left.
    mutating func next() throws(MustacheError) -> Tag? {
        guard let start = find(open, from: position) else { return nil }
        advance(to: start)
        var content = skipBlanks(from: start + open.count)
        let kind = self.kind(of: content < source.count ? source[content] : 0)
        if kind != .escaped { content += 1 }
        var end = close
        if kind == .raw, source[content - 1] == UInt8(ascii: "{") { end.insert(UInt8(ascii: "}"), at: 0) }
        if kind == .delimiters { end.insert(UInt8(ascii: "="), at: 0) }
        guard let stop = find(end, from: content) else { throw error("the tag is never closed") }
        let text = String(decoding: source[content..<stop], as: UTF8.self)
        let tag = Tag(kind: kind, content: trim(text), line: line, range: start..<(stop + end.count))
        if kind == .delimiters { try change(to: tag.content) }
        advance(to: tag.range.upperBound)
        return tag
    }

    /// Whether nothing but blanks stands before the index on its line.
    func isBlank(before index: Int) -> Bool {
        lineStart(of: index) == blankStart(before: index)
    }

    /// The first byte of the line an index stands on.
    func lineStart(of index: Int) -> Int {
        source[..<index].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    }

    /// Where the next line begins when nothing but blanks follows the index on its line, else nil.
    func lineEnd(after index: Int) -> Int? {
        var index = skipBlanks(from: index, newlines: false)
        if index == source.count { return index }
        if source[index] == UInt8(ascii: "\r"), index + 1 < source.count { index += 1 }
        return source[index] == UInt8(ascii: "\n") ? index + 1 : nil
    }

    /// Goes on from an index further down, counting lines on the way.
    mutating func advance(to index: Int) {
        for byte in source[position..<index] where byte == UInt8(ascii: "\n") { line += 1 }
        position = index
    }

    /// Whether a closing tag of some kind begins at the index.
    func closes(at index: Int) -> Bool {
        guard source[index...].starts(with: open) else { return false }
        let content = skipBlanks(from: index + open.count)
        return content < source.count && source[content] == UInt8(ascii: "/")
    }

    func skipBlanks(from index: Int, newlines: Bool = true) -> Int {
        var index = index
        while index < source.count, isBlank(source[index]) || newlines && isNewline(source[index]) { index += 1 }
        return index
    }

    func error(_ message: String) -> MustacheError {
        MustacheError(template: template, line: line, message: message)
    }

    private func blankStart(before index: Int) -> Int {
        var index = index
        while index > 0, isBlank(source[index - 1]) { index -= 1 }
        return index
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    private func isNewline(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    private func trim(_ text: String) -> String {
        let isSpace = { (character: Character) in character.isWhitespace }
        var text = text.drop(while: isSpace)
        while let last = text.last, isSpace(last) { text.removeLast() }
        return String(text)
    }

    private func kind(of byte: UInt8) -> Tag.Kind {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "&"): .raw
        case UInt8(ascii: "#"): .section
        case UInt8(ascii: "^"): .inverted
        case UInt8(ascii: "/"): .close
        case UInt8(ascii: ">"): .partial
        case UInt8(ascii: "<"): .parent
        case UInt8(ascii: "$"): .block
        case UInt8(ascii: "!"): .comment
        case UInt8(ascii: "="): .delimiters
        default: .escaped
        }
    }

    private mutating func change(to delimiters: String) throws(MustacheError) {
        let parts = delimiters.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, !delimiters.contains("=") else {
            throw error("two new delimiters are needed, as in {{=<% %>=}}")
        }
        open = Array(parts[0].utf8)
        close = Array(parts[1].utf8)
    }

    private func find(_ needle: [UInt8], from start: Int) -> Int? {
        guard source.count >= needle.count else { return nil }
        var index = start
        while index <= source.count - needle.count {
            if source[index] == needle[0], source[index...].starts(with: needle) { return index }
            index += 1
        }
        return nil
    }
}
