/// Writing the few kinds of token that a PDF is made of.
extension [UInt8] {
    mutating func write(_ text: String) {
        append(contentsOf: text.utf8)
    }

    mutating func write(_ number: Int) {
        if number < 0 {
            append(UInt8(ascii: "-"))
            return write(-number)
        }
        if number >= 10 { write(number / 10) }
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// Two decimals at most: a hundredth of a point is finer than any printer.
    mutating func write(_ number: Double) {
        let hundredths = Int((number * 100).rounded())
        if hundredths < 0 { append(UInt8(ascii: "-")) }
        let size = abs(hundredths)
        write(size / 100)
        let rest = size % 100
        guard rest > 0 else { return }
        append(UInt8(ascii: "."))
        append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }

    mutating func writeHex(_ number: UInt16) {
        append(Self.hexDigit(number >> 12))
        append(Self.hexDigit(number >> 8 & 0xF))
        append(Self.hexDigit(number >> 4 & 0xF))
        append(Self.hexDigit(number & 0xF))
    }

    mutating func writeReference(_ object: Int) {
        write(object)
        write(" 0 R")
    }

    /// A text string, as UTF-16 in hexadecimal, which needs no escapes.
    mutating func writeText(_ text: String) {
        write("<FEFF")
        for unit in text.utf16 { writeHex(unit) }
        write(">")
    }

    static func hexDigit(_ value: UInt16) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + UInt8(value) : UInt8(ascii: "A") + UInt8(value - 10)
    }
}

extension [UInt8] {
    /// A number given in thousandths, with three decimals at most.
    mutating func writeThousandths(_ thousandths: Int) {
        if thousandths < 0 { append(UInt8(ascii: "-")) }
        let size = abs(thousandths)
        write(size / 1000)
        var rest = size % 1000
        guard rest > 0 else { return }
        append(UInt8(ascii: "."))
        var place = 100
        while rest > 0 {
            append(UInt8(ascii: "0") + UInt8(rest / place))
            rest %= place
            place /= 10
        }
    }
}
