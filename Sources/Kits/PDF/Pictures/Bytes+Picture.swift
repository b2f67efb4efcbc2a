/// Writing what an SVG is made of.
extension [UInt8] {
    mutating func writeAttribute(_ name: String, _ value: (inout [UInt8]) -> Void) {
        append(UInt8(ascii: " "))
        write(name)
        write("=\"")
        value(&self)
        append(UInt8(ascii: "\""))
    }

    /// `#1c1e21`
    mutating func write(_ colour: Colour) {
        append(UInt8(ascii: "#"))
        for part in [colour.red, colour.green, colour.blue] {
            append(Self.hexDigit(UInt16(part >> 4)) | 0x20)
            append(Self.hexDigit(UInt16(part & 0xF)) | 0x20)
        }
    }

    /// A number given in millionths.
    mutating func writeMillionths(_ millionths: Int) {
        write(millionths / 1_000_000)
        var rest = millionths % 1_000_000
        guard rest > 0 else { return }
        append(UInt8(ascii: "."))
        var place = 100_000
        while rest > 0 {
            append(UInt8(ascii: "0") + UInt8(rest / place))
            rest %= place
            place /= 10
        }
    }

    /// Text inside an element or an attribute. What XML cannot hold is left out.
    mutating func writeEscaped(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": write("&amp;")
            case "<": write("&lt;")
            case ">": write("&gt;")
            case "\"": write("&quot;")
            case "\t", "\n", "\r": write(" ")
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": break
            default: append(contentsOf: UTF8.encode(scalar) ?? .init())
            }
        }
    }

    /// Steps of a pen stretched over a box.
    mutating func write(_ steps: [VectorPath.Step], in box: Rectangle) {
        func write(_ letter: String, _ points: [(Double, Double)]) {
            self.write(letter)
            for (index, point) in points.enumerated() {
                if index > 0 { self.write(" ") }
                self.write(box.x + point.0 * box.width)
                self.write(" ")
                self.write(box.y + point.1 * box.height)
            }
        }
        for step in steps {
            switch step {
            case .move(let x, let y): write("M", [(x, y)])
            case .line(let x, let y): write("L", [(x, y)])
            case .curve(let x1, let y1, let x2, let y2, let x, let y): write("C", [(x1, y1), (x2, y2), (x, y)])
            case .close: self.write("Z")
            }
        }
    }
}
