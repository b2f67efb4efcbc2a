import Markdown
import Postroom

/// The blocks that a template puts in by name, as an email shows them.
enum EmailBlocks {
    static func blocks(for place: Place, _ gaps: Gaps) -> [Block] {
        let tables = ContentTables(content: gaps.content)
        switch place {
        case .invoices: return [invoices(gaps.content)]
        case .invoiceList: return table(tables.invoiceList)
        case .payments: return table(tables.payments)
        case .numbers:
            let numbers = tables.numbers
            return numbers.isEmpty
                ? [] : [.bulletList(items: numbers.map { [.paragraph([.text($0)])] }, isTight: true)]
        case .charges: return table(tables.charges)
        case .statement:
            return tables.statements.flatMap { heading, words in
                (heading.map { [.heading(level: 2, [.text($0)])] } ?? []) + table(words)
            }
        case .ageing: return AgeingChart.charts(of: gaps.content).flatMap { ageing($0, $1) }
        case .howToPay: return [howToPay(gaps)]
        case .remittanceSlip: return []
        }
    }

    /// The amounts by age, one below the other: an email may be narrow.
    private static func ageing(_ heading: String?, _ chart: AgeingChart) -> [Block] {
        let rows = chart.buckets.map { [$0.label, $0.amount] }
        return table(
            ContentTables.Words(
                headings: [(heading ?? "How old it is", false), ("Amount", true)], rows: rows,
                totals: [["Total", chart.total]]))
    }

    private static func table(_ words: ContentTables.Words?) -> [Block] {
        guard let words else { return [] }
        let totals = words.totals.map { $0.map { cell -> Table.Cell in cell.isEmpty ? [] : [.strong([.text(cell)])] } }
        return [
            .table(
                Table(
                    alignments: words.headings.map { $0.isNumber ? .right : .left },
                    header: words.headings.map { [.text($0.words)] },
                    rows: words.rows.map { $0.map { $0.isEmpty ? [] : [.text($0)] } } + totals))
        ]
    }

    private static func invoices(_ content: FrozenContent) -> Block {
        let table = InvoiceTable(content)
        var rows = table.lines.map { line -> [Table.Cell] in
            [[.text(line.number)], [.text(line.dueDate)], [.text(line.daysOverdue)], [.text(line.outstanding)]]
        }
        rows += table.totals.map { total -> [Table.Cell] in
            [[.strong([.text(total.label)])], [], [], [.strong([.text(total.outstanding)])]]
        }
        return .table(
            Table(
                alignments: [.left, .left, .right, .right],
                header: [[.text("Invoice")], [.text("Due date")], [.text("Days overdue")], [.text("Outstanding")]],
                rows: rows))
    }

    private static func howToPay(_ gaps: Gaps) -> Block {
        let panel = PaymentPanel(gaps.organisation, account: gaps.content.customer.account)
        let words = LetterWords()
        let facts: [(String, String?)] = [
            (words.payee, panel.payee), (words.bank, panel.bank), (words.sortCode, panel.sortCode),
            (words.accountNumber, panel.accountNumber), (words.iban, panel.iban),
            (words.paymentReference, panel.reference),
        ]
        let rows = facts.compactMap { name, value -> [Table.Cell]? in
            value.map { [[.text(name)], [.strong([.text($0)])]] }
        }
        return .table(
            Table(alignments: [.left, .left], header: [[.text(words.howToPay)], []], rows: rows))
    }
}
