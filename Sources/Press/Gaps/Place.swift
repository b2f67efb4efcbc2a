/// A place in a template where a block is put, written as a partial on a line of its own: `{{> invoices}}`.
package enum Place: String, CaseIterable, Sendable {
    case invoices
    case invoiceList = "invoice-list"
    case payments, numbers, statement, ageing, charges
    case howToPay = "how-to-pay"
    case remittanceSlip = "remittance-slip"

    /// What stands in the filled text until the block is put there. The two characters are for private use, and
    /// `Wording` takes them out of everything that fills a gap, so nobody can type a place.
    var mark: String { "\u{E000}\(rawValue)\u{E001}" }

    static func at(_ text: String) -> Place? {
        allCases.first { $0.mark == text }
    }

    /// What a template's writer is told about it.
    package var meaning: String {
        switch self {
        case .invoices: "The invoices with due date, amount, what is outstanding and days overdue"
        case .invoiceList: "The invoices with date, due date and amount"
        case .payments: "The payments with date, method, amount and why one failed"
        case .numbers: "The numbers, with what they are called"
        case .statement: "Everything that happened in the period, with a running balance"
        case .ageing: "How old the balance is, with a chart"
        case .charges: "Interest and compensation, worked out invoice by invoice"
        case .howToPay: "Where to pay to, and the reference"
        case .remittanceSlip: "A slip at the foot of the last page, to be returned with a payment"
        }
    }
}
