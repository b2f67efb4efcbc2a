/// Base64 with the alphabet that needs no escaping in an address, without padding.
///
/// - Source: RFC 4648 §5.
package enum Base64URL {
    package static func string(_ bytes: some Collection<UInt8>) -> String {
        let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        return String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { text in
            var position = 0
            var bits: UInt32 = 0
            var count: UInt32 = 0
            func put(_ index: UInt32) {
                text[position] = alphabet.utf8Start[Int(index & 63)]
                position += 1
            }
            for byte in bytes {
                bits = bits << 8 | UInt32(byte)
                count += 8
                while count >= 6 {
                    count -= 6
                    put(bits >> count)
                }
                bits &= (1 << count) - 1
            }
            if count > 0 { put(bits << (6 - count)) }
            return position
        }
    }

    /// Reads what `string` wrote and nothing else: no padding, no stray bits, so one token has one spelling.
    ///
    /// - Returns: nil when the text is anything else.
    package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for digit in text.utf8 {
            guard let value = value(digit) else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
                bits &= (1 << count) - 1
            }
        }
        return count < 6 && bits == 0 ? bytes : nil
    }

    private static func value(_ digit: UInt8) -> UInt32? {
        switch digit {
        case 0x41...0x5A: UInt32(digit) - 0x41
        case 0x61...0x7A: UInt32(digit) - 0x61 + 26
        case 0x30...0x39: UInt32(digit) - 0x30 + 52
        case 0x2D: 62
        case 0x5F: 63
        default: nil
        }
    }
}
