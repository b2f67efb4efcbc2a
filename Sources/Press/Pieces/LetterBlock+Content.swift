import Postroom

extension LetterBlock {
    /// The blocks that a template puts in by name, as a letter shows them. Nothing where there is nothing to show.
    static func blocks(for place: Place, _ gaps: Gaps, _ words: LetterWords) -> [LetterBlock] {
        let tables = ContentTables(content: gaps.content)
        switch place {
        case .invoices: return [.table(InvoiceTable(gaps.content).table(words))]
        case .invoiceList: return table(tables.invoiceList)
        case .payments: return table(tables.payments)
        case .numbers:
            let numbers = tables.numbers
            return numbers.isEmpty ? [] : [.bulletList(numbers.map { [.paragraph(LetterText($0))] })]
        case .charges: return table(tables.charges)
        case .statement:
            return tables.statements.flatMap { heading, words in
                (heading.map { [.heading(LetterText($0))] } ?? []) + table(words)
            }
        case .ageing:
            let charts = AgeingChart.charts(of: gaps.content)
            return charts.flatMap { heading, chart -> [LetterBlock] in
                (heading.map { [.paragraph(LetterText([.init($0, isBold: true)]))] } ?? []) + [.ageing(chart)]
            }
        case .howToPay, .remittanceSlip: return []
        }
    }

    private static func table(_ words: ContentTables.Words?) -> [LetterBlock] {
        guard let words else { return [] }
        return [
            .table(
                LetterTable(
                    columns: words.headings.map { .init(LetterText($0.words), $0.isNumber ? .right : .left) },
                    rows: words.rows.map { $0.map { LetterText($0) } },
                    totals: words.totals.map { $0.map { LetterText($0) } }))
        ]
    }
}

extension AgeingChart {
    /// One for each currency in which something is open; headed by it where there are several.
    static func charts(of content: FrozenContent) -> [(heading: String?, chart: AgeingChart)] {
        let open = (content.statements ?? []).filter { $0.ageing.current + $0.ageing.overdue > 0 }
        return open.map { statement in
            (open.count > 1 ? "In \(statement.currency)" : nil, AgeingChart(statement))
        }
    }

    init(_ statement: FrozenContent.Statement) {
        let ageing = statement.ageing
        let amounts = [
            ("Not yet due", ageing.current, 0.35), ("1 to 30 days", ageing.to30, 0.5),
            ("31 to 60 days", ageing.to60, 0.68), ("61 to 90 days", ageing.to90, 0.84),
            ("Over 90 days", ageing.over90, 1),
        ]
        let most = amounts.map(\.1).max() ?? 0
        func money(_ minor: Int) -> String { ContentTables.money(minor, statement.currency) }
        var buckets = amounts.map { label, amount, strength in
            Bucket(
                label: label, amount: money(amount), share: most > 0 ? Double(amount) / Double(most) : 0,
                strength: strength)
        }
        if ageing.onAccount != 0 {
            buckets.append(Bucket(label: "On account", amount: money(ageing.onAccount), share: 0, strength: 0))
        }
        let parts = amounts.filter { $0.1 > 0 }.map { "\($0.0.lowercased()) \(money($0.1))" }
        self.init(
            buckets: buckets, total: money(ageing.total),
            meaning: "Bar chart of what is owed, by the days since it was due: \(parts.joined(separator: ", ")).")
    }
}

extension RemittanceSlip {
    /// The slip of a letter that asks for money.
    init(_ gaps: Gaps) {
        let organisation = gaps.organisation
        let balances = gaps.content.balances.filter { $0.minor > 0 }
        let due = balances.isEmpty ? gaps.content.totalsWithCharges : balances
        self.init(
            title: "Remittance slip", hint: "Cut off and return with a cheque, or email it when you pay",
            payee: [organisation.particulars.legalName] + organisation.address.prefix(5),
            facts: [
                .init(label: "Account", value: gaps.content.customer.account),
                .init(label: "Our reference", value: gaps.reference),
                .init(label: "Date", value: gaps.date.long), .init(label: "Amount due", value: Gaps.words(due)),
            ], blank: "Amount paid")
    }
}
