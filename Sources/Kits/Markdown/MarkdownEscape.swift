/// Writes any text so that Markdown reads it as that very text: what is filled into a gap is data, never markup.
package enum MarkdownEscape {
    /// Works wherever text stands: in paragraphs, headings, lists, table cells, link texts and link addresses.
    /// Only in code, where Markdown knows no escapes, they would show.
    ///
    /// Punctuation gets a backslash. White space at either end, and all that would break a line or a table, becomes
    /// a numeric entity, which Markdown never takes for structure; a new line thus comes out as a hard break.
    ///
    /// - Source: CommonMark 0.29 §6.1 and §6.2.
    package static func text(_ value: String) -> String {
        var escaped: [UInt8] = []
        let bytes = Array(value.utf8)
        escaped.reserveCapacity(bytes.count * 2)
        let first = bytes.firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
        let last = bytes.lastIndex { $0 != UInt8(ascii: " ") } ?? -1
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: " "):
                escaped += index < first || index > last ? Array("&#32;".utf8) : [byte]
            case UInt8(ascii: "\r"):
                let isPair = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
                if !isPair { escaped += Array("&#10;".utf8) }
            case 0: escaped += Array("\u{FFFD}".utf8)
            case 1..<32, UInt8(ascii: "|"), 127: escaped += Array("&#\(byte);".utf8)
            case _ where isMarkup(byte): escaped += [UInt8(ascii: "\\"), byte]
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "?"),
            UInt8(ascii: "@"), UInt8(ascii: "$"):
            false
        case 33...47, 58...64, 91...96, 123...126: true
        default: false
        }
    }
}
