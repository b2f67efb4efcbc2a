import PDF
import Postroom

extension InvoiceTable {
    /// The frozen invoices as a letter lists them, with a total for each currency.
    init(_ content: FrozenContent) {
        let lines = content.invoices.map { line in
            let currency = Currency(code: line.currency) ?? .pounds
            return Line(
                number: line.number, date: Self.day(line.date), dueDate: Self.day(line.due),
                amount: Money(line.amount, currency).text, outstanding: Money(line.outstanding, currency).text,
                daysOverdue: line.daysOverdue.grouped)
        }
        let sums = content.totals
        let totals = sums.map { sum in
            Total(
                label: sums.count > 1 ? "Total in \(sum.currency.code)" : "Total", amount: "", outstanding: sum.text)
        }
        self.init(lines: lines, totals: totals)
    }

    private static func day(_ text: String) -> String {
        Day(text: text)?.short ?? text
    }
}

extension PaymentPanel {
    /// Where the organisation wants its money, with the account number as the reference.
    init(_ organisation: Organisation, account: String) {
        func known(_ text: String) -> String? { text.isEmpty ? nil : text }
        let bank = organisation.bank
        self.init(
            payee: known(bank.accountName) ?? organisation.particulars.legalName, bank: known(bank.bank),
            sortCode: known(bank.sortCode), accountNumber: known(bank.accountNumber), iban: known(bank.iban),
            reference: account)
    }
}

extension Letterhead {
    init(_ organisation: Organisation) {
        func known(_ text: String) -> String? { text.isEmpty ? nil : text }
        self.init(
            name: organisation.name, colour: Colour(UInt32(organisation.accentColour, radix: 16) ?? 0x1F3A5F),
            address: organisation.address, phone: known(organisation.telephone), email: known(organisation.email),
            website: known(organisation.website), particulars: organisation.registeredParticulars)
    }
}

extension LetterLayout {
    /// The layout that the organisation has chosen by its code.
    init(code: String) {
        self =
            switch code {
            case "provider-left": .providerLeft
            case "provider-right": .providerRight
            default: .ukDL
            }
    }
}

extension Organisation {
    /// What the law wants at the foot of every letter and email, in one sentence or two.
    package var registeredParticulars: String {
        let particulars = particulars
        var parts: [String] = []
        if particulars.registeredNumber.isEmpty {
            parts.append(particulars.legalName + ".")
        } else {
            let place = particulars.registeredIn.isEmpty ? "" : " in \(particulars.registeredIn)"
            parts.append("\(particulars.legalName). Registered\(place), number \(particulars.registeredNumber).")
        }
        if !particulars.registeredOffice.isEmpty { parts.append("Registered office: \(particulars.registeredOffice).") }
        if !particulars.vatNumber.isEmpty { parts.append("VAT number \(particulars.vatNumber).") }
        return parts.joined(separator: " ")
    }
}
