extension EncodedWords {
    /// The text with its encoded words as people read them; what is none is left as it stands.
    ///
    /// - Source: RFC 2047 §2, §6.2: spaces between two encoded words are no part of the text.
    static func read(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "=")), text.contains("=?") else { return text }
        var result = ""
        var rest = text[...]
        var afterWord = false
        while let start = rest.firstRange(of: "=?") {
            let between = rest[..<start.lowerBound]
            guard let (word, after) = word(at: start.lowerBound, in: rest) else {
                result += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                afterWord = false
                continue
            }
            if !(afterWord && between.allSatisfy(\.isWhitespace)) { result += between }
            result += word
            rest = rest[after...]
            afterWord = true
        }
        return result + rest
    }

    /// One encoded word `=?charset?b or q?text?=`, and where it ends.
    private static func word(at start: String.Index, in text: Substring) -> (String, String.Index)? {
        let inside = text[text.index(start, offsetBy: 2)...]
        guard let charsetEnd = inside.firstIndex(of: "?") else { return nil }
        let afterCharset = inside[inside.index(after: charsetEnd)...]
        guard let dress = afterCharset.first?.lowercased(), dress == "b" || dress == "q",
            afterCharset.dropFirst().first == "?"
        else { return nil }
        let body = afterCharset.dropFirst(2)
        guard let end = body.firstRange(of: "?=") else { return nil }
        let charset = inside[..<charsetEnd].prefix { $0 != "*" }  // a language may follow (RFC 2231 §5)
        let coded = Array(body[..<end.lowerBound].utf8)
        let bytes =
            dress == "b"
            ? Base64.decode(coded)
            : Hexadecimal.decoded(coded.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }[...], mark: UInt8(ascii: "="))
        return (Charset.text(bytes, String(charset)), end.upperBound)
    }
}
