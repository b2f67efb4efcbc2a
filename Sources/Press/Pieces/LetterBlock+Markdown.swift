import Markdown

extension LetterBlock {
    /// A block of Markdown as a letter shows it; what paper has no use for becomes plain paragraphs.
    static func blocks(_ blocks: [Block]) -> [LetterBlock] {
        blocks.flatMap { block -> [LetterBlock] in
            switch block {
            case .heading(_, let inlines): [.heading(LetterText(inlines))]
            case .paragraph(let inlines): [.paragraph(LetterText(inlines))]
            case .bulletList(let items, _): [.bulletList(items.map(LetterBlock.blocks))]
            case .orderedList(let start, let items, _):
                [.orderedList(first: start, items: items.map(LetterBlock.blocks))]
            case .quote(let inner): LetterBlock.blocks(inner)
            case .table(let table): [.table(LetterTable(table))]
            case .thematicBreak: [.rule]
            case .code(let text): [.paragraph(LetterText(text.trimmingNewlines))]
            }
        }
    }
}

extension LetterText {
    init(_ inlines: [Inline]) {
        var runs: [Run] = []
        LetterText.append(inlines, isBold: false, isItalic: false, to: &runs)
        self.init(runs)
    }

    private static func append(_ inlines: [Inline], isBold: Bool, isItalic: Bool, to runs: inout [Run]) {
        func add(_ text: String) { runs.append(Run(text, isBold: isBold, isItalic: isItalic)) }
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text): add(text)
            case .emphasis(let inner): append(inner, isBold: isBold, isItalic: true, to: &runs)
            case .strong(let inner): append(inner, isBold: true, isItalic: isItalic, to: &runs)
            case .link(let url, _, let inner):
                append(inner, isBold: isBold, isItalic: isItalic, to: &runs)
                if inner.plainText != url { add(" (\(url))") }
            case .softBreak: add(" ")
            case .hardBreak: add("\n")
            }
        }
    }
}

extension LetterTable {
    init(_ table: Table) {
        let alignments = table.alignments.map { alignment -> Alignment in
            switch alignment {
            case .right: .right
            case .centre: .centre
            case .left, .none: .left
            }
        }
        self.init(
            columns: zip(table.header, alignments).map { Column(LetterText($0), $1) },
            rows: table.rows.map { $0.map { LetterText($0) } })
    }
}

extension String {
    fileprivate var trimmingNewlines: String {
        String(drop(while: \.isNewline).reversed().drop(while: \.isNewline).reversed())
    }
}
