import Foundation
import PDF
import Testing

@testable import Press

/// Letters as pictures of their pages.
@Suite struct `The pictures of a letter` {
    private let press = LetterPress()

    @Test(arguments: [1, 12, 40])
    func `look like the pages of its PDF`(invoices: Int) throws {
        try compare(sampleLetter(invoices: invoices), pages: invoices == 40 ? 2 : 1)
    }

    @Test(
        arguments: [
            ["Ms Zażółć Gęślą-Jaźń", "Spółka Łódzka sp. z o.o.", "ul. Świętokrzyska 7", "Łódź"],
            ["Κυρία Ελένη Παπαδοπούλου", "Οδός Ερμού 14", "Αθήνα"],
            ["السيدة ليلى حداد", "شركة النور للتجارة", "شارع الملك 12"],
            ["王小明 先生", "北京市朝阳区建国路88号", "北京"],
        ])
    func `show names in any script as the PDF does`(addressee: [String]) throws {
        try compare(sampleLetter(invoices: 3, addressee: addressee), pages: 1)
    }

    @Test func `show bold, italic, lists and a mark as the PDF does`() throws {
        var letter = sampleLetter(invoices: 2)
        letter.letterhead.mark = [
            VectorPath(
                [
                    .move(x: 0, y: 0), .line(x: 1, y: 0), .curve(x1: 1, y1: 0.6, x2: 0.6, y2: 1, x: 0, y: 1), .close,
                    .move(x: 0.2, y: 0.2), .line(x: 0.5, y: 0.2), .line(x: 0.5, y: 0.5), .close,
                ], colour: Colour(0xB02A30))
        ]
        letter.opening += [
            .paragraph(
                LetterText([
                    .init("Bold", isBold: true), .init(" and "), .init("italic", isItalic: true), .init(" and "),
                    .init("both at once", isBold: true, isItalic: true), .init(", AVA To Ty. é ä ñ"),
                ])),
            .bulletList([[.paragraph("First")], [.paragraph("Second")]]), .rule,
        ]
        try compare(letter, pages: 1)
    }

    @Test func `would be caught at one missing word`() throws {
        let paper = try Raster(pdf: press.print(sampleLetter(invoices: 3)).bytes, page: 1)
        var letter = sampleLetter(invoices: 3)
        letter.salutation = "Dear Mrs"
        let drawn = try Raster(svg: #require(press.pictures(of: letter).pages.first).svg)
        #expect(drawn.difference(from: paper).worstTile > 12)
    }

    @Test func `are the same for the same letter, whatever was drawn before`() {
        let letter = sampleLetter(invoices: 40)
        let first = press.pictures(of: letter)
        _ = press.pictures(of: sampleLetter(invoices: 3, addressee: ["王小明 先生"]))
        #expect(press.pictures(of: letter).pages.map(\.svg) == first.pages.map(\.svg))
        #expect(LetterPress().pictures(of: letter).pages.map(\.svg) == first.pages.map(\.svg))
    }

    @Test(arguments: [1, 12, 40])
    func `stay below 288 KB and 200 elements a page`(invoices: Int) {
        for page in press.pictures(of: sampleLetter(invoices: invoices)).pages {
            #expect(page.svg.utf8.count <= 288 * 1024, "page \(page.number)")
            #expect(page.svg.matches(of: /<[a-z]/).count <= 200, "page \(page.number)")
        }
    }

    @Test func `hold nothing that runs, styles or comes from elsewhere`() {
        for page in press.pictures(of: sampleLetter(invoices: 40)).pages {
            let rest = page.svg.replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
            for forbidden in ["<script", "<style", "style=", "<image", "<foreignObject", "url(", "http", " on"] {
                #expect(!rest.contains(forbidden), "\(forbidden)")
            }
        }
    }

    @Test func `name nothing, so that many can stand in one HTML page`() {
        for page in press.pictures(of: sampleLetter(invoices: 40)).pages {
            #expect(page.svg.contains("<path fill="))
            #expect(!page.svg.contains(" id=") && !page.svg.contains("href="))
        }
    }

    @Test func `are named, and say in words what the page says`() throws {
        var letter = sampleLetter(invoices: 40)
        letter.ourReference = "A&B/\"C001\" <x>"
        let pages = press.pictures(of: letter).pages
        #expect(pages.map(\.number) == [1, 2])
        let name = "Letter A&amp;B/&quot;C001&quot; &lt;x&gt;, page 2 of 2"
        #expect(pages[1].svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 595.28 841.89\""))
        #expect(pages[1].svg.contains(" role=\"img\" aria-label=\"\(name)\"><title>\(name)</title>"))
        #expect(pages[0].words.hasPrefix("Your account is overdue by £6,990.62 Dear Mrs Hartley We have not received"))
    }

    @Test func `tell what is wrong with the letter, as its PDF does`() throws {
        let letter = sampleLetter(addressee: (1...9).map { "Line \($0)" })
        let problems = press.pictures(of: letter).problems
        #expect(!problems.isEmpty)
        #expect(try press.print(letter).problems == problems)
    }

    private func compare(_ letter: Letter, pages: Int) throws {
        let pdf = try press.print(letter).bytes
        let pictures = press.pictures(of: letter).pages
        #expect(pictures.count == pages)
        for picture in pictures {
            let paper = try Raster(pdf: pdf, page: picture.number)
            let drawn = try Raster(svg: picture.svg)
            let difference = drawn.difference(from: paper)
            #expect(paper.ink > 1_000_000)
            #expect(difference.perInk < 0.4, "page \(picture.number)")
            #expect(difference.worstTile < 12, "page \(picture.number)")
        }
    }
}
