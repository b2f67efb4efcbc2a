import Mustache
import Postroom

/// What a customer owes as figures above the tabs: three for the customer's own currency, one for each other.
enum FigureTiles {
    static func of(_ figures: [Figures], on today: Day) -> [Value] {
        guard let own = figures.first else { return [] }
        return [balance(own), unpaid(own), overdue(own, on: today)] + figures.dropFirst().map(other)
    }

    private static func balance(_ figures: Figures) -> Value {
        let note =
            figures.onAccount.minor > 0
            ? "after \(figures.onAccount.text) on account" : figures.balance.minor < 0 ? "in credit" : ""
        return tile("Balance", figures.balance, note)
    }

    private static func unpaid(_ figures: Figures) -> Value {
        tile("Unpaid", figures.unpaid, invoices(figures.unpaidCount))
    }

    private static func overdue(_ figures: Figures, on today: Day) -> Value {
        let oldest = figures.oldestDue.map { "oldest \((today - $0).counting("day"))" }
        return tile("Overdue", figures.overdue, oldest ?? "nothing overdue", isBad: figures.overdue.minor > 0)
    }

    private static func other(_ figures: Figures) -> Value {
        let late = figures.overdue.minor > 0
        return tile(
            "Balance in \(figures.currency.code)", figures.balance,
            late ? "\(figures.overdue.text) overdue" : invoices(figures.unpaidCount), isBad: late)
    }

    private static func tile(_ label: String, _ amount: Money, _ note: String, isBad: Bool = false) -> Value {
        ["label": .text(label), "amount": .text(amount.text), "note": .text(note), "is_bad": .bool(isBad)]
    }

    static func invoices(_ count: Int) -> String {
        count == 0 ? "no invoices" : count.counting("invoice")
    }
}
