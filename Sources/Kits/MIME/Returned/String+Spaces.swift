extension String {
    /// Without the white space at its ends.
    var trimmingSpaces: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    /// On one line, and no longer than that.
    func oneLine(_ most: Int) -> String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > most ? line.prefix(most - 1) + "…" : line
    }
}
