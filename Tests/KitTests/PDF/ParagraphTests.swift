import PDF
import Testing

@Suite struct `A paragraph` {
    let typesetter = Typesetter(language: "en-GB")

    @Test func `has no line wider than its measure`() {
        let words = "Please pay by 27 November 2026 to keep your account in good order, or call us on 0113 496 0100."
        for width in stride(from: 40.0, through: 400, by: 20) {
            let lines = typesetter.paragraph([TextRun(words, plain)], width: width)
            #expect(lines.allSatisfy { $0.width <= width + 0.1 })
        }
    }

    @Test func `breaks a word that is wider than the line`() {
        let lines = typesetter.paragraph([TextRun(String(repeating: "w", count: 200), plain)], width: 100)
        #expect(lines.count > 10)
        #expect(lines.allSatisfy { $0.width <= 100 })
    }

    @Test func `starts a new line where the text does`() {
        #expect(typesetter.paragraph([TextRun("One\nTwo\n\nFour", plain)], width: 300).count == 4)
    }

    @Test func `does not part words that change style in the middle`() {
        let bold = TextStyle(Typeface(families: "Inter", weight: .bold), size: 12)
        let runs = [TextRun("aaaa bb", plain), TextRun("bb", bold), TextRun(", cc", plain)]
        let whole = typesetter.line("aaaa bbbb,", plain).width
        let lines = typesetter.paragraph(runs, width: whole - 2)
        #expect(lines.count == 2)
        #expect(lines[0].width < typesetter.line("aaaa b", plain).width)
    }

    @Test func `knows text that reads from the right`() {
        let lines = typesetter.paragraph([TextRun("نأسف لإبلاغكم بأن الفاتورة لم تدفع بعد", plain)], width: 120)
        #expect(lines.count > 1)
        #expect(lines.allSatisfy { $0.isRightToLeft && $0.width <= 120.1 })
    }

    @Test func `breaks Chinese between characters`() {
        let text = String(repeating: "我们尚未收到以下发票的付款", count: 4)
        let lines = typesetter.paragraph([TextRun(text, plain)], width: 200)
        #expect(lines.count > 2)
        #expect(lines.allSatisfy { $0.width <= 200.1 })
    }

    @Test func `sets figures at one width`() {
        let widths = (0...9).map { typesetter.line(String($0), plain).width }
        #expect(Set(widths.map { ($0 * 1000).rounded() }).count == 1)
    }
}
