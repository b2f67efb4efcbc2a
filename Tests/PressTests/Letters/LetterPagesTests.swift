import Instruments
import PDF
import Testing

@testable import Press

@Suite struct `The pages of a letter` {
    let press = LetterPress()

    @Test func `never leave a total, a heading or a row alone, for any number of invoices`() {
        for count in 1...80 {
            for layout in LetterLayout.all {
                let pages = press.compose(sampleLetter(invoices: count, layout: layout)).pages
                let rows = pages.map { page in page.compactMap { $0.strip.part.table == nil ? nil : $0.strip } }
                #expect(rows.joined().count == count + 2)
                for page in rows where !page.isEmpty {
                    let plain = page.filter { !$0.marks.isTotal && !$0.part.isHeadingRow }.count
                    #expect(plain >= min(count, 2), "\(count) invoices, \(layout.name)")
                }
            }
        }
    }

    @Test func `repeat the headings of a table that goes on`() throws {
        let printed = try press.print(sampleLetter(invoices: 300))
        let pages = try PDFTool.text(of: printed.bytes, keepingPages: true).split(separator: "\u{0C}")
        #expect(printed.pageCount > 5)
        for page in pages where page.contains("INV-") { #expect(page.contains("Days overdue")) }
        #expect(pages.filter { $0.contains("INV-") }.count > 5)
    }

    @Test func `count themselves`() throws {
        let printed = try press.print(sampleLetter(invoices: 300))
        let pages = try PDFTool.text(of: printed.bytes, keepingPages: true).split(separator: "\u{0C}")
        for (index, page) in pages.enumerated() where page.contains("Calder") {
            #expect(page.contains("Page \(index + 1) of \(printed.pageCount)"))
        }
    }

    @Test func `hold all three hundred invoices once each`() throws {
        let text = try PDFTool.text(of: press.print(sampleLetter(invoices: 300)).bytes)
        for index in 0..<300 {
            #expect(text.ranges(of: "INV-\(204_417 + index * 119)\n").count == 1)
        }
    }

    @Test func `stay inside their margins however long the letter`() throws {
        for layout in LetterLayout.all {
            var letter = sampleLetter(invoices: 90, layout: layout)
            letter.opening = longBody
            let composed = press.compose(letter)
            #expect(composed.pageCount > 4)
            #expect(LetterCheck(composed).problems() == [])
            for page in composed.pages {
                for placed in page where placed.strip.height > 0 {
                    #expect(placed.top + placed.strip.height <= LetterLook.bodyBottom + 0.01)
                }
            }
        }
    }

    @Test func `keep the signature with the last lines of the letter`() {
        for count in 1...60 {
            let pages = press.compose(sampleLetter(invoices: count)).pages
            let body = pages[pages.count - 1].filter { $0.strip.height > 0 }
            #expect(body.count >= 5, "\(count) invoices")
        }
    }

    @Test func `keep a wide table with several currencies inside the margins`() {
        var letter = sampleLetter(invoices: 4)
        letter.invoices?.totals = ["GBP", "EUR", "PLN", "USD"].map {
            .init(label: "Total overdue in \($0)", amount: "\($0) 12,345,678.90", outstanding: "\($0) 12,345,678.90")
        }
        letter.invoices?.lines[0] = .init(
            number: "A-VERY-LONG-INVOICE-NUMBER-2026-11-000000000417", date: "30 September 2026",
            dueDate: "30 September 2026", amount: "PLN 12,345,678.90", outstanding: "PLN 12,345,678.90",
            daysOverdue: "1,048")
        for placed in press.compose(letter).pages.joined() {
            for box in placed.strip.marks.compactMap(\.box) {
                #expect(box.right <= LetterLook.right + 0.1)
            }
        }
    }
}

extension Strip.Part {
    fileprivate var isHeadingRow: Bool {
        if case .tableRow(_, isHeading: true) = self { return true }
        return false
    }
}

extension [Mark] {
    /// Rows of totals begin with a cell that heads its row.
    fileprivate var isTotal: Bool {
        contains { mark in
            if case .text(_, _, _, _, .rowHeading) = mark { return true }
            return false
        }
    }
}
