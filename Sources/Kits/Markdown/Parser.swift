import CMarkGFM

/// cmark-gfm with tables and nothing else. Its tree lives only while it is looked at.
enum Parser {
    // The library's own guard is no protection between threads; a constant's first use is.
    private static let areExtensionsRegistered: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    static func parse<Result>(_ markdown: String, _ look: (OpaquePointer) -> Result) -> Result {
        precondition(areExtensionsRegistered)
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT), let tables = cmark_find_syntax_extension("table") else {
            preconditionFailure("cmark-gfm has no tables")
        }
        defer { cmark_parser_free(parser) }
        cmark_parser_attach_syntax_extension(parser, tables)
        var markdown = markdown
        markdown.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let root = cmark_parser_finish(parser) else { preconditionFailure("cmark-gfm gave no document") }
        defer { cmark_node_free(root) }
        cmark_consolidate_text_nodes(root)
        return look(root)
    }
}
