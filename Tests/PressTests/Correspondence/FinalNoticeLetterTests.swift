import Instruments
import Postroom
import SQL
import Support
import Testing

@testable import Press

@Suite struct `The letter of a final notice` {
    private let letters: WrittenLetters
    init() throws {
        letters = try WrittenLetters()
        try letters.keepRates()
    }

    @Test func `shows the working of what it claims`() throws {
        try LateInterest.charge.keep(in: letters.office)
        let gaps = try letters.gaps("final-notice", for: "12345")
        let words = try letters.words(gaps)
        #expect(words.contains("Final notice: please pay £1,364.31 by 4 December 2026"))
        #expect(words.contains("INV-204417 3 Oct 2026 £412.50 11.75 % 48 £6.37 £40.00 £46.37"))
        #expect(words.contains("Total claimed £9.81 £120.00 £129.81"))
        #expect(words.contains("It grows by £0.40 a day until the invoices are paid."))
        #expect(words.contains("Please pay £1,364.31, interest and compensation included, by 4 December 2026."))
        #expect(words.contains("begin court proceedings") && !words.contains("StepChange"))
        let email = try letters.email(gaps)
        #expect(email.subject == "Calder Fibre: final notice, £1,364.31 on account 12345")
        #expect(email.html.contains("£9.81 interest and £120.00 compensation"))
    }

    @Test func `mentions what may be claimed where it claims nothing`() throws {
        try LateInterest.mention.keep(in: letters.office)
        let words = try letters.words(try letters.gaps("final-notice", for: "12345"))
        #expect(words.contains("We may also claim interest and compensation for late payment"))
        #expect(words.contains("Please pay £1,234.50 by 4 December 2026."))
        #expect(!words.contains("Fixed sum"))
    }

    @Test func `says nothing of either where the organisation wants neither`() throws {
        let words = try letters.words(try letters.gaps("final-notice", for: "12345"))
        #expect(!words.contains("Interest") && !words.contains("compensation"))
        #expect(words.contains("Please pay £1,234.50 by 4 December 2026."))
    }

    @Test func `tells a private person of the letter of claim, the thirty days and where to find help`() throws {
        try LateInterest.charge.keep(in: letters.office)
        try letters.put("12345", in: "Residential / Consumer")
        let words = try letters.words(try letters.gaps("final-notice", for: "12345"))
        #expect(words.contains("letter of claim") && words.contains("thirty days") && words.contains("StepChange"))
        #expect(!words.contains("Late Payment of Commercial Debts"), "the Act is not for private persons")
        #expect(words.contains("Please pay £1,234.50 by"))
    }

    @Test func `treats a sole trader as both`() throws {
        try LateInterest.charge.keep(in: letters.office)
        try letters.put("12345", in: "Self-Employed / Sole Trader")
        let words = try letters.words(try letters.gaps("final-notice", for: "12345"))
        #expect(words.contains("Late Payment of Commercial Debts") && words.contains("letter of claim"))
    }

    @Test func `has room for hundreds of invoices`() throws {
        try LateInterest.charge.keep(in: letters.office)
        let aisha = try letters.cast.customer("30001")
        for index in 0..<300 {
            try letters.cast.invoice(
                "L-\(index)", of: aisha, date: "2026-02-01", due: "2026-03-03", amount: 1_000_00 + index)
        }
        try letters.cast.address(of: aisha, PostalAddress(line1: "1 Mill Lane", city: "Leeds", postcode: "LS1 1ZZ"))
        let gaps = try letters.gaps("final-notice", for: "30001")
        let printed = try letters.letter(gaps)
        #expect(printed.problems == [] && printed.pageCount > 10)
        #expect(gaps.content.charges?.compensation == 300 * 70_00)
    }
}

@Suite struct `The letter of a statement` {
    private let letters: WrittenLetters
    init() throws { letters = try WrittenLetters() }

    @Test func `runs from the opening balance to the closing one`() throws {
        let gaps = try letters.gaps("statement-of-account", for: "12345") { draft in
            draft.periodFrom = "2026-10-15"
        }
        let words = try letters.words(gaps)
        #expect(words.contains("Statement of account to 20 November 2026"))
        #expect(words.contains("15 Oct 2026 Balance brought forward 823.50"))
        #expect(words.contains("15 Oct 2026 Invoice INV-205260 14 Nov 2026 411.00 1,234.50"))
        #expect(words.contains("18 Nov 2026 Payment P-1, bank transfer 150.00 1,702.50"))
        #expect(words.contains("Balance on 20 Nov 2026 1,029.00 150.00 1,702.50"))
        #expect(words.contains("The balance is £1,702.50, of which £1,234.50 is past its due date."))
        #expect(words.contains("£618.00 £822.00 £412.50 £0.00 £0.00 −£150.00 £1,702.50"))
    }

    @Test func `draws how old the balance is, with words for those who listen`() throws {
        let printed = try letters.letter(try letters.gaps("statement-of-account", for: "12345"))
        let structure = try PDFTool.run("pdfinfo", ["-struct", "@"], on: printed.bytes)
        #expect(structure.contains("Figure"))
        let text = try PDFTool.run("qpdf", ["--qdf", "--object-streams=disable", "@", "-"], on: printed.bytes)
        #expect(text.contains("/Alt") && text.contains("/BBox"))
    }

    @Test func `keeps currencies apart`() throws {
        let zolw = try letters.cast.customer("20007")
        try letters.cast.address(of: zolw, PostalAddress(line1: "ul. Krótka 1", city: "Łódź", postcode: "90-999"))
        let words = try letters.words(try letters.gaps("statement-of-account", for: "20007"))
        #expect(words.contains("In GBP") && words.contains("In EUR"))
        #expect(words.contains("The balance is £100.00 and €70.00, of which £100.00 is past its due date."))
        #expect(words.contains("Balance €"))
    }

    @Test func `asks nothing of a customer in credit`() throws {
        let aisha = try letters.cast.customer("30001")
        try letters.cast.address(of: aisha, PostalAddress(line1: "1 Mill Lane", city: "Leeds", postcode: "LS1 1ZZ"))
        try letters.cast.payment("P-8", of: aisha, date: "2026-11-02", amount: 12_34, unallocated: 12_34)
        let gaps = try letters.gaps("statement-of-account", for: "30001")
        let words = try letters.words(gaps)
        #expect(words.contains("Your account is in credit by £12.34. There is nothing to pay."))
        #expect(words.contains("−12.34") && !words.contains("How to pay"))
        #expect(try letters.email(gaps).html.contains("in credit by <strong>£12.34</strong>"))
    }

    @Test func `is right at a thousand lines`() throws {
        let aisha = try letters.cast.customer("30001")
        try letters.cast.address(of: aisha, PostalAddress(line1: "1 Mill Lane", city: "Leeds", postcode: "LS1 1ZZ"))
        for index in 0..<1_000 {
            try letters.cast.invoice(
                "K-\(index)", of: aisha, date: "2026-05-01", due: "2026-06-01", amount: 1_00)
        }
        let gaps = try letters.gaps("statement-of-account", for: "30001")
        let printed = try letters.letter(gaps)
        #expect(printed.problems == [] && printed.pageCount > 20)
        let words = try letters.words(gaps)
        #expect(words.contains("Invoice K-999 1 Jun 2026 1.00 1,000.00"))
        #expect(words.contains("Balance on 20 Nov 2026 1,000.00 0.00 1,000.00"))
        #expect(words.contains("Remittance slip") && words.contains("Amount due £1,000.00"))
        #expect(words.contains("Page \(printed.pageCount) of \(printed.pageCount)"))
    }

    @Test func `prints the same bytes again from what was frozen`() throws {
        let gaps = try letters.gaps("statement-of-account", for: "12345")
        let first = try letters.letter(gaps).bytes
        try letters.office.database.run("UPDATE invoice SET outstanding = 0")
        #expect(try letters.letter(gaps).bytes == first)
    }
}
