extension QuotedPrintable {
    /// The bytes behind quoted-printable; a mark that leads nowhere stays as it stands (RFC 2045 §6.7, note 1).
    package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let equals = UInt8(ascii: "=")
        guard text.contains(equals) else { return Array(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == equals, let next = softBreak(after: index, in: text) {
                index = next
            } else if byte == equals, index + 2 < text.endIndex,
                let high = Hexadecimal.value(text[index + 1]), let low = Hexadecimal.value(text[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(byte)
                index += 1
            }
        }
        return bytes
    }

    /// Where the text goes on where a line end follows the mark; spaces that a server added before it are forgiven.
    private static func softBreak(after mark: Int, in text: ArraySlice<UInt8>) -> Int? {
        var index = mark + 1
        while index < text.endIndex, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
        guard index < text.endIndex else { return text.endIndex }
        if text[index] == 0x0A { return index + 1 }
        guard text[index] == 0x0D else { return nil }
        return index + 1 < text.endIndex && text[index + 1] == 0x0A ? index + 2 : index + 1
    }
}
