import Foundation

extension StringProtocol {
    /// Without white space at either end.
    package var trimmed: String {
        // Most texts have none, and to look for that of every script is slow.
        let whole = String(self)
        guard let first = whole.utf8.first, let last = whole.utf8.last else { return whole }
        if 33...126 ~= first, 33...126 ~= last { return whole }
        if 33...126 ~= first, last == 10, let end = whole.utf8.lastIndex(where: { $0 != 10 }),
            33...126 ~= whole.utf8[end]
        {
            return String(whole[...end])
        }
        return whole.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension String {
    /// For sorting and searching names: lower case, without accents, single spaces.
    package var folded: String {
        if utf8.allSatisfy({ $0 < 0x80 }) {
            return lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let folded = folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        var text = ""
        for character in folded { text += Self.plain[character] ?? String(character) }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Letters that Unicode does not take apart into a plain one and an accent, as people without them type them.
    private static let plain: [Character: String] = [
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h",
        "’": "'",
    ]

    /// At most so many characters, with an ellipsis where something was cut.
    package func shortened(to limit: Int) -> String {
        count <= limit ? self : prefix(limit - 1) + "…"
    }
}
