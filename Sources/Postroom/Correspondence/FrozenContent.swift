/// What a correspondence says, as it stood when it was saved. Stored as JSON and never changed, so that a
/// letter made anew next year still asks for the amounts of today.
package struct FrozenContent: Sendable, Equatable, Codable {
    package var customer: Addressee
    /// Ticked invoices with their figures of the day.
    package var invoices: [InvoiceLine] = []
    /// Dates by the key of their section, `YYYY-MM-DD`.
    package var dates: [String: String] = [:]
    /// Texts by the key of their section, as typed.
    package var texts: [String: String] = [:]
    package var yourReference = ""

    package init(customer: Addressee) {
        self.customer = customer
    }

    package struct Addressee: Sendable, Equatable, Codable {
        package var account: String
        package var name: String
        /// The lines in the window of the envelope, at most seven.
        package var lines: [String]
        /// How the letter greets: `Dear Ms Rees`.
        package var salutation: String
        /// `GBP`
        package var currency: String

        package init(account: String, name: String, lines: [String], salutation: String, currency: String) {
            (self.account, self.name, self.lines) = (account, name, lines)
            (self.salutation, self.currency) = (salutation, currency)
        }
    }

    package struct InvoiceLine: Sendable, Equatable, Codable {
        package var number: String
        /// `YYYY-MM-DD`
        package var date: String
        package var due: String
        /// Minor units.
        package var amount: Int
        package var outstanding: Int
        package var currency: String
        package var daysOverdue: Int

        package init(
            number: String, date: String, due: String, amount: Int, outstanding: Int, currency: String, daysOverdue: Int
        ) {
            (self.number, self.date, self.due, self.amount) = (number, date, due, amount)
            (self.outstanding, self.currency, self.daysOverdue) = (outstanding, currency, daysOverdue)
        }
    }

    /// What the invoices come to, one sum for each currency in the order of their first invoice.
    package var totals: [Money] {
        var sums: [(Currency, Int)] = []
        for line in invoices {
            let currency = Currency(stored: line.currency)
            if let index = sums.firstIndex(where: { $0.0 == currency }) {
                sums[index].1 += line.outstanding
            } else {
                sums.append((currency, line.outstanding))
            }
        }
        return sums.map { Money($0.1, $0.0) }
    }
}
