/// What may stand in a header as it is, and what must be dressed first.
enum HeaderText {
    /// People's text made fit for one line: control characters become spaces, the ends are trimmed. This is what makes
    /// it impossible to smuggle a header in through a name, a subject or a file name.
    static func tidied(_ text: String) -> String {
        let bytes = text.utf8
        let isTidy =
            !bytes.contains(where: isControl) && bytes.first != space && bytes.last != space
            && !bytes.contains(0xC2)  // the lead byte of the C1 controls, among others
        if isTidy { return text }
        var scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }[...]
        while scalars.first == " " { scalars.removeFirst() }
        while scalars.last == " " { scalars.removeLast() }
        var tidied = String.UnicodeScalarView()
        tidied.append(contentsOf: scalars)
        return String(tidied)
    }

    /// True where the text may stand unencoded: ASCII that no reader could take for an encoded word.
    static func isPlain(_ text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte >= 0x80 || (previous == UInt8(ascii: "=") && byte == UInt8(ascii: "?")) { return false }
            previous = byte
        }
        return true
    }

    static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

    /// `atext` of RFC 5322 §3.2.3: what may stand in an address or a name without quotes.
    static func isAtomic(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: byte > 0x20 && byte < 0x7F && !specials.utf8.contains(byte)
        }
    }

    private static let specials: StaticString = "()<>[]:;@\\,.\""
    private static let space = UInt8(ascii: " ")
}

extension StaticString {
    /// The bytes of a constant.
    fileprivate var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
