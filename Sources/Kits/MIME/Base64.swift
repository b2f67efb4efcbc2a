/// Base64 in lines, three bytes to two table look-ups. Source: RFC 2045 §6.8.
package enum Base64 {
    /// The two characters for each value of 12 bits, first character in the low byte.
    private static let pairs: [UInt16] = {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        return (0..<4096).map { UInt16(alphabet[$0 >> 6]) | UInt16(alphabet[$0 & 63]) << 8 }
    }()

    /// - Parameter lineLength: characters in a line, a multiple of 4; nil for one line without an end.
    /// - Returns: the characters; with a line length, every line ends in CRLF.
    package static func encode(_ bytes: [UInt8], lineLength: Int? = 76) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size(of: bytes, lineLength: lineLength)) { output, count in
            count = write(bytes, lineLength: lineLength, to: output)
        }
    }

    /// How many bytes they become, exactly.
    static func size(of bytes: [UInt8], lineLength: Int? = 76) -> Int {
        precondition((lineLength ?? 4) % 4 == 0, "a line holds whole groups of four")
        let characters = (bytes.count + 2) / 3 * 4
        guard let lineLength else { return characters }
        return characters + (characters + lineLength - 1) / lineLength * 2
    }

    /// - Returns: how many bytes were written.
    static func write(
        _ bytes: [UInt8], lineLength: Int? = 76, to output: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        let perLine = lineLength.map { $0 / 4 * 3 } ?? bytes.count
        return bytes.withUnsafeBufferPointer { input in
            pairs.withUnsafeBufferPointer { pairs in
                write(input, perLine: perLine, ends: lineLength != nil, pairs: pairs, to: output)
            }
        }
    }

    private static func write(
        _ input: UnsafeBufferPointer<UInt8>, perLine: Int, ends: Bool, pairs: UnsafeBufferPointer<UInt16>,
        to output: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        guard let source = input.baseAddress, let table = pairs.baseAddress, let target = output.baseAddress else {
            return 0
        }
        let raw = UnsafeMutableRawPointer(target)
        var (from, to) = (0, 0)
        while from < input.count {
            let lineEnd = min(from + perLine, input.count)
            while from + 3 <= lineEnd {
                let group = Int(source[from]) << 16 | Int(source[from + 1]) << 8 | Int(source[from + 2])
                let four = UInt32(table[group >> 12]) | UInt32(table[group & 0xFFF]) << 16
                raw.storeBytes(of: four.littleEndian, toByteOffset: to, as: UInt32.self)
                (from, to) = (from + 3, to + 4)
            }
            if from < lineEnd {
                let pair = lineEnd - from == 2
                let group = Int(source[from]) << 16 | (pair ? Int(source[from + 1]) << 8 : 0)
                let four = UInt32(table[group >> 12]) | UInt32(table[group & 0xFFF]) << 16
                raw.storeBytes(of: four.littleEndian, toByteOffset: to, as: UInt32.self)
                target[to + 3] = UInt8(ascii: "=")
                if !pair { target[to + 2] = UInt8(ascii: "=") }
                (from, to) = (lineEnd, to + 4)
            }
            if ends {
                target[to] = 0x0D
                target[to + 1] = 0x0A
                to += 2
            }
        }
        return to
    }
}
