/// A document as Markdown that a person can edit: as few marks as possible, a line end for each hard break.
///
/// Read with `Document(markdown:lineEnds: .breaks)` it gives the same document again, but for soft breaks, which become
/// spaces.
package enum MarkdownSource {
    package static func render(_ document: Document) -> String {
        blocks(document.blocks, isTight: false).joined(separator: "\n") + "\n"
    }

    private static func blocks(_ blocks: [Block], isTight: Bool) -> [String] {
        var result: [String] = []
        for (index, block) in blocks.enumerated() {
            if index > 0, !isTight { result.append("") }
            result += lines(block)
        }
        return result
    }

    private static func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(let level, let inlines):
            [String(repeating: "#", count: level) + " " + text(inlines).replacing("\n", with: " ")]
        case .paragraph(let inlines):
            text(inlines).split(separator: "\n", omittingEmptySubsequences: false).map(guarded)
        case .bulletList(let items, let isTight): list(items.map { ("- ", $0) }, isTight)
        case .orderedList(let start, let items, let isTight):
            list(items.enumerated().map { ("\(start + $0.offset). ", $0.element) }, isTight)
        case .quote(let blocks): self.blocks(blocks, isTight: false).map { $0.isEmpty ? ">" : "> " + $0 }
        case .table(let table): rows(table)
        case .thematicBreak: ["---"]
        case .code(let code):
            ["```"] + code.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) + [
                "```"
            ]
        }
    }

    private static func list(_ items: [(mark: String, blocks: [Block])], _ isTight: Bool) -> [String] {
        let items = items.map { mark, blocks in
            let lines = self.blocks(blocks, isTight: isTight)
            let margin = String(repeating: " ", count: mark.count)
            return [mark + (lines.first ?? "")] + lines.dropFirst().map { $0.isEmpty ? "" : margin + $0 }
        }
        return Array(items.joined(separator: isTight ? [] : [""]))
    }

    private static func rows(_ table: Table) -> [String] {
        func row(_ cells: [Table.Cell]) -> String {
            "| "
                + cells.map { text($0).replacing("\n", with: " ").replacing("|", with: "\\|") }.joined(separator: " | ")
                + " |"
        }
        let marks = table.alignments.map { alignment in
            switch alignment {
            case .none: "---"
            case .left: ":--"
            case .centre: ":-:"
            case .right: "--:"
            }
        }
        return [row(table.header), "| " + marks.joined(separator: " | ") + " |"] + table.rows.map(row)
    }

    private static func text(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): escaped(text)
            case .emphasis(let inlines): "*\(text(inlines))*"
            case .strong(let inlines): "**\(text(inlines))**"
            case .link(let url, _, let inlines): "[\(text(inlines))](<\(url)>)"
            case .code(let code): "`\(code)`"
            case .softBreak: " "
            case .hardBreak: "\n"
            }
        }.joined()
    }

    /// Marks that Markdown would read anywhere in a line.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\*_`[]<&".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }

    /// Marks that Markdown would read at the beginning of a line.
    private static func guarded(_ line: Substring) -> String {
        let digits = line.prefix(while: \.isNumber)
        if !digits.isEmpty, digits.count < 10, let mark = line.dropFirst(digits.count).first, mark == "." || mark == ")"
        {
            return digits + "\\" + line.dropFirst(digits.count)
        }
        guard let first = line.first, "#>+-=~|".contains(first) else { return String(line) }
        return "\\" + line
    }
}
