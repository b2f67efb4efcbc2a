import Testing

@testable import Press

@Suite struct `The check of a letter` {
    let press = LetterPress()

    private func problems(_ letter: Letter) -> [String] {
        LetterCheck(press.compose(letter)).problems().map(\.description)
    }

    @Test(arguments: LetterLayout.all) func `passes seven long lines of address in every layout`(layout: LetterLayout) {
        let lines = (1...7).map { "Line \($0) of an address for the Department of Very Long Names" }
        #expect(problems(sampleLetter(layout: layout, addressee: lines)) == [])
    }

    @Test func `names an eighth line`() {
        let lines = (1...8).map { "Line \($0)" }
        let found = problems(sampleLetter(addressee: lines))
        #expect(
            found.contains(
                "Page 1: The address takes 8 lines; an envelope's window shows at most 7. Shorten the customer's name, contact name or address."
            ))
    }

    @Test func `names an address too big for its window`() {
        let lines = (1...7).map { "Line \($0) " + String(repeating: "endless ", count: 30) }
        let found = problems(sampleLetter(addressee: lines))
        #expect(found.contains("Page 1: The address does not fit inside the window of the layout UK DL window."))
    }

    @Test func `names a missing address`() {
        #expect(problems(sampleLetter(addressee: [" ", ""])) == ["Page 1: The letter has no address."])
    }

    @Test func `names what stands in the postage area`() {
        var letter = sampleLetter(layout: .providerRight)
        letter.letterhead.address = (1...8).map { "Line \($0)" }
        #expect(problems(letter) == ["Page 1: Something stands in the postage area, which must stay clear."])
    }

    @Test func `names a row taller than a page`() {
        var letter = sampleLetter()
        let words = LetterText(String(repeating: "many words in one cell ", count: 2_000))
        letter.opening = [.table(LetterTable(columns: [.init("One")], rows: [[words]]))]
        #expect(problems(letter).contains { $0.hasSuffix("is taller than the page.") })
    }

    @Test func `names a character that cannot be printed`() {
        var letter = sampleLetter()
        letter.salutation = "Dear \u{10FFFD}"
        #expect(problems(letter).contains { $0.hasSuffix("(U+10FFFD).") })
    }
}
