/// Capital hexadecimal digits, as quoted-printable and percent encoding want them.
enum Hexadecimal {
    /// - Parameter value: 0 to 15.
    static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
