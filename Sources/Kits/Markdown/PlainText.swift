/// A document as plain text for an email.
package enum PlainText {
    /// - Parameter width: the most characters in a line, or nil not to wrap. Tables and code keep their lines.
    /// - Returns: lines that end in a new line.
    package static func render(_ document: Document, width: Int? = 76) -> String {
        lines(document.blocks, width: width ?? .max).map { $0 + "\n" }.joined()
    }

    private static func lines(_ blocks: [Block], width: Int, isTight: Bool = false) -> [String] {
        Array(blocks.map { lines($0, width: max(width, 20)) }.joined(separator: isTight ? [] : [""]))
    }

    private static func lines(_ block: Block, width: Int) -> [String] {
        switch block {
        case .heading(let level, let inlines): heading(level, inlines, width)
        case .paragraph(let inlines): wrap(text(inlines), width)
        case .bulletList(let items, let isTight): list(items.map { ("- ", $0) }, isTight, width)
        case .orderedList(let start, let items, let isTight):
            list(items.enumerated().map { ("\(start + $0.offset). ", $0.element) }, isTight, width)
        case .quote(let blocks): lines(blocks, width: width - 2).map { $0.isEmpty ? ">" : "> " + $0 }
        case .table(let table): TextTable(table, text: text).lines
        case .thematicBreak: [String(repeating: "-", count: min(width, 40))]
        case .code(let code):
            code.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "    " + $0 }
        }
    }

    private static func heading(_ level: Int, _ inlines: [Inline], _ width: Int) -> [String] {
        let lines = wrap(text(inlines), width)
        guard level <= 2, let longest = lines.map(\.columns).max(), longest > 0 else { return lines }
        return lines + [String(repeating: level == 1 ? "=" : "-", count: longest)]
    }

    private static func list(_ items: [(mark: String, blocks: [Block])], _ isTight: Bool, _ width: Int) -> [String] {
        let items = items.map { mark, blocks in
            let lines = self.lines(blocks, width: width - mark.count, isTight: isTight)
            let margin = String(repeating: " ", count: mark.count)
            return [mark + (lines.first ?? "")] + lines.dropFirst().map { $0.isEmpty ? "" : margin + $0 }
        }
        return Array(items.joined(separator: isTight ? [] : [""]))
    }

    private static func text(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .link(let url, _, let inlines):
                let words = text(inlines)
                let isShown = words == url || "mailto:" + words == url || "tel:" + words == url
                return isShown || !LinkAddress.isKept(url) ? words : "\(words) (\(url))"
            case .emphasis(let inlines), .strong(let inlines): return text(inlines)
            case .text, .code, .softBreak, .hardBreak: return inline.plainText
            }
        }.joined()
    }

    /// Breaks lines at spaces. A word that is longer than a line, such as an address, stays whole.
    private static func wrap(_ text: String, _ width: Int) -> [String] {
        let newline = UInt8(ascii: "\n")
        return text.utf8.split(separator: newline, omittingEmptySubsequences: false).flatMap { line in
            let line = Substring(line)
            return line.columns <= width ? [String(line)] : wrapLine(line, width)
        }
    }

    private static func wrapLine(_ line: Substring, _ width: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        var columns = 0
        for word in line.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init) {
            let more = word.columns
            if columns > 0, columns + 1 + more > width {
                lines.append(current)
                current = ""
                columns = 0
            }
            if columns > 0 { current += " " }
            current += word
            columns += more + (columns > 0 ? 1 : 0)
        }
        return lines + [current]
    }
}
