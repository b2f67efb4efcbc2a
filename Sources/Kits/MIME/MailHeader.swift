/// A header beyond the ones that every message has: `Auto-Submitted`, `List-Unsubscribe`, `X-…`.
package struct MailHeader: Hashable, Sendable {
    package let name: String
    package let value: String

    /// Names that the message writes itself.
    private static let taken: Set<String> = [
        "from", "sender", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id", "mime-version",
        "content-type", "content-transfer-encoding", "content-disposition",
    ]

    /// - Parameter value: ASCII is kept to the letter, other text becomes encoded words; a control character is
    ///   refused.
    package init(_ name: String, _ value: String) throws(MailFault) {
        let isName = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
        guard !name.isEmpty, isName, name.utf8.count <= 64, !Self.taken.contains(name.lowercased()) else {
            throw .headerNotAllowed(name.utf8.contains(where: HeaderText.isControl) ? "" : name)
        }
        guard !value.utf8.contains(where: HeaderText.isControl) else { throw .controlCharacter(inHeader: name) }
        let longest = value.utf8.split(separator: UInt8(ascii: " ")).map(\.count).max() ?? 0
        guard !HeaderText.isPlain(value) || longest < 900 else { throw .headerTooLong(name) }
        self.name = name
        self.value = HeaderText.tidied(value)
    }

    func write(to header: inout HeaderWriter) {
        header.begin(name)
        if HeaderText.isPlain(value) {
            header.write(text: value)
        } else {
            EncodedWords.write(value, to: &header)
        }
        header.end()
    }
}
