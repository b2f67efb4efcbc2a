import Testing

@testable import PDF

@Suite struct `The typesetter's store` {
    let typesetter = Typesetter(language: "en-GB")

    @Test func `never holds more words than it has room for`() {
        for number in 0..<Typesetter.maximumWords + 500 { _ = typesetter.line("word\(number)", plain) }
        #expect(typesetter.keptWords <= Typesetter.maximumWords)
        #expect(typesetter.keptWords > 400)
    }

    @Test func `never holds more cuts of a font than it has room for`() throws {
        for number in 0..<FontFile.maximumCuts + 10 {
            let letter = Unicode.Scalar(0x391 + UInt32(number % 17)).map(String.init) ?? ""
            let other = Unicode.Scalar(0x410 + UInt32(number)).map(String.init) ?? ""
            _ = try document([letter + other], typesetter: typesetter)
        }
        #expect(typesetter.fonts.allSatisfy { $0.cutCount <= FontFile.maximumCuts })
        #expect(typesetter.fonts.contains { $0.cutCount > 5 })
    }

    @Test func `shapes plain text just as Pango would`() throws {
        let number = typesetter.caseNumber(of: plain.typeface)
        for text in ["AVATAR To. Ty, WA", "£1,234.50", "office affluent", "O'Hara & Sons (1999) @ a/b:c;d", "x"] {
            let plainly = try #require(typesetter.shapePlain(text, in: number))
            let byPango = typesetter.shape(text, in: number)
            #expect(abs(plainly.width - byPango.width) < 0.5)
            #expect(plainly.runs.flatMap(\.glyphs).map(\.number) == byPango.runs.flatMap(\.glyphs).map(\.number))
            #expect(plainly.runs.flatMap(\.glyphs).map(\.textStart) == byPango.runs.flatMap(\.glyphs).map(\.textStart))
        }
    }
}
