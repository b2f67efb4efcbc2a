import PDF

extension Typesetter {
    /// One line, in a smaller size where it would be wider than `width`; 5 points is the end of it.
    func line(_ words: String, _ style: TextStyle, fitting width: Double) -> (line: TextLine, size: Double) {
        let line = line(words, style)
        guard line.width > width else { return (line, style.size) }
        var smaller = style
        smaller.size = max(5, (style.size * width / line.width * 20).rounded(.down) / 20)
        return (self.line(words, smaller), smaller.size)
    }
}
