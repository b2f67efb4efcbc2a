/// A header's value such as `form-data; name="x"`: a name in lower case, and parameters.
///
/// Source: RFC 9110 §5.6.6; quoted values with backslash escapes, as RFC 7578 parts carry them.
struct HeaderValue {
    let name: String
    private(set) var parameters: [String: String] = [:]

    init(_ value: String) {
        var pieces = Self.split(value)[...]
        name = pieces.popFirst()?.lowercased() ?? ""
        for piece in pieces {
            let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { continue }
            let key = Self.trimmed(halves[0]).lowercased()
            if parameters[key] == nil { parameters[key] = Self.unquoted(Self.trimmed(halves[1])) }
        }
    }

    /// Splits at semicolons outside quotation marks.
    private static func split(_ value: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var isQuoted = false
        var isEscaped = false
        for character in value.unicodeScalars {
            if character == ";", !isQuoted {
                pieces.append(trimmed(piece[...]))
                piece = ""
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && !isEscaped
            piece.unicodeScalars.append(character)
        }
        return pieces + [trimmed(piece[...])]
    }

    private static func unquoted(_ value: String) -> String {
        guard value.utf8.count >= 2, value.utf8.first == UInt8(ascii: "\""), value.utf8.last == UInt8(ascii: "\"")
        else { return value }
        var text = ""
        var isEscaped = false
        for character in value.unicodeScalars.dropFirst().dropLast() {
            // Browsers send a backslash in a file name as it is; only an escaped quotation mark or backslash is one.
            if isEscaped, character != "\"", character != "\\" { text.append("\\") }
            if character == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            isEscaped = false
            text.unicodeScalars.append(character)
        }
        return text
    }

    private static func trimmed(_ text: Substring) -> String {
        let front = text.unicodeScalars.drop { $0 == " " || $0 == "\t" }
        var scalars = Substring.UnicodeScalarView(front)
        while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
        return String(scalars)
    }
}
