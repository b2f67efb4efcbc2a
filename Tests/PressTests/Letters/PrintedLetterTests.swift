import Foundation
import Instruments
import Testing

@testable import Press

@Suite struct `A printed letter` {
    let press = LetterPress()

    @Test func `says everything it was given`() throws {
        let text = try PDFTool.text(of: press.print(sampleLetter()).bytes)
        for words in [
            "Calder Fibre", "accounts@calderfibre.example", "Mrs J Hartley", "LS10 1JF", "20 November 2026",
            "12345/C001", "PO 4471", "Your account is overdue by £6,990.62", "Dear Mrs Hartley", "INV-204417",
            "£412.50", "Total overdue", "£7,386.00", "Example Bank", "GB00 EXAM 0000 0000 0000 00",
            "£6,990.62 by 27 November 2026", "Yours sincerely", "Priya Nair", "Credit controller",
            "Registered in England and Wales no. 00000000", "Page 1 of 1",
        ] {
            #expect(text.contains(words))
        }
    }

    @Test func `fits twelve invoices on one page of at most 32 KB without a problem`() throws {
        let printed = try press.print(sampleLetter())
        #expect(printed.pageCount == 1)
        #expect(printed.bytes.count <= 32 * 1024)
        #expect(printed.problems.isEmpty)
    }

    @Test func `is the same bytes every time`() throws {
        let first = try press.print(sampleLetter()).bytes
        _ = try press.print(sampleLetter(invoices: 3, addressee: ["Łukasz Żółć", "Γιώργος", "王小明"]))
        let again = try press.print(sampleLetter()).bytes
        let elsewhere = try LetterPress().print(sampleLetter()).bytes
        #expect(again == first)
        #expect(elsewhere == first)
    }

    @Test func `draws names of every script and copies them out as typed`() throws {
        let names = [
            "Łukasz Żółć-Gąsienica", "Γιώργος Παπαδόπουλος", "İbrahim Şahin Çağrı ığdır", "شركة الأمل للتجارة المحدودة",
            "王小明 北京示例有限公司",
        ]
        let printed = try press.print(sampleLetter(addressee: names))
        let text = try PDFTool.text(of: printed.bytes)
        for name in names { #expect(text.utf8.firstRange(of: name.utf8) != nil) }
        #expect(printed.problems.isEmpty)
    }

    @Test func `is tagged in reading order`() throws {
        let structure = try PDFTool.run("pdfinfo", ["-struct-text", "@"], on: press.print(sampleLetter()).bytes)
        #expect(structure.contains(/H1 \(block\)\s+"Your account is overdue by £6,990.62"/))
        #expect(structure.contains(/TR\s+TH:\s+\/Scope \/Column\s+"Invoice"/))
        #expect(structure.contains(/TD\s+"INV-204417"/))
        #expect(structure.contains(/TH:\s+\/Scope \/Row\s+"Total overdue"/))
        #expect(structure.contains("\"Our reference 12345/C001\""))
        #expect(!structure.contains("Page 1 of 1"))
    }

    @Test func `embeds all its fonts`() throws {
        let fonts = try PDFTool.run("pdffonts", ["@"], on: press.print(sampleLetter()).bytes)
            .split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        #expect(fonts.allSatisfy { $0.contains("yes yes yes") })
    }

    @Test func `needs nothing but an address`() throws {
        var letter = Letter(
            letterhead: Letterhead(name: "Calder Fibre"), title: "Letter", created: 0, addressee: ["Mrs J Hartley"],
            date: "", ourReference: "")
        #expect(try press.print(letter).problems == [])
        letter.opening = [.table(LetterTable(columns: [], rows: [])), .bulletList([]), .paragraph("")]
        letter.invoices = InvoiceTable(lines: [], totals: [])
        #expect(try press.print(letter).pageCount == 1)
    }

    @Test func `prints every kind of block`() throws {
        var letter = sampleLetter(invoices: 2)
        letter.opening = [
            .heading("What happens next"), .bulletList([[.paragraph("First point")], [.paragraph("Second point")]]),
            .orderedList(
                first: 3, items: [[.paragraph("Third step"), .bulletList([[.paragraph("Inner point")]])]]),
            .table(
                LetterTable(
                    columns: [.init("Plan"), .init("Each month", .right)],
                    rows: [["Six months", "£116.51"], ["Twelve months", "£58.26"]])),
            .rule, .paragraph(LetterText([.init("slanted", isItalic: true), .init(" end")])),
        ]
        let printed = try press.print(letter)
        let structure = try PDFTool.run("pdfinfo", ["-struct-text", "@"], on: printed.bytes)
        #expect(structure.contains(/LI \(block\)\s+Lbl \(block\)\s+"• ?"\s+LBody \(block\)\s+"First point"/))
        #expect(structure.contains(/"3\. ?"\s+LBody \(block\)\s+"Third step/))
        let text = try PDFTool.text(of: printed.bytes)
        for words in ["What happens next", "Inner point", "Twelve months", "£58.26", "slanted end"] {
            #expect(text.contains(words))
        }
    }
}
