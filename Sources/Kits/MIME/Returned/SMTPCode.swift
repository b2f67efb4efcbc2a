/// A server's reply code where a report quotes one: `550 5.1.1 …`, `said: 554-…`.
enum SMTPCode {
    /// The first number from 400 to 599 that stands like a reply code: alone, and something is said after it.
    static func first(in text: String, limit: Int = 8_192) -> Int? {
        let bytes = Array(text.utf8.prefix(limit))
        var index = 0
        while index + 3 < bytes.count {
            defer { index += 1 }
            let isStart = index == 0 || !isPart(bytes[index - 1])
            guard isStart, bytes[index] == 0x34 || bytes[index] == 0x35,
                (0x30...0x35).contains(bytes[index + 1]), (0x30...0x39).contains(bytes[index + 2]),
                bytes[index + 3] == 0x20 || bytes[index + 3] == UInt8(ascii: "-")
            else { continue }
            return bytes[index...].prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        return nil
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte >= 0x41
    }
}
