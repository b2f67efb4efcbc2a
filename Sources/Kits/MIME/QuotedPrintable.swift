/// Text bodies in ASCII lines of at most 76 characters. Source: RFC 2045 §6.7.
package enum QuotedPrintable {
    /// What may stand as it is anywhere in a line: printable ASCII but `=`; the space is looked at by itself.
    private static let isBare: [Bool] = (0..<256).map { $0 > 0x20 && $0 < 0x7F && $0 != 0x3D }

    /// The text in quoted-printable; every kind of line end becomes CRLF.
    package static func encode(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { input in
            // At worst every byte becomes three, and every 75 of those want a soft line end.
            let most = input.count * 3 + input.count * 3 / 72 * 3 + 8
            return [UInt8](unsafeUninitializedCapacity: most) { output, count in
                var pen = Pen(output: output)
                isBare.withUnsafeBufferPointer { pen.write(input, isBare: $0) }
                count = pen.count
            }
        }
    }

    /// The place in the output, and how far along its line that is.
    private struct Pen {
        let output: UnsafeMutableBufferPointer<UInt8>
        var count = 0
        var column = 0

        mutating func write(_ input: UnsafeBufferPointer<UInt8>, isBare: UnsafeBufferPointer<Bool>) {
            var index = 0
            while index < input.count {
                let byte = input[index]
                index += 1
                if isBare[Int(byte)], column < 75 {
                    if column == 0, byte == UInt8(ascii: "F") || byte == UInt8(ascii: ".") {
                        encoded(byte)  // "From " and a lone dot are what old mail programs trip over
                    } else {
                        output[count] = byte
                        (count, column) = (count + 1, column + 1)
                    }
                } else if byte == 0x0A || byte == 0x0D {
                    if byte == 0x0D, index < input.count, input[index] == 0x0A { index += 1 }
                    lineEnd()
                } else if byte == UInt8(ascii: " ") || byte == 0x09 {
                    let endsLine = index == input.count || input[index] == 0x0A || input[index] == 0x0D
                    if endsLine { encoded(byte) } else { bare(byte) }
                } else if isBare[Int(byte)] {
                    bare(byte)
                } else {
                    encoded(byte)
                }
            }
        }

        private mutating func bare(_ byte: UInt8) {
            if column + 1 > 75 { softLineEnd() }
            put(byte)
        }

        private mutating func encoded(_ byte: UInt8) {
            if column + 3 > 75 { softLineEnd() }
            put(UInt8(ascii: "="))
            put(Hexadecimal.digit(byte >> 4))
            put(Hexadecimal.digit(byte & 15))
        }

        private mutating func softLineEnd() {
            put(UInt8(ascii: "="))
            lineEnd()
        }

        private mutating func lineEnd() {
            put(0x0D)
            put(0x0A)
            column = 0
        }

        private mutating func put(_ byte: UInt8) {
            output[count] = byte
            (count, column) = (count + 1, column + 1)
        }
    }
}
