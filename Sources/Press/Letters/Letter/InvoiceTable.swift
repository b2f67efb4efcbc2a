/// The invoices a letter is about. Numbers, dates and money arrive as the words to be printed.
package struct InvoiceTable: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let number: String
        package let date: String
        package let dueDate: String
        package let amount: String
        package let outstanding: String
        package let daysOverdue: String

        package init(
            number: String, date: String, dueDate: String, amount: String, outstanding: String, daysOverdue: String
        ) {
            self.number = number
            self.date = date
            self.dueDate = dueDate
            self.amount = amount
            self.outstanding = outstanding
            self.daysOverdue = daysOverdue
        }
    }

    /// The sum of the lines in one currency.
    package struct Total: Hashable, Sendable {
        package let label: String
        package let amount: String
        package let outstanding: String

        package init(label: String, amount: String, outstanding: String) {
            self.label = label
            self.amount = amount
            self.outstanding = outstanding
        }
    }

    package var lines: [Line]
    package var totals: [Total]

    package init(lines: [Line], totals: [Total]) {
        self.lines = lines
        self.totals = totals
    }

    func table(_ words: LetterWords) -> LetterTable {
        LetterTable(
            columns: [
                .init(LetterText(words.invoice)), .init(LetterText(words.invoiceDate)),
                .init(LetterText(words.dueDate)), .init(LetterText(words.amount), .right),
                .init(LetterText(words.outstanding), .right), .init(LetterText(words.daysOverdue), .right),
            ],
            rows: lines.map { line in
                [line.number, line.date, line.dueDate, line.amount, line.outstanding, line.daysOverdue]
                    .map { LetterText($0) }
            },
            totals: totals.map { [$0.label, "", "", $0.amount, $0.outstanding, ""].map { LetterText($0) } })
    }
}
