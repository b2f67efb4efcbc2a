/// What a correspondence says, as it stood when it was saved. Stored as JSON and never changed, so that a
/// letter made anew next year still asks for the amounts of today.
///
/// What came in later is optional and left out where it is not there: content that was stored before still reads,
/// and is stored again as the very same text.
package struct FrozenContent: Sendable, Equatable, Codable {
    package var customer: Addressee
    /// Ticked invoices with their figures of the day.
    package var invoices: [InvoiceLine] = []
    /// Dates by the key of their section, `YYYY-MM-DD`.
    package var dates: [String: String] = [:]
    /// Texts by the key of their section, as typed.
    package var texts: [String: String] = [:]
    package var yourReference = ""
    /// How the law treats the customer; decides which wording holds.
    package var standing: Standing?
    /// Ticked payments.
    package var payments: [PaymentLine]?
    /// Ticked numbers by which the customer is served.
    package var numbers: [NumberLine]?
    package var period: Period?
    /// The customer's payment terms, as the ledger writes them.
    package var terms: String?
    /// One for each currency, the customer's own first.
    package var statements: [Statement]?
    /// Interest and compensation for paying late.
    package var charges: Charges?

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

    package struct Standing: Sendable, Equatable, Codable {
        /// Treated by the law as a private person.
        package var isIndividual: Bool
        /// The late payment rules for business debts may apply.
        package var isBusinessDebt: Bool

        package init(isIndividual: Bool, isBusinessDebt: Bool) {
            (self.isIndividual, self.isBusinessDebt) = (isIndividual, isBusinessDebt)
        }
    }

    package struct PaymentLine: Sendable, Equatable, Codable {
        /// Ours.
        package var reference: String
        /// `YYYY-MM-DD`
        package var date: String
        /// Minor units.
        package var amount: Int
        package var currency: String
        package var method: String
        package var status: String
        /// In the bank's words; empty where it gave none.
        package var reason: String

        package init(
            reference: String, date: String, amount: Int, currency: String, method: String, status: String,
            reason: String
        ) {
            (self.reference, self.date, self.amount) = (reference, date, amount)
            (self.currency, self.method, self.status, self.reason) = (currency, method, status, reason)
        }
    }

    package struct NumberLine: Sendable, Equatable, Codable {
        package var number: String
        /// What it is called: `Front office`; may be empty.
        package var label: String

        package init(number: String, label: String) {
            (self.number, self.label) = (number, label)
        }
    }

    /// First and last day, `YYYY-MM-DD`.
    package struct Period: Sendable, Equatable, Codable {
        package var from: String
        package var to: String

        package init(from: String, to: String) {
            (self.from, self.to) = (from, to)
        }
    }
}
