import Foundation

@testable import Press

/// A letter as the sample office would send it. Everybody in it is made up.
func sampleLetter(invoices: Int = 12, layout: LetterLayout = .ukDL, addressee: [String]? = nil) -> Letter {
    let lines = (0..<invoices).map { index in
        InvoiceTable.Line(
            number: "INV-\(204_417 + index * 119)", date: "\(1 + index % 28) Sep 2026",
            dueDate: "\(1 + index % 28) Oct 2026", amount: "£\(412 + index * 37).50",
            outstanding: "£\(412 + index * 31).25", daysOverdue: "\(max(1, 48 - index))")
    }
    return Letter(
        letterhead: Letterhead(
            name: "Calder Fibre", address: ["Calder House, 2 Wharf Approach", "Leeds LS1 4GX"],
            phone: "0113 496 0100", email: "accounts@calderfibre.example", website: "calderfibre.example",
            particulars: "Calder Fibre Ltd. Registered in England and Wales no. 00000000. Registered office: "
                + "Calder House, 2 Wharf Approach, Leeds LS1 4GX. VAT no. GB 000 0000 00."),
        layout: layout, title: "Your account is overdue, 12345/C001", created: 1_794_232_920,
        addressee: addressee ?? [
            "Mrs J Hartley", "Hartley & Sons Joinery Ltd", "Unit 4 Kirkgate Works", "18 Dock Street", "Leeds",
            "LS10 1JF",
        ],
        date: "20 November 2026", ourReference: "12345/C001", yourReference: "PO 4471",
        heading: "Your account is overdue by £6,990.62", salutation: "Dear Mrs Hartley",
        opening: [
            .paragraph(
                "We have not received payment for the invoices below. If you have paid in the last three days, thank you."
            )
        ],
        invoices: InvoiceTable(
            lines: lines, totals: [.init(label: "Total overdue", amount: "£7,386.00", outstanding: "£6,990.62")]),
        payment: PaymentPanel(
            payee: "Calder Fibre Ltd", bank: "Example Bank", sortCode: "00-00-00", accountNumber: "00000000",
            iban: "GB00 EXAM 0000 0000 0000 00", reference: "12345"),
        ending: [
            .paragraph(
                LetterText([
                    .init("Please pay "), .init("£6,990.62 by 27 November 2026", isBold: true),
                    .init(" to keep your account in good order, or call us on 0113 496 0100."),
                ]))
        ],
        closing: "Yours sincerely", signature: .init(name: "Priya Nair", title: "Credit controller"))
}

let longBody = (1...60).map { number in
    LetterBlock.paragraph(
        LetterText(
            "Paragraph \(number). We wrote to you about this account before and have not had an answer. "
                + "If something on an invoice looks wrong, tell us which one and why, and we will look into it at once."
        ))
}
