import Markdown
import Testing

@Suite struct `A value filled into Markdown` {
    static let nasty = [
        "*Smith* | Co_", "# x", "| a |", "|", "a\n| b |\n|---|\n| c |", "1. x", "1) x", "12.", ". x", "- x", "+ x", "-",
        "---",
        "===", "a\n===", "> x", "    code", "\tcode", "```\nx\n```", "~~~", "`x`", "``", "[a](b)", "[a]: b", "![a](b)",
        "<b>", "<!-- -->",
        "<div>\nx", "</x>", "&amp;", "&#42;", "&copy;", "&", "\\", "\\*", "\\\\", "a\\", "a  ", "  a", " ", "   ",
        "a   b", "a  \nb",
        "a\n\nb", "\na", "a\n", "\n", "**", "__a__", "~~a~~", "_a_b", "\"a\"", "'a'", "(c)", "--", "...",
        "http://a.example", "a@b.example",
        "www.a.example", "{x}", "^a^", "$1", "%", ":-:", ":", "=", "!", "![", "a|b\\|c", "Ünïcödé 😀 名前 שם",
        "\u{A0}x\u{A0}", "\u{2028}", "\u{B}\u{C}", "",
        "\u{7F}", "*\n*\n*", "- - -", "[x] y", "[^1]", "a\tb",
    ]

    /// Each puts the value where a template may have a gap, and finds it again.
    static func found(_ value: String, in template: String) -> [String?] {
        let filled = template.replacing("{}", with: MarkdownEscape.text(value))
        return Document(markdown: filled).blocks.map { block in
            switch block {
            case .paragraph(let inlines), .heading(_, let inlines): inlines.plainText
            case .bulletList(let items, _), .orderedList(_, let items, _):
                if case .paragraph(let inlines)? = items.first?.first, items.count == 1 {
                    inlines.plainText
                } else {
                    nil
                }
            case .quote(let blocks):
                if case .paragraph(let inlines)? = blocks.first, blocks.count == 1 { inlines.plainText } else { nil }
            case .table(let table): table.rows.map { $0[0].plainText }.joined(separator: "!")
            case .thematicBreak, .code: nil
            }
        }
    }

    static let places = [
        "x{}y", "{}y", "x{}", "# x{}", "# {}y", "- {}y", "3. {}y", "> {}y", "|h|i|\n|-|-|\n|x{}y|z|",
        "|h|i|\n|-|-|\n|{}y|z|",
        "a\n{}y", "**x{}y**", "[{}y](https://a.example)",
    ]

    static func check(_ value: String) {
        for place in places {
            let around = place.contains("x{}") ? ("x", place.hasSuffix("{}") ? "" : "y") : ("", "y")
            let before = place.hasPrefix("a\n") ? "a " : ""
            #expect(
                found(value, in: place) == [before + around.0 + value + around.1],
                "\(value.debugDescription) in \(place)")
        }
        guard !value.isEmpty else { return }
        let alone = Document(markdown: MarkdownEscape.text(value))
        #expect(PlainText.render(alone, width: nil) == value + "\n", "\(value.debugDescription) alone")
    }

    @Test(arguments: nasty) func `comes out as that very text wherever the gap is`(value: String) {
        Self.check(value)
    }

    @Test func `comes out unharmed whatever it is made of`() {
        var chance = Dice(seed: 20_261_120)
        let pieces =
            Array("*_`[]()#+-.!<>~&\"'\\|{}:=^ \t\n10ax;/é").map(String.init) + [
                "&amp;", "  ", "---", "\n\n", "http://", "1. ",
            ]
        for _ in 0..<1_500 {
            let value = (0..<Int.random(in: 1...8, using: &chance)).map { _ in
                pieces.randomElement(using: &chance) ?? ""
            }.joined()
            Self.check(value)
        }
    }

    @Test func `has its line ends made one kind and its zero bytes visible`() {
        #expect(Document(markdown: MarkdownEscape.text("a\r\nb\rc\0")).blocks.map { _ in 1 } == [1])
        #expect(Self.found("a\r\nb\rc\0d", in: "{}") == ["a\nb\nc\u{FFFD}d"])
    }

    @Test func `breaks the line in letters and in table cells`() {
        let cell = "|h|\n|-|\n|" + MarkdownEscape.text("1 Mill Lane\nAshford") + "|"
        #expect(HTML.render(Document(markdown: cell)).contains("<td>1 Mill Lane<br>\nAshford</td>"))
        #expect(PlainText.render(Document(markdown: cell)).contains("1 Mill Lane Ashford\n"))
    }

    @Test func `can be the address of a link`() {
        let address = "https://pay.example/a_b?c=*d*&e=1(2)"
        let link = Document(markdown: "[pay](" + MarkdownEscape.text(address) + ")")
        #expect(link.blocks == [.paragraph([.link(url: address, title: "", [.text("pay")])])])
    }
}
