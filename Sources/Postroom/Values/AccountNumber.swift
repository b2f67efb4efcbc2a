/// A customer's account number: 1 to 20 characters without a slash or white space, unique ignoring case.
package struct AccountNumber: Hashable, Sendable, CustomStringConvertible {
    /// As written; leading zeros are kept.
    package let text: String
    /// For comparing and looking up.
    package let key: String

    package init?(_ written: String) {
        let text = written.trimmed
        guard (1...20).contains(text.count), !text.contains(where: { $0 == "/" || $0.isWhitespace || $0.isNewline }),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
        else { return nil }
        self.text = text
        key = text.lowercased()
    }

    package var description: String { text }
}
