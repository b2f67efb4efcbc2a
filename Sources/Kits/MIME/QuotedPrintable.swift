/// Text bodies in ASCII lines of at most 76 characters. Source: RFC 2045 §6.7.
package enum QuotedPrintable {
    /// What may stand as it is anywhere in a line: printable ASCII but `=`; the space is looked at by itself.
    private static let isBare: [Bool] = (0..<256).map { $0 > 0x20 && $0 < 0x7F && $0 != 0x3D }

    /// The text in quoted-printable; every kind of line end becomes CRLF.
    package static func encode(_ text: String) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: most(of: text)) { output, count in count = write(text, to: output) }
    }

    /// How many bytes the text becomes at most: three for every byte, and every 75 of those want a soft line end.
    static func most(of text: String) -> Int {
        text.utf8.count * 3 + text.utf8.count * 3 / 72 * 3 + 8
    }

    /// - Returns: how many bytes were written.
    static func write(_ text: String, to output: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var text = text
        return text.withUTF8 { input in
            var pen = Pen(output: output)
            isBare.withUnsafeBufferPointer { pen.write(input, isBare: $0) }
            return pen.count
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
                    softLineEnd()  // the line is full, and the byte begins the next one
                    index -= 1
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
