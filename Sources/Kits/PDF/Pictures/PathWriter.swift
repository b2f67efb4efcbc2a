/// Writes a path as SVG does, as short as can be: relative steps between whole-numbered points, `h` and `v` where
/// they will do, no letter twice in a row and no blank before a minus sign.
///
/// Points are rounded before their differences are taken, so rounding never adds up.
struct PathWriter {
    private(set) var bytes: [UInt8] = []
    private var x = 0
    private var y = 0
    private var start = (x: 0, y: 0)
    private var letter: UInt8 = 0
    private var isOpen = false

    mutating func move(_ x: Int, _ y: Int) {
        close()
        step("m", [x - self.x, y - self.y])
        // What follows a move without a letter of its own would be a line.
        letter = UInt8(ascii: "l")
        (self.x, self.y, start, isOpen) = (x, y, (x, y), true)
    }

    mutating func line(_ x: Int, _ y: Int) {
        let across = x - self.x
        let down = y - self.y
        if across == 0 && down == 0 { return }
        if down == 0 {
            step("h", [across])
        } else if across == 0 {
            step("v", [down])
        } else {
            step("l", [across, down])
        }
        (self.x, self.y) = (x, y)
    }

    mutating func curve(_ x1: Int, _ y1: Int, _ x: Int, _ y: Int) {
        step("q", [x1 - self.x, y1 - self.y, x - self.x, y - self.y])
        (self.x, self.y) = (x, y)
    }

    mutating func curve(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ x: Int, _ y: Int) {
        step("c", [x1 - self.x, y1 - self.y, x2 - self.x, y2 - self.y, x - self.x, y - self.y])
        (self.x, self.y) = (x, y)
    }

    mutating func close() {
        guard isOpen else { return }
        bytes.append(UInt8(ascii: "z"))
        letter = UInt8(ascii: "z")
        (x, y, isOpen) = (start.x, start.y, false)
    }

    private mutating func step(_ letter: Unicode.Scalar, _ numbers: [Int]) {
        let code = UInt8(ascii: letter)
        var isFirst = code != self.letter
        if isFirst { bytes.append(code) }
        self.letter = code
        for number in numbers {
            if !isFirst, number >= 0 { bytes.append(UInt8(ascii: " ")) }
            bytes.write(number)
            isFirst = false
        }
    }
}
