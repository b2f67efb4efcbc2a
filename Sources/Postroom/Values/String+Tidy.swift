package import Foundation

extension StringProtocol {
    /// Without white space at either end.
    package var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension String {
    /// For sorting and searching names: lower case, without accents, single spaces.
    package var folded: String {
        if utf8.allSatisfy({ $0 < 0x80 }) {
            return lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// At most so many characters, with an ellipsis where something was cut.
    package func shortened(to limit: Int) -> String {
        count <= limit ? self : prefix(limit - 1) + "…"
    }
}
