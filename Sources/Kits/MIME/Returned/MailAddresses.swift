/// Finds email addresses in text that was written for people.
enum MailAddresses {
    /// Each address once, in the order in which they stand.
    static func find(in text: String, limit: Int = 40) -> [String] {
        let bytes = Array(text.utf8.prefix(65_536))
        var found: [String] = []
        var index = 0
        while index < bytes.count, found.count < limit {
            defer { index += 1 }
            guard bytes[index] == UInt8(ascii: "@") else { continue }
            var start = index
            while start > 0, isLocal(bytes[start - 1]), index - start < 64 { start -= 1 }
            while start < index, bytes[start] == UInt8(ascii: ".") || bytes[start] == UInt8(ascii: "'") { start += 1 }
            var end = index + 1
            while end < bytes.count, isDomain(bytes[end]), end - index < 254 { end += 1 }
            while end > index + 1, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") {
                end -= 1
            }
            guard start < index, bytes[(index + 1)..<end].contains(UInt8(ascii: ".")) else { continue }
            let address = String(decoding: bytes[start..<end], as: UTF8.self)
            if !found.contains(address) { found.append(address) }
            index = end - 1
        }
        return found
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        byte >= 0x80 || HeaderText.isAtomic(byte) || byte == UInt8(ascii: ".")
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: byte >= 0x80
        }
    }
}
