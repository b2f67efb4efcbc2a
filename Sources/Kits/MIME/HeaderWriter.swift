/// Writes header fields, folded so that no line passes 76 characters where there is a place to fold.
struct HeaderWriter {
    static let width = 76

    private(set) var bytes: [UInt8] = []
    /// How many characters the current line holds.
    private(set) var column = 0
    /// Nothing follows the field's name yet. A fold here would leave the name alone on its line, which readers mistake.
    private(set) var isBeforeValue = false

    init(capacity: Int = 1024) {
        bytes.reserveCapacity(capacity)
    }

    mutating func begin(_ name: String) {
        append(name.utf8)
        append(":".utf8)
        isBeforeValue = true
    }

    mutating func end() {
        append("\r\n".utf8)
        column = 0
    }

    /// A whole field whose value needs no folding.
    mutating func field(_ name: String, _ value: String) {
        begin(name)
        append(" ".utf8)
        append(value.utf8)
        end()
    }

    /// Starts a new line of the same field; what is written next must be told to stand after a space.
    mutating func breakLine() {
        guard column > 1, !isBeforeValue else { return }
        append("\r\n".utf8)
        column = 0
    }

    /// Writes something that cannot be split, on this line or, where it does not fit, on the next.
    mutating func write(_ token: some Collection<UInt8>, afterSpace: Bool) {
        if afterSpace {
            if column + 1 + token.count > Self.width { breakLine() }
            append(" ".utf8)
        }
        append(token)
        isBeforeValue = false
    }

    /// Writes ASCII text, folding at its spaces; runs of spaces survive the folding and the unfolding.
    mutating func write(text: String) {
        var rest = text.utf8[...]
        append(" ".utf8)
        isBeforeValue = false
        while !rest.isEmpty {
            let spaces = rest.prefix { $0 == UInt8(ascii: " ") }
            let word = rest[spaces.endIndex...].prefix { $0 != UInt8(ascii: " ") }
            if !spaces.isEmpty, column + spaces.count + word.count > Self.width { breakLine() }
            append(spaces)
            append(word)
            rest = rest[word.endIndex...]
        }
    }

    /// Writes people's text, which has been tidied: as it is where it can be, else as encoded words.
    mutating func write(unstructured text: String) {
        if HeaderText.isPlain(text), !Self.hasLongWord(text) {
            write(text: text)
        } else {
            EncodedWords.write(text, to: &self)
        }
    }

    /// Writes `Name <address>`, the name bare, quoted or encoded.
    mutating func write(_ mailbox: Mailbox) {
        let name = mailbox.name
        if name.isEmpty {
            return write(mailbox.address.utf8, afterSpace: true)
        }
        if !HeaderText.isPlain(name) || name.utf8.count > 70 {
            EncodedWords.write(name, to: &self)
        } else if name.utf8.allSatisfy({ HeaderText.isAtomic($0) || $0 == UInt8(ascii: " ") }) {
            write(name.utf8, afterSpace: true)
        } else {
            write(Self.quoted(name), afterSpace: true)
        }
        write("<\(mailbox.address)>".utf8, afterSpace: true)
    }

    mutating func write(_ mailboxes: [Mailbox]) {
        for (index, mailbox) in mailboxes.enumerated() {
            if index > 0 { append(",".utf8) }
            write(mailbox)
        }
    }

    /// `"text"` with quotes and backslashes escaped.
    static func quoted(_ text: String) -> [UInt8] {
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { quoted.append(UInt8(ascii: "\\")) }
            quoted.append(byte)
        }
        quoted.append(UInt8(ascii: "\""))
        return quoted
    }

    private static func hasLongWord(_ text: String) -> Bool {
        var length = 0
        for byte in text.utf8 {
            length = byte == UInt8(ascii: " ") ? 0 : length + 1
            if length > width { return true }
        }
        return false
    }

    private mutating func append(_ token: some Collection<UInt8>) {
        bytes.append(contentsOf: token)
        column += token.count
    }
}
