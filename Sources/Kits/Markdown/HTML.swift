/// A document as HTML for an email: plain elements without styles, everything escaped.
package enum HTML {
    /// - Returns: a fragment for the body of a page. Links other than to web pages, mailboxes and telephones are
    ///   only their text.
    package static func render(_ document: Document) -> String {
        document.blocks.map(block).joined()
    }

    private static func block(_ block: Block) -> String {
        switch block {
        case .heading(let level, let inlines): "<h\(level)>\(text(inlines))</h\(level)>\n"
        case .paragraph(let inlines): "<p>\(text(inlines))</p>\n"
        case .bulletList(let items, let isTight): "<ul>\n\(self.items(items, isTight))</ul>\n"
        case .orderedList(1, let items, let isTight): "<ol>\n\(self.items(items, isTight))</ol>\n"
        case .orderedList(let start, let items, let isTight):
            "<ol start=\"\(start)\">\n\(self.items(items, isTight))</ol>\n"
        case .quote(let blocks): "<blockquote>\n\(blocks.map(self.block).joined())</blockquote>\n"
        case .table(let table): self.table(table)
        case .thematicBreak: "<hr>\n"
        case .code(let code): "<pre><code>\(escape(code))</code></pre>\n"
        }
    }

    private static func items(_ items: [[Block]], _ isTight: Bool) -> String {
        items.map { blocks in
            let content = blocks.map { block in
                if isTight, case .paragraph(let inlines) = block { return text(inlines) }
                return self.block(block)
            }
            return "<li>\(content.joined(separator: isTight ? "\n" : ""))</li>\n"
        }.joined()
    }

    private static func table(_ table: Table) -> String {
        let rows = table.rows.map { row("td", $0, table.alignments) }.joined()
        let body = rows.isEmpty ? "" : "<tbody>\n\(rows)</tbody>\n"
        return "<table>\n<thead>\n\(row("th", table.header, table.alignments))</thead>\n\(body)</table>\n"
    }

    private static func row(_ element: String, _ cells: [Table.Cell], _ alignments: [Table.Alignment]) -> String {
        let cells = zip(cells, alignments).map { cell, alignment in
            "<\(element)\(attribute(alignment))>\(text(cell))</\(element)>"
        }
        return "<tr>\(cells.joined())</tr>\n"
    }

    private static func attribute(_ alignment: Table.Alignment) -> String {
        switch alignment {
        case .none: ""
        case .left: " align=\"left\""
        case .centre: " align=\"center\""
        case .right: " align=\"right\""
        }
    }

    private static func text(_ inlines: [Inline]) -> String { inlines.map(text).joined() }

    private static func text(_ inline: Inline) -> String {
        switch inline {
        case .text(let text): escape(text)
        case .emphasis(let inlines): "<em>\(text(inlines))</em>"
        case .strong(let inlines): "<strong>\(text(inlines))</strong>"
        case .link(let url, _, let inlines) where !LinkAddress.isKept(url): text(inlines)
        case .link(let url, "", let inlines): "<a href=\"\(escape(url))\">\(text(inlines))</a>"
        case .link(let url, let title, let inlines):
            "<a href=\"\(escape(url))\" title=\"\(escape(title))\">\(text(inlines))</a>"
        case .code(let code): "<code>\(escape(code))</code>"
        case .softBreak: "\n"
        case .hardBreak: "<br>\n"
        }
    }

    private static func escape(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
