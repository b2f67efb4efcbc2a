import Postroom
import SQL
import Support
import Testing

@testable import Press

/// The letter and the email of each type that Postroom ships, through the press.
@Suite struct `A shipped type` {
    private let letters: WrittenLetters
    init() throws { letters = try WrittenLetters() }

    @Test(arguments: [
        "welcome", "overdue-account", "suspension-warning", "final-notice", "statement-of-account",
        "first-reminder", "second-reminder",
    ])
    func `makes a letter and an email without anything added`(code: String) throws {
        let gaps = try letters.gaps(code, for: "12345")
        let printed = try letters.letter(gaps)
        #expect(printed.problems == [])
        let words = try letters.words(gaps)
        #expect(words.contains("12345/C001") && words.contains("Dear Janet Hartley,"))
        #expect(words.contains("Yours sincerely, Calder Fibre"))
        let email = try letters.email(gaps)
        #expect(!email.subject.isEmpty && email.text.contains("Dear Janet Hartley,"))
        #expect(!email.html.contains("{{") && !email.text.contains("{{"))
    }

    @Test func `greets a customer without a contact, and signs faithfully`() throws {
        let words = try letters.words(try letters.gaps("statement-of-account", for: "30001"))
        #expect(words.contains("Dear customer,") && words.contains("Yours faithfully,"))
        #expect(words.contains("Your account is clear. There is nothing to pay."))
        #expect(!words.contains("Remittance"))
    }

    @Test func `welcomes with the numbers that were ticked`() throws {
        let hartley = try letters.cast.customer("12345")
        try CustomerNumber.add("0113 496 0142", label: "Workshop", to: hartley.id, in: letters.office)
        try CustomerNumber.add("0113 496 0144", status: .ceased, to: hartley.id, in: letters.office)
        let words = try letters.words(try letters.gaps("welcome", for: "12345"))
        #expect(words.contains("Your numbers") && words.contains("0113 496 0142, Workshop"))
        #expect(!words.contains("0113 496 0144"), "what is out of use is not ticked to begin with")
    }

    @Test func `carries a link to confirm an address in the email alone`() throws {
        var gaps = try letters.gaps("welcome", for: "12345")
        #expect(!(try letters.email(gaps).text.contains("confirm")))
        gaps.verificationLink = "https://post.example/verify/aB-3_x~9"
        let email = try letters.email(gaps)
        #expect(email.html.contains("<a href=\"https://post.example/verify/aB-3_x~9\">Confirm this address</a>"))
        #expect(email.text.contains("https://post.example/verify/aB-3_x~9"))
        #expect(!(try letters.words(gaps).contains("verify")))
    }

    @Test func `warns of suspension with the day and the numbers`() throws {
        let hartley = try letters.cast.customer("12345")
        var words = try letters.words(try letters.gaps("suspension-warning", for: "12345"))
        #expect(words.contains("Your services will be suspended on 4 December 2026"))
        #expect(words.contains("suspend the services on your account."))
        try CustomerNumber.add("0113 496 0142", label: "Workshop", to: hartley.id, in: letters.office)
        let gaps = try letters.gaps("suspension-warning", for: "12345")
        words = try letters.words(gaps)
        #expect(words.contains("suspend the services below.") && words.contains("0113 496 0142, Workshop"))
        #expect(try letters.email(gaps).html.contains("0113 496 0142 (Workshop)"))
        #expect(!words.contains("StepChange"))
        try letters.put("12345", in: "Residential / Consumer")
        #expect(try letters.words(try letters.gaps("suspension-warning", for: "12345")).contains("StepChange"))
    }

    @Test func `says which payment failed, why, and what it was for`() throws {
        let hartley = try letters.cast.customer("12345")
        try letters.cast.payment("P-9", of: hartley, date: "2026-11-12", amount: 412_50, status: .failed)
        try letters.office.database.run(
            "UPDATE payment SET method = 'direct debit', failure_reason = 'Refer to payer' WHERE reference = 'P-9'")
        let gaps = try letters.gaps("failed-payment", for: "12345") { draft in
            draft.invoiceIDs = try Invoice.overdue(of: hartley.id, on: letters.office.today, in: letters.office)
                .prefix(1).map(\.id)
        }
        let words = try letters.words(gaps)
        #expect(words.contains("Your payment of £412.50 did not go through"))
        #expect(words.contains("We tried to collect £412.50 by direct debit on 12 November 2026"))
        #expect(words.contains("Refer to payer") && words.contains("It was for this invoice: Invoice Date"))
        #expect(words.contains("INV-204417 3 Sep 2026 3 Oct 2026 £412.50"))
        #expect(words.contains("Please pay £412.50 by 27 November 2026."))
        #expect(try letters.email(gaps).subject == "Calder Fibre: your payment of £412.50 did not go through")
    }

    @Test func `tells of a top-up with its amount and day, and asks for nothing`() throws {
        let hartley = try letters.cast.customer("12345")
        try letters.cast.payment("T-1", of: hartley, date: "2026-11-19", amount: 20_00, unallocated: 20_00)
        try letters.office.database.run("UPDATE payment SET is_auto_top_up = 1 WHERE reference = 'T-1'")
        let gaps = try letters.gaps("auto-top-up-notice", for: "12345")
        #expect(gaps.content.payments?.map(\.reference) == ["T-1"])
        let words = try letters.words(gaps)
        #expect(words.contains("we topped up your account by £20.00 on 19 November 2026, as you asked us to."))
        #expect(!words.contains("Please pay"))
        #expect(try letters.email(gaps).subject == "Calder Fibre: we topped up your account by £20.00")
    }

    @Test func `sends copies without a letter of its own`() throws {
        let hartley = try letters.cast.customer("12345")
        let gaps = try letters.gaps("copy-invoices", for: "12345") { draft in
            draft.invoiceIDs = try InvoiceWindow.all(of: hartley.id, in: letters.office)
        }
        #expect(gaps.type.letterTemplate == nil)
        let email = try letters.email(gaps)
        #expect(email.subject == "Calder Fibre: copies of 4 invoices")
        #expect(email.text.contains("INV-205377") && email.text.contains("£618.00"))
    }

    @Test func `is firmer the second time`() throws {
        let first = try letters.words(try letters.gaps("first-reminder", for: "12345"))
        let second = try letters.words(try letters.gaps("second-reminder", for: "12345"))
        #expect(first.contains("A reminder: £1,234.50 is past its due date") && first.contains("We are glad to help."))
        #expect(second.contains("Second reminder: please pay £1,234.50 by 27 November 2026"))
        #expect(second.contains("The oldest of the 3 invoices below is now 48 days overdue."))
    }

    @Test func `uses only gaps that its writer is told of`() throws {
        for type in try CorrespondenceType.available(in: letters.office) {
            for template in [type.letterTemplate, type.emailTemplate].compactMap({ $0 }) {
                let text = try TemplateVersion.current(of: template, in: letters.office).text
                #expect(try Gaps.unknown(in: text, for: type) == [], "\(type.name)")
            }
        }
    }
}
