import Glibc

/// Text made ready for looking for phrases: small letters, one space where there was any room.
struct FoldedWords: Sendable {
    /// Nobody reads further into a bounce than this.
    private static let longest = 65_536

    /// Ends in a zero, for C.
    let bytes: [UInt8]

    init(_ text: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(text.utf8.count, Self.longest))
        for byte in text.utf8.prefix(Self.longest) {
            if byte <= 0x20 {
                if bytes.last != 0x20 { bytes.append(0x20) }
            } else {
                bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            }
        }
        self.bytes = bytes + [0]
    }

    func has(_ phrase: String) -> Bool { Self.place(of: phrase, in: bytes) != nil }
    func hasAny(_ phrases: [String]) -> Bool { phrases.contains(where: has) }

    /// Where the phrase first stands.
    /// - Parameter bytes: ends in a zero, and holds no other.
    static func place(of phrase: String, in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                let found = strstr(start, phrase)
            else { return nil }
            return UnsafePointer(found) - start
        }
    }
}
