import CMarkGFM
import Glibc

/// Turns cmark's nodes into blocks and inlines.
struct Reader {
    typealias Node = OpaquePointer

    /// Deeper than any author goes. What lies below is kept as plain text, so that no input exhausts the stack.
    private static let deepest = 60

    let depth: Int
    let lineEnds: Document.LineEnds

    private var deeper: Reader { Reader(depth: depth + 1, lineEnds: lineEnds) }

    func blocks(in parent: Node) -> [Block] {
        guard depth < Self.deepest else { return [.paragraph([.text(flatText(of: parent))])] }
        return children(of: parent).compactMap(block)
    }

    private func block(_ node: Node) -> Block? {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HEADING:
            .heading(level: Int(cmark_node_get_heading_level(node)), deeper.inlines(in: node))
        case CMARK_NODE_PARAGRAPH: .paragraph(deeper.inlines(in: node))
        case CMARK_NODE_LIST: list(node)
        case CMARK_NODE_BLOCK_QUOTE: .quote(deeper.blocks(in: node))
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_CODE_BLOCK: .code(literal(node))
        case CMARK_NODE_HTML_BLOCK: .paragraph(lines(literal(node), .softBreak))
        default: typeName(node) == "table" ? .table(table(node)) : nil
        }
    }

    private func list(_ node: Node) -> Block {
        let items = children(of: node).map { deeper.blocks(in: $0) }
        let isTight = cmark_node_get_list_tight(node) == 1
        guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else {
            return .bulletList(items: items, isTight: isTight)
        }
        return .orderedList(start: Int(cmark_node_get_list_start(node)), items: items, isTight: isTight)
    }

    private func table(_ node: Node) -> Table {
        let columns = Int(cmark_gfm_extensions_get_table_columns(node))
        let letters = UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(node), count: columns)
        let alignments = letters.map { letter -> Table.Alignment in
            switch letter {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .centre
            case UInt8(ascii: "r"): .right
            default: .none
            }
        }
        let rows = children(of: node).map { row in
            let cells = children(of: row).map { deeper.inlines(in: $0) }
            return cells + Array(repeating: [], count: max(0, columns - cells.count))
        }
        return Table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
    }

    private func inlines(in parent: Node) -> [Inline] {
        guard depth < Self.deepest else { return [.text(flatText(of: parent))] }
        return children(of: parent).flatMap(inline)
    }

    private func inline(_ node: Node) -> [Inline] {
        switch cmark_node_get_type(node) {
        // A text has a new line only where it was written as an entity, which `MarkdownEscape` does.
        case CMARK_NODE_TEXT: lines(literal(node), .hardBreak)
        case CMARK_NODE_HTML_INLINE: lines(literal(node), .softBreak)
        case CMARK_NODE_SOFTBREAK: [lineEnds == .breaks ? .hardBreak : .softBreak]
        case CMARK_NODE_LINEBREAK: [.hardBreak]
        case CMARK_NODE_CODE: [.code(literal(node))]
        case CMARK_NODE_EMPH: [.emphasis(deeper.inlines(in: node))]
        case CMARK_NODE_STRONG: [.strong(deeper.inlines(in: node))]
        case CMARK_NODE_LINK:
            [
                .link(
                    url: text(cmark_node_get_url(node)), title: text(cmark_node_get_title(node)),
                    deeper.inlines(in: node))
            ]
        default: deeper.inlines(in: node)
        }
    }

    private func lines(_ text: String, _ between: Inline) -> [Inline] {
        var text = text[...]
        // The new line that ends a block of HTML ends no line of the paragraph.
        if between == .softBreak, text.last == "\n" { text.removeLast() }
        guard text.utf8.contains(UInt8(ascii: "\n")) else { return text.isEmpty ? [] : [.text(String(text))] }
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        return Array(
            lines.map { $0.isEmpty ? [] : [Inline.text(String($0))] }.joined(separator: [between]))
    }

    private func children(of parent: Node) -> [Node] {
        var nodes: [Node] = []
        var next = cmark_node_first_child(parent)
        while let node = next {
            nodes.append(node)
            next = cmark_node_next(node)
        }
        return nodes
    }

    private func flatText(of node: Node) -> String {
        guard let flat = cmark_render_plaintext(node, CMARK_OPT_DEFAULT, 0) else { return "" }
        defer { free(flat) }
        return String(cString: flat)
    }

    private func literal(_ node: Node) -> String { text(cmark_node_get_literal(node)) }

    private func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

    private func typeName(_ node: Node) -> String { text(cmark_node_get_type_string(node)) }
}
