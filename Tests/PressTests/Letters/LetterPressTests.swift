import Testing

@testable import Press

@Suite struct `A letter press` {
    @Test func `writes a tagged letter of twelve invoices in 20 KB`() throws {
        #expect(try LetterPress().print(sampleLetter()).bytes.count <= 20 * 1024)
    }

    @Test func `says pages in other words`() {
        var words = LetterWords()
        #expect(words.page(2, of: 3) == "Page 2 of 3")
        words.pageOfPages = "Seite #/##"
        #expect(words.page(2, of: 13) == "Seite 2/13")
        words.pageOfPages = "- # -"
        #expect(words.page(2, of: 13) == "- 2 -")
    }
}
