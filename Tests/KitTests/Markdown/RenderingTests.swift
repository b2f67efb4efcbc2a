import Markdown
import Testing

@Suite struct `A document as HTML` {
    @Test(arguments: [
        ("# A & B", "<h1>A &amp; B</h1>\n"),
        ("a\nb\\\nc", "<p>a\nb<br>\nc</p>\n"),
        ("*a* **b** `<c>`", "<p><em>a</em> <strong>b</strong> <code>&lt;c&gt;</code></p>\n"),
        ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
        ("1. a\n\n2. b", "<ol>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n"),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("---", "<hr>\n"),
        ("    a < b", "<pre><code>a &lt; b\n</code></pre>\n"),
        (
            "|a|b|\n|-|-:|\n|1|2|",
            """
            <table>
            <thead>
            <tr><th>a</th><th align="right">b</th></tr>
            </thead>
            <tbody>
            <tr><td>1</td><td align="right">2</td></tr>
            </tbody>
            </table>

            """
        ),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("a <img src=x onerror=y>", "<p>a &lt;img src=x onerror=y&gt;</p>\n"),
    ]) func `is escaped and plain`(markdown: String, expected: String) {
        #expect(HTML.render(Document(markdown: markdown)) == expected)
    }

    @Test(arguments: [
        ("[a](https://b.example/?c=1&d=\"2\")", "<a href=\"https://b.example/?c=1&amp;d=&quot;2&quot;\">a</a>"),
        ("[a](HTTP://b.example \"t & u\")", "<a href=\"HTTP://b.example\" title=\"t &amp; u\">a</a>"),
        ("<mailto:ada@b.example>", "<a href=\"mailto:ada@b.example\">mailto:ada@b.example</a>"),
        ("<ada@b.example>", "<a href=\"mailto:ada@b.example\">ada@b.example</a>"),
        ("[a](tel:+44123)", "<a href=\"tel:+44123\">a</a>"),
        ("[a](javascript:alert)", "a"),
        ("[a](JavaScript&#58;alert)", "a"),
        ("[a](&#1;javascript:alert)", "a"),
        ("[a](data:text/html,b)", "a"),
        ("[a](/customers)", "a"),
        ("[a](//b.example)", "a"),
    ]) func `leads only to web pages, mailboxes and telephones`(markdown: String, expected: String) {
        #expect(HTML.render(Document(markdown: markdown)) == "<p>\(expected)</p>\n")
    }
}

@Suite struct `A document as plain text` {
    @Test(arguments: [
        ("# Überfällig\n\n## b\n\n### c", "Überfällig\n==========\n\nb\n-\n\nc\n"),
        ("a\nb\\\nc\n\nd", "a b\nc\n\nd\n"),
        ("- a\n- b\n  - c\n\n\n1. d", "- a\n- b\n  - c\n\n1. d\n"),
        ("9. a\n10. b\\\n    c", "9. a\n10. b\n    c\n"),
        ("- a\n\n  b\n\n- c", "- a\n\n  b\n\n- c\n"),
        ("> a\n>\n> b", "> a\n>\n> b\n"),
        ("    a  b\n\n      c", "    a  b\n    \n      c\n"),
        ("*a* **b** `c`", "a b c\n"),
        (
            "[pay](https://b.example) [c](javascript:x) <https://d.example> <e@f.example>",
            "pay (https://b.example) c https://d.example e@f.example\n"
        ),
        (
            "|Number|Due|Amount|\n|-|:-:|-:|\n|1|today|£5.00|\n|DEMO/12|x|£1,234.50|",
            """
            Number    Due      Amount
            -------  -----  ---------
            1        today      £5.00
            DEMO/12    x    £1,234.50

            """
        ),
    ]) func `can be read as it stands`(markdown: String, expected: String) {
        #expect(PlainText.render(Document(markdown: markdown)) == expected)
    }

    @Test func `is wrapped at words, with the margin of lists and quotes`() {
        #expect(
            PlainText.render(Document(markdown: "aaa bbb ccc ddd eee fff"), width: 20) == "aaa bbb ccc ddd eee\nfff\n")
        #expect(
            PlainText.render(Document(markdown: "> - aaa bbb ccc ddd eee fff"), width: 24)
                == "> - aaa bbb ccc ddd eee\n>   fff\n")
        let address = "https://example.org/a/very/long/path"
        #expect(PlainText.render(Document(markdown: "see <\(address)> now"), width: 20) == "see\n\(address)\nnow\n")
        let long = Document(markdown: String(repeating: "word ", count: 100))
        #expect(PlainText.render(long).split(separator: "\n").allSatisfy { $0.count <= 76 })
    }
}
