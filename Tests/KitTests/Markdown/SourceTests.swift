import Markdown
import Testing

@Suite struct `Markdown for people to change` {
    private func source(_ markdown: String) -> String {
        MarkdownSource.render(Document(markdown: markdown))
    }

    @Test(arguments: [
        "Dear Ms Hartley,\n\n**£1,234.50** is due.\n", "# Heading\n\n- one\n- two\n", "1. one\n2. two\n",
        "> Quoted\n", "| A | B |\n| :-- | --: |\n| 1 | 2 |\n", "[us](<https://calderfibre.example/a_b>)\n",
    ])
    func `is written as people write it`(markdown: String) {
        #expect(source(markdown) == markdown)
    }

    @Test(arguments: [
        "5 * 3 = 15 and 2 * 2", "a_b_c and [x]", "1. no list", "# no heading", "- no item", "> no quote", "a | b",
        "C:\\folder & <tags>", "`code`", "~~~", "+ plus", "= equals", "12) no list",
    ])
    func `gives back any text as it was`(text: String) {
        let document = Document(blocks: [.paragraph([.text(text)])])
        #expect(Document(markdown: MarkdownSource.render(document), lineEnds: .breaks) == document)
    }

    @Test func `keeps line ends as people type them`() {
        let document = Document(markdown: "Kind regards\nTom\n\nCalder Fibre", lineEnds: .breaks)
        #expect(
            document.blocks == [
                .paragraph([.text("Kind regards"), .hardBreak, .text("Tom")]), .paragraph([.text("Calder Fibre")]),
            ])
        #expect(MarkdownSource.render(document) == "Kind regards\nTom\n\nCalder Fibre\n")
    }

    @Test func `comes to the same document again`() {
        let markdown = """
            ## Overdue

            Please pay **£10.00** by *Friday*.
            Thank you.

            - one
            - two

            | Invoice | Due |
            | :-- | --: |
            | INV-1 | £1\\|2 |

            > And so on
            """
        let document = Document(markdown: markdown, lineEnds: .breaks)
        #expect(Document(markdown: MarkdownSource.render(document), lineEnds: .breaks) == document)
    }
}
