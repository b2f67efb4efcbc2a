import Foundation
import Instruments
import Postroom
import SQL
import Support
import Testing

@testable import Press

/// A letter promises in its metadata that it keeps PDF/UA-1; this is what a program can hold it to.
@Suite struct `An accessible letter` {
    private static let scripts = [
        "Łukasz Żółć-Gąsienica", "Γιώργος Παπαδόπουλος", "İbrahim Şahin Çağrı ığdır", "شركة النور (فرع ٢)",
        "王小明 北京示例有限公司", "राज कुमार", "Zoë O’Brien ﬁ",
    ]

    @Test(arguments: [1, 12, 300], LetterLayout.all)
    func `keeps its promise however long it is`(invoices: Int, layout: LetterLayout) throws {
        let letter = sampleLetter(invoices: invoices, layout: layout)
        #expect(try Matterhorn.complaints(about: LetterPress().print(letter).bytes) == [])
    }

    @Test func `keeps it in any script`() throws {
        let printed = try LetterPress().print(sampleLetter(addressee: Self.scripts))
        #expect(printed.problems == [])
        #expect(try Matterhorn.complaints(about: printed.bytes) == [])
    }

    @Test func `keeps it with every kind of block`() throws {
        var letter = sampleLetter()
        letter.opening = [
            .heading("What happens next"), .bulletList([[.paragraph("First")], [.paragraph("Second")]]),
            .orderedList(first: 3, items: [[.paragraph("Third"), .bulletList([[.paragraph("Inner")]])]]),
            .table(
                LetterTable(columns: [.init("Plan"), .init("Each month", .right)], rows: [["Six months", "£116.51"]])),
            .rule, .paragraph(LetterText([.init("slanted", isItalic: true), .init(" end")])),
        ]
        #expect(try Matterhorn.complaints(about: LetterPress().print(letter).bytes) == [])
    }

    @Test(arguments: [
        "welcome", "overdue-account", "suspension-warning", "final-notice", "statement-of-account",
        "first-reminder", "second-reminder",
    ])
    func `keeps it as every type that Postroom ships`(code: String) throws {
        let letters = try WrittenLetters()
        let printed = try letters.letter(try letters.gaps(code, for: "12345"))
        #expect(try Matterhorn.complaints(about: printed.bytes) == [])
    }

    @Test(arguments: [
        ("/DisplayDocTitle true", "/DisplayDocTitle null", "07-001"), ("/Marked true", "/Marked null", "06-000"),
        ("<pdfuaid:part>1", "<pdfuaid:part>2", "06-002"), ("/Lang <", "/Long <", "11-006"),
        ("/S /H1", "/S /H2", "14-002"), ("/S /TR", "/S /PP", "02-001"), ("/S /TD", "/S /P ", "09-004"),
        ("/Scope /Column", "/Scope /Colour", "15-003"), ("/MCID 3", "/MCID 2", "01-006"),
        ("/Artifact BMC", "/Artefact BMC", "01-005"), ("/FontFile3", "/FontFileX", "31-009"),
        ("/Identity-H", "/Identity-V", "31-007"), ("/ToUnicode", "/ToUnicorn", "10-001"),
        ("/StructParents 0", "/StructParents 9", "01-006"), ("/Alt ", "/Alp ", "13-004"),
    ])
    func `is found out where it does not`(words: String, others: String, complaint: String) throws {
        let letters = try WrittenLetters()
        let printed = try letters.letter(try letters.gaps("statement-of-account", for: "12345"))
        let file = try PDFTool.output("qpdf", ["--qdf", "--object-streams=disable", "@", "-"], on: printed.bytes)
        let plain = try #require(String(data: file, encoding: .isoLatin1))
        let broken = try #require(plain.replacingOccurrences(of: words, with: others).data(using: .isoLatin1))
        #expect(plain.contains(words))
        #expect(try Matterhorn.complaints(about: Array(broken)).contains { $0.hasPrefix(complaint) })
    }
}
