/// What a mail server said, in full.
package struct SMTPReply: Hashable, Sendable {
    /// Three digits, 200 to 599.
    package let code: Int
    /// What follows the code; the lines of a longer reply joined by line feeds.
    package let text: String

    package init(code: Int, text: String) {
        self.code = code
        self.text = text
    }
}

extension SMTPReply: CustomStringConvertible {
    /// `250 2.0.0 Ok: queued as 4D2F`.
    package var description: String { "\(code) \(text)" }
}
