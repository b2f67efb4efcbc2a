import Markdown
import Postroom

/// The blocks that a template puts in by name, as an email shows them.
enum EmailBlocks {
    static func blocks(for place: Place, _ gaps: Gaps) -> [Block] {
        switch place {
        case .invoices: [invoices(gaps.content)]
        case .howToPay: [howToPay(gaps)]
        }
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
