import Foundation
import Postroom

/// Frozen content as tables of words, for letters and emails alike.
struct ContentTables {
    let content: FrozenContent

    /// A table for a letter or an email: headings, rows, sums.
    struct Words {
        var headings: [(words: String, isNumber: Bool)]
        var rows: [[String]]
        var totals: [[String]] = []
    }

    /// Invoices that are not asked for, or are asked for elsewhere: no word of days overdue.
    var invoiceList: Words? {
        guard !content.invoices.isEmpty else { return nil }
        return Words(
            headings: [("Invoice", false), ("Date", false), ("Due date", false), ("Amount", true)],
            rows: content.invoices.map { line in
                [line.number, Self.day(line.date), Self.day(line.due), Self.money(line.amount, line.currency)]
            })
    }

    var payments: Words? {
        guard let payments = content.payments, !payments.isEmpty else { return nil }
        let hasReasons = payments.contains { !$0.reason.isEmpty }
        var words = Words(
            headings: [("Reference", false), ("Date", false), ("How", false)]
                + (hasReasons ? [("Why it failed", false)] : []) + [("Amount", true)],
            rows: payments.map { line in
                [line.reference, Self.day(line.date), Self.capital(line.method)] + (hasReasons ? [line.reason] : [])
                    + [Self.money(line.amount, line.currency)]
            })
        guard payments.count > 1 else { return words }
        let sums = content.paymentTotals
        words.totals = sums.map { sum in
            [sums.count > 1 ? "Total in \(sum.currency.code)" : "Total"]
                + Array(repeating: "", count: words.headings.count - 2) + [sum.text]
        }
        return words
    }

    /// The numbers, one a line.
    var numbers: [String] {
        (content.numbers ?? []).map { $0.label.isEmpty ? $0.number : "\($0.number), \($0.label)" }
    }

    /// The working of interest and compensation; the sums are what is claimed.
    var charges: Words? {
        guard let charges = content.charges, charges.extent == .charge else { return nil }
        func pounds(_ minor: Int) -> String { Self.money(minor, "GBP") }
        return Words(
            headings: [
                ("Invoice", false), ("Due date", false), ("Debt", true), ("Rate", true), ("Days", true),
                ("Interest", true), ("Fixed sum", true), ("Together", true),
            ],
            rows: charges.lines.map { line in
                [
                    line.number, Self.day(line.due), pounds(line.debt), LateCharge.words(line.rate), line.days.grouped,
                    pounds(line.interest), pounds(line.compensation), pounds(line.interest + line.compensation),
                ]
            },
            totals: [
                [
                    "Total claimed", "", "", "", "", pounds(charges.interest), pounds(charges.compensation),
                    pounds(charges.total),
                ]
            ])
    }

    /// One for each currency; headed by it where there are several.
    var statements: [(heading: String?, words: Words)] {
        let statements = content.statements ?? []
        return statements.map { statement in
            let currency = Currency(code: statement.currency) ?? .pounds
            return (statements.count > 1 ? "In \(currency.code)" : nil, words(of: statement, currency))
        }
    }

    private func words(of statement: FrozenContent.Statement, _ currency: Currency) -> Words {
        let sign = currency.prefix.trimmingCharacters(in: .whitespaces)
        var balance = statement.opening
        var (charged, paid) = (0, 0)
        func digits(_ minor: Int) -> String { Self.digits(minor, currency) }
        var rows = [[Self.day(content.period?.from ?? ""), "Balance brought forward", "", "", "", digits(balance)]]
        rows.reserveCapacity(statement.lines.count + 1)
        for line in statement.lines {
            balance += line.amount
            if line.amount > 0 { charged += line.amount } else { paid -= line.amount }
            rows.append([
                Self.day(line.date), Self.words(of: line), line.due.isEmpty ? "" : Self.day(line.due),
                line.amount > 0 ? digits(line.amount) : "", line.amount > 0 ? "" : digits(-line.amount),
                digits(balance),
            ])
        }
        return Words(
            headings: [
                ("Date", false), ("What", false), ("Due date", false), ("Charged \(sign)", true),
                ("Paid or credited \(sign)", true), ("Balance \(sign)", true),
            ],
            rows: rows,
            totals: [
                [
                    "Balance on \(Self.day(content.period?.to ?? ""))", "", "", digits(charged), digits(paid),
                    digits(statement.closing),
                ]
            ])
    }

    private static func words(of line: FrozenContent.Statement.Line) -> String {
        let method = line.method.isEmpty || line.method == "other" ? "" : ", \(line.method)"
        return switch line.kind {
        case .invoice: "Invoice \(line.reference)"
        case .creditNote: "Credit note \(line.reference)"
        case .payment: "Payment \(line.reference)\(method)"
        case .refund: "Refund \(line.reference)\(method)"
        case .settled: "\(line.reference) settled"
        }
    }

    // MARK: Words

    static func day(_ text: String) -> String { Day(text: text)?.short ?? text }

    static func money(_ minor: Int, _ currency: String) -> String {
        Money(minor, Currency(code: currency) ?? .pounds).text
    }

    /// `1,234.50` or `−20.00`, where the heading names the currency.
    static func digits(_ minor: Int, _ currency: Currency) -> String {
        (minor < 0 ? "−" : "") + Money(minor, currency).digits
    }

    static func capital(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }
}
