/// Reads `word; name=value; name="value"; name*0*=…` as headers hold it, with patience for slips.
///
/// - Source: RFC 2045 §5.1; RFC 2231 §3 and §4 for values in pieces and in percent-encoding.
struct ParameterScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The text up to a mark, without comments and outer spaces; the mark is passed.
    mutating func word(until mark: Character) -> String {
        let end = mark.asciiValue ?? 0
        var word: [UInt8] = []
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "(") { depth += 1 }
            if depth == 0 {
                if byte == end { break }
                if byte > 0x20 { word.append(byte) }
            }
            if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
            index += 1
        }
        index += 1
        return String(decoding: word, as: UTF8.self)
    }

    mutating func parameters() -> [String: String] {
        var plain: [String: String] = [:]
        var pieces: [String: [Int: (text: [UInt8], isEncoded: Bool)]] = [:]
        var count = 0
        while index < bytes.count, count < 100 {
            count += 1
            let name = name()
            guard !name.isEmpty else { continue }
            let value = value()
            let halves = name.split(separator: "*", omittingEmptySubsequences: false)
            if halves.count == 1 {
                plain[name] = plain[name] ?? String(decoding: value, as: UTF8.self)
            } else {
                let number = Int(halves[1]) ?? 0
                pieces[String(halves[0]), default: [:]][number] = (value, halves.last?.isEmpty == true)
            }
        }
        for (name, parts) in pieces {
            plain[name] = Self.joined(parts.sorted { $0.key < $1.key }.map(\.value))
        }
        return plain
    }

    private mutating func name() -> String {
        var name: [UInt8] = []
        while index < bytes.count, bytes[index] != UInt8(ascii: "=") {
            if bytes[index] == UInt8(ascii: ";") {
                index += 1
                return ""
            }
            if bytes[index] > 0x20 { name.append(bytes[index]) }
            index += 1
        }
        index += 1
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    /// A quoted value as it is meant, or a bare one up to the semicolon.
    private mutating func value() -> [UInt8] {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        var value: [UInt8] = []
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
            index += 1
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
                value.append(bytes[index])
                index += 1
            }
            _ = word(until: ";")
        } else {
            value = Array(word(until: ";").utf8)
        }
        return value
    }

    private static func joined(_ pieces: [(text: [UInt8], isEncoded: Bool)]) -> String {
        var charset = "utf-8"
        var bytes: [UInt8] = []
        for (number, piece) in pieces.enumerated() {
            guard piece.isEncoded else {
                bytes += piece.text
                continue
            }
            var text = piece.text[...]
            let quote = UInt8(ascii: "'")
            if number == 0, let first = text.firstIndex(of: quote),
                let second = text[(first + 1)...].firstIndex(of: quote)
            {
                charset = String(decoding: text[..<first], as: UTF8.self)
                text = text[(second + 1)...]
            }
            bytes += Hexadecimal.decoded(text, mark: UInt8(ascii: "%"))
        }
        return Charset.text(bytes, charset)
    }
}
