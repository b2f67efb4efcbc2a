import Markdown
import Testing

@Suite struct `A Markdown text` {
    @Test(
        arguments: [
            ("", []),
            ("# Hello *you*", [.heading(level: 1, [.text("Hello "), .emphasis([.text("you")])])]),
            ("###### six", [.heading(level: 6, [.text("six")])]),
            (
                "a\nb\\\nc  \nd",
                [.paragraph([.text("a"), .softBreak, .text("b"), .hardBreak, .text("c"), .hardBreak, .text("d")])]
            ),
            (
                "**a** `b*` [c](https://d.example \"e\")",
                [
                    .paragraph([
                        .strong([.text("a")]), .text(" "), .code("b*"), .text(" "),
                        .link(url: "https://d.example", title: "e", [.text("c")]),
                    ])
                ]
            ),
            (
                "- a\n- b",
                [.bulletList(items: [[.paragraph([.text("a")])], [.paragraph([.text("b")])]], isTight: true)]
            ),
            (
                "7. a\n\n8. b",
                [
                    .orderedList(
                        start: 7, items: [[.paragraph([.text("a")])], [.paragraph([.text("b")])]], isTight: false)
                ]
            ),
            ("> a", [.quote([.paragraph([.text("a")])])]),
            ("---", [.thematicBreak]),
            ("```\na < b\n```", [.code("a < b\n")]),
            ("![a picture](file:///etc/passwd)", [.paragraph([.text("a picture")])]),
            ("a &amp; b", [.paragraph([.text("a & b")])]),
        ] as [(String, [Block])]) func `becomes a tree`(markdown: String, expected: [Block])
    {
        #expect(Document(markdown: markdown).blocks == expected)
    }

    @Test func `may have tables, whose rows are as wide as their heading`() {
        let document = Document(
            markdown: "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | *2* | 3 |\n| 1 | 2 | 3 | \\| | 5 |\n")
        let table = Table(
            alignments: [.none, .left, .centre, .right],
            header: [[.text("a")], [.text("b")], [.text("c")], [.text("d")]],
            rows: [
                [[.text("1")], [.emphasis([.text("2")])], [.text("3")], []],
                [[.text("1")], [.text("2")], [.text("3")], [.text("|")]],
            ])
        #expect(document.blocks == [.table(table)])
    }

    @Test func `has HTML as nothing but text`() {
        #expect(
            Document(markdown: "a <b>c</b>").blocks == [
                .paragraph([.text("a "), .text("<b>"), .text("c"), .text("</b>")])
            ])
        #expect(
            Document(markdown: "<div>\nx\n</div>\n").blocks
                == [.paragraph([.text("<div>"), .softBreak, .text("x"), .softBreak, .text("</div>")])])
    }

    @Test func `knows neither strikethrough nor addresses without brackets`() {
        #expect(Document(markdown: "~~a~~ www.a.example").blocks == [.paragraph([.text("~~a~~ www.a.example")])])
    }

    @Test func `is kept whole however deep it is nested`() {
        let quotes = Document(markdown: String(repeating: "> ", count: 5_000) + "deep")
        #expect(PlainText.render(quotes).contains("deep"))
        let stars = Document(
            markdown: String(repeating: "*a **b ", count: 2_000) + String(repeating: "** *", count: 2_000))
        #expect(PlainText.render(stars).contains("b"))
    }

    @Test func `is read by many threads at once`() async {
        await withTaskGroup(of: Document.self) { group in
            for _ in 0..<50 { group.addTask { Document(markdown: "| a |\n|---|\n| b |") } }
            for await document in group {
                #expect(
                    document.blocks == [
                        .table(Table(alignments: [.none], header: [[.text("a")]], rows: [[[.text("b")]]]))
                    ])
            }
        }
    }
}
