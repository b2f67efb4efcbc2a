import Glibc

/// Text made ready for looking for phrases: small letters, one space where there was any room.
struct FoldedWords: Sendable {
    /// Nobody reads further into a bounce than this.
    private static let longest = 65_536

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
        self.bytes = bytes
    }

    func has(_ phrase: String) -> Bool {
        var phrase = phrase
        return phrase.withUTF8 { phrase in
            bytes.withUnsafeBufferPointer { bytes in
                guard let hay = bytes.baseAddress, let needle = phrase.baseAddress else { return false }
                return memmem(hay, bytes.count, needle, phrase.count) != nil
            }
        }
    }

    func hasAny(_ phrases: [String]) -> Bool { phrases.contains(where: has) }
}
