import Mustache
import Postroom

/// The gaps about money: invoices, payments, the statement, interest and compensation.
extension Gaps {
    var overdue: Value {
        let oldest = content.invoices.map(\.daysOverdue).max() ?? 0
        return [
            "total": .text(totals), "count": .text(content.invoices.count.grouped),
            "is_one": .bool(content.invoices.count == 1), "oldest_days": .text(oldest.grouped),
            "oldest": .text(oldest.counting("day")),
        ]
    }

    var invoices: Value {
        [
            "any": .bool(!content.invoices.isEmpty), "is_one": .bool(content.invoices.count == 1),
            "count": .text(content.invoices.count.grouped), "first": .text(content.invoices.first?.number ?? ""),
            "total": .text(totals),
        ]
    }

    var payments: Value {
        let lines = content.payments ?? []
        let newest = lines.map(\.date).max().flatMap(Day.init(text:))
        let methods = Set(lines.map(\.method)).subtracting(["", "other"])
        return [
            "any": .bool(!lines.isEmpty), "is_one": .bool(lines.count == 1), "count": .text(lines.count.grouped),
            "total": .text(Self.words(content.paymentTotals)), "date": .text(newest?.long ?? ""),
            "method": .text(methods.count == 1 ? methods.first ?? "" : ""),
            "reason": .text(lines.count == 1 ? lines[0].reason : ""),
        ]
    }

    var numbers: Value {
        let lines = content.numbers ?? []
        return [
            "any": .bool(!lines.isEmpty), "is_one": .bool(lines.count == 1), "count": .text(lines.count.grouped),
            "list": .text(Self.list(lines.map { $0.label.isEmpty ? $0.number : "\($0.number) (\($0.label))" })),
        ]
    }

    var period: Value {
        func long(_ text: String?) -> Value { .text(text.flatMap(Day.init(text:))?.long ?? "") }
        return [
            "any": .bool(content.period != nil), "from": long(content.period?.from), "to": long(content.period?.to),
        ]
    }

    var statement: Value {
        let balances = content.balances
        let credits = balances.filter { $0.minor < 0 }.map { Money(-$0.minor, $0.currency) }
        let overdue = (content.statements ?? []).compactMap { statement -> Money? in
            statement.ageing.overdue > 0
                ? Money(statement.ageing.overdue, Currency(code: statement.currency) ?? .pounds) : nil
        }
        let isSettled = (content.statements ?? []).contains { $0.lines.contains { $0.kind == .settled } }
        return [
            "balance": .text(Self.words(balances.filter { $0.minor > 0 })),
            "is_due": .bool(balances.contains { $0.minor > 0 }),
            "credit": .text(Self.words(credits)), "is_in_credit": .bool(!credits.isEmpty),
            "overdue": .text(Self.words(overdue)), "has_overdue": .bool(!overdue.isEmpty),
            "has_settled": .bool(isSettled),
        ]
    }

    /// `to_pay` is what the letter asks for with or without charges, so that a template need not ask which.
    var charges: Value {
        let charges = content.charges
        func pounds(_ minor: Int?) -> Value { .text(Money(minor ?? 0, .pounds).text) }
        return [
            "is_claimed": .bool(charges?.extent == .charge), "is_mentioned": .bool(charges?.extent == .mention),
            "interest": pounds(charges?.interest), "compensation": pounds(charges?.compensation),
            "total": pounds(charges?.total), "daily": pounds(charges?.daily),
            "to_pay": .text(Self.words(content.totalsWithCharges)),
        ]
    }
}
