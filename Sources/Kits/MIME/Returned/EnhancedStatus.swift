/// A status code of three numbers, `5.1.1`. Source: RFC 3463 §2.
struct EnhancedStatus: Hashable, Sendable, CustomStringConvertible {
    /// 2 done, 4 not yet, 5 never.
    let kind: Int
    let subject: Int
    let detail: Int

    var description: String { "\(kind).\(subject).\(detail)" }
    /// Says no more than that it failed.
    var isVague: Bool { subject == 0 || (subject == 5 && detail == 0) }

    /// The first code in the text that is one: no piece of a network address or of a version.
    static func first(in text: String, limit: Int = 8_192) -> EnhancedStatus? {
        let bytes = Array(text.utf8.prefix(limit))
        var index = 0
        while index + 4 < bytes.count {
            defer { index += 1 }
            let isStart = index == 0 || !(isDigit(bytes[index - 1]) || bytes[index - 1] == dot)
            guard isStart, [0x32, 0x34, 0x35].contains(bytes[index]), bytes[index + 1] == dot,
                let (subject, second) = number(bytes, at: index + 2), second < bytes.count, bytes[second] == dot,
                let (detail, end) = number(bytes, at: second + 1)
            else { continue }
            let goesOn = end < bytes.count && (isDigit(bytes[end]) || isInside(bytes, at: end))
            if !goesOn { return EnhancedStatus(kind: Int(bytes[index] - 0x30), subject: subject, detail: detail) }
        }
        return nil
    }

    private static let dot = UInt8(ascii: ".")

    /// A dot and a digit follow: this is a longer number.
    private static func isInside(_ bytes: [UInt8], at end: Int) -> Bool {
        bytes[end] == dot && end + 1 < bytes.count && isDigit(bytes[end + 1])
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// One to three digits.
    private static func number(_ bytes: [UInt8], at start: Int) -> (Int, end: Int)? {
        var (value, index) = (0, start)
        while index < bytes.count, index < start + 3, isDigit(bytes[index]) {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return index > start ? (value, index) : nil
    }
}
