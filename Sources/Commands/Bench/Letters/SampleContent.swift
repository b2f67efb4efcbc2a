import Postroom
import Press

/// The letter that is measured: one page with twelve invoices, to a customer who is made up. The floor draws the same.
enum SampleContent {
    /// What Postroom freezes for it. Every number makes another letter.
    static func frozen(number: Int, invoices: Int = 12) -> FrozenContent {
        let towns = [("Leeds", "LS10 1JF"), ("Halifax", "HX1 5AQ"), ("Selby", "YO8 4PW"), ("Otley", "LS21 3DX")]
        let names = ["Hartley", "Okafor", "Bielińska", "Sørensen", "MacDonald", "Papadopoulou", "Yılmaz", "Fenwick"]
        let trades = ["Joinery", "Roofing", "Catering", "Print", "Motors", "Interiors", "Dairy"]
        let (town, postcode) = towns[number % towns.count]
        let name = names[number % names.count]
        let company = "\(name) & Sons \(trades[number % trades.count]) Ltd"
        var content = FrozenContent(
            customer: .init(
                account: String(10_000 + number), name: company,
                lines: [
                    "Mrs J \(name)", company, "Unit \(1 + number % 90) Kirkgate Works", "18 Dock Street", town,
                    postcode,
                ],
                salutation: "Dear Mrs \(name)", currency: "GBP"))
        content.invoices = (0..<invoices).map { line in
            .init(
                number: "INV-\(204_417 + number * 13 + line * 119)", date: "2026-09-\(two(1 + line % 28))",
                due: "2026-10-\(two(1 + line % 28))", amount: 41_250 + (number * 7_919 + line * 3_700) % 90_000,
                outstanding: 41_225 + (number * 7_919 + line * 3_100) % 90_000, currency: "GBP",
                daysOverdue: max(1, 48 - line))
        }
        content.dates["pay_by"] = "2026-11-27"
        content.yourReference = "PO 4471"
        return content
    }

    /// The same letter as the press's own words, without template or gaps.
    static let letter = Letter(
        letterhead: Letterhead(
            name: "Calder Fibre", address: ["Calder House, 2 Wharf Approach", "Leeds LS1 4GX"],
            phone: "0113 496 0100", email: "accounts@calderfibre.example", website: "calderfibre.example",
            particulars: "Calder Fibre Ltd. Registered in England and Wales no. 00000000. Registered office: "
                + "Calder House, 2 Wharf Approach, Leeds LS1 4GX. VAT no. GB 000 0000 00."),
        title: "Your account is overdue, 12345/C001", created: 1_795_165_200,
        addressee: [
            "Mrs J Hartley", "Hartley & Sons Joinery Ltd", "Unit 4 Kirkgate Works", "18 Dock Street", "Leeds",
            "LS10 1JF",
        ],
        date: "20 November 2026", ourReference: "12345/C001", yourReference: "PO 4471",
        heading: "Your account is overdue by £6,990.62", salutation: "Dear Mrs Hartley",
        opening: [
            .paragraph(
                "We have not received payment for the invoices below. If you have paid in the last three days, thank you, and you need do nothing more."
            )
        ],
        invoices: InvoiceTable(
            lines: (0..<12).map { line in
                InvoiceTable.Line(
                    number: "INV-\(204_417 + line * 119)", date: "\(3 + line) September 2026",
                    dueDate: "\(3 + line) October 2026", amount: "£\(412 + line * 37).\(two((50 + line * 13) % 100))",
                    outstanding: "£\(412 + line * 31).\(two((50 + line * 7) % 100))", daysOverdue: "\(48 - line)")
            }, totals: [.init(label: "Total overdue", amount: "£7,386.00", outstanding: "£6,990.62")]),
        payment: PaymentPanel(
            payee: "Calder Fibre Ltd", bank: "Example Bank", sortCode: "00-00-00", accountNumber: "00000000",
            iban: "GB00 EXAM 0000 0000 0000 00", reference: "12345"),
        ending: [
            .paragraph(
                LetterText([
                    .init("Please pay "), .init("£6,990.62 by 27 November 2026", isBold: true),
                    .init(
                        " to keep your account in good order. If something on an invoice looks wrong, or you cannot pay it all at once, call us on 0113 496 0100 and we will work it out with you."
                    ),
                ]))
        ],
        closing: "Yours sincerely", signature: .init(name: "Priya Nair", title: "Credit controller"))

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
