import PDF

extension BodyComposer {
    /// Bars above a table of one row, each bar over its amount. The bars are a figure with words of its own; the
    /// amounts are a table, so that nobody needs to see the bars.
    mutating func add(_ chart: AgeingChart) {
        let count = chart.buckets.count + 1
        let pitch = LetterLook.width / Double(count)
        if let bars = bars(chart, pitch: pitch) { append(bars) }
        let number = newPart()
        var heading = row(
            chart.buckets.map(\.label) + ["Total"], pitch: pitch, table: number, isHeading: true)
        heading.keepsWithNext = true
        append(heading)
        append(row(chart.buckets.map(\.amount) + [chart.total], pitch: pitch, table: number, isHeading: false))
        leaveSpace(6)
    }

    private mutating func bars(_ chart: AgeingChart, pitch: Double) -> Strip? {
        guard chart.buckets.contains(where: { $0.share > 0 }) else { return nil }
        let box = Rectangle(
            x: LetterLook.left, y: 0, width: pitch * Double(chart.buckets.count), height: 40)
        var shapes = chart.buckets.enumerated().filter { $0.element.share > 0 }.map { index, bucket in
            // A bar of a penny is still seen.
            let height = max(bucket.share * (box.height - 1), 1.5)
            let bar = Rectangle(
                x: (Double(index) + 0.5) * pitch - 16, y: box.height - 1 - height, width: 32, height: height)
            return VectorPath(of: bar, in: box, colour: colour.paler(bucket.strength))
        }
        shapes.append(
            VectorPath(
                of: Rectangle(x: 0, y: box.height - 0.7, width: box.width, height: 0.7), in: box,
                colour: LetterLook.ink))
        return Strip(
            part: .plain(.figure(meaning: chart.meaning), number: newPart()), height: box.height, spaceBefore: 10,
            keepsWithNext: true, marks: [.shapes(shapes, box, meaning: chart.meaning)])
    }

    private func row(_ words: [String], pitch: Double, table: Int, isHeading: Bool) -> Strip {
        var marks: [Mark] = []
        for (index, word) in words.enumerated() {
            let isTotal = index == words.count - 1
            let style =
                isHeading ? LetterLook.tableHeading : isTotal ? LetterLook.tableStrong : LetterLook.table
            let fitted = typesetter.line(word, style, fitting: pitch - 6)
            let x = LetterLook.left + (Double(index) + 0.5) * pitch - fitted.line.width / 2
            marks.append(
                .text(
                    fitted.line, x: x, baseline: LetterLook.rowHeight * 0.5 + fitted.size * 0.36, size: fitted.size,
                    tag: isHeading ? .columnHeading : .cell))
        }
        return Strip(
            part: .tableRow(table: table, isHeading: isHeading), height: LetterLook.rowHeight, marks: marks)
    }
}

extension VectorPath {
    /// A filled rectangle, given in points from the corner of the box.
    init(of area: Rectangle, in box: Rectangle, colour: Colour) {
        let (left, right) = (area.x / box.width, area.right / box.width)
        let (top, bottom) = (area.y / box.height, area.bottom / box.height)
        self.init(
            [
                .move(x: left, y: top), .line(x: right, y: top), .line(x: right, y: bottom), .line(x: left, y: bottom),
                .close,
            ], colour: colour)
    }
}

extension Colour {
    /// The colour mixed with white: 1 is the colour itself, 0 white.
    func paler(_ strength: Double) -> Colour {
        func mixed(_ part: UInt8) -> UInt8 { UInt8((255 - (255 - Double(part)) * strength).rounded()) }
        return Colour(red: mixed(red), green: mixed(green), blue: mixed(blue))
    }
}
