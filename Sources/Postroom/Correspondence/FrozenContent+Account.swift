/// What is worked out of the account when a correspondence is saved: statements, interest and compensation.
extension FrozenContent {
    /// What happened on the account in one currency. Amounts are minor units; positive: the customer owes it.
    package struct Statement: Sendable, Equatable, Codable {
        package var currency: String
        package var opening: Int
        /// In the order of their dates.
        package var lines: [Line]
        package var closing: Int
        package var ageing: Ageing

        package init(currency: String, opening: Int, lines: [Line], closing: Int, ageing: Ageing) {
            (self.currency, self.opening, self.lines) = (currency, opening, lines)
            (self.closing, self.ageing) = (closing, ageing)
        }

        package struct Line: Sendable, Equatable, Codable {
            /// `YYYY-MM-DD`
            package var date: String
            package var kind: Kind
            /// The number of the invoice, our reference of the payment.
            package var reference: String
            /// How it was paid; empty for invoices.
            package var method: String
            /// `YYYY-MM-DD`; empty for payments.
            package var due: String
            package var amount: Int

            package init(date: String, kind: Kind, reference: String, method: String, due: String, amount: Int) {
                (self.date, self.kind, self.reference) = (date, kind, reference)
                (self.method, self.due, self.amount) = (method, due, amount)
            }
        }

        package enum Kind: String, Sendable, Codable {
            case invoice
            case creditNote = "credit note"
            case payment, refund
            /// What the ledger says was settled of an invoice, without a payment that it knows.
            case settled
        }
    }

    /// What is open at the end of the period, by the days since it was due.
    package struct Ageing: Sendable, Equatable, Codable {
        /// Not due yet, or due that very day.
        package var current = 0
        package var to30 = 0
        package var to60 = 0
        package var to90 = 0
        package var over90 = 0
        /// Money received and credits that stand against no invoice; zero or below.
        package var onAccount = 0

        package init() {}

        package var overdue: Int { to30 + to60 + to90 + over90 }
        package var total: Int { current + overdue + onAccount }
    }

    /// Interest and compensation on the invoices of the letter.
    package struct Charges: Sendable, Equatable, Codable {
        package enum Extent: String, Sendable, Codable {
            /// A sentence says that they may be claimed.
            case mention
            /// They are claimed.
            case charge
        }

        package var extent: Extent
        /// In the order of the invoices; empty where they are only mentioned.
        package var lines: [Line]
        /// What every further day costs, pence.
        package var daily: Int

        package init(extent: Extent, lines: [Line] = [], daily: Int = 0) {
            (self.extent, self.lines, self.daily) = (extent, lines, daily)
        }

        package struct Line: Sendable, Equatable, Codable {
            package var number: String
            /// `YYYY-MM-DD`
            package var due: String
            /// Pence, as the other amounts.
            package var debt: Int
            /// Hundredths of a per cent a year; the reference rate and the whole.
            package var reference: Int
            package var rate: Int
            package var days: Int
            package var interest: Int
            package var compensation: Int

            package init(number: String, due: Day, debt: Int, reference: Int, charge: LateCharge) {
                (self.number, self.due, self.debt, self.reference) = (number, due.text, debt, reference)
                (rate, days) = (charge.rate, charge.days)
                (interest, compensation) = (charge.interest, charge.compensation)
            }
        }

        package var interest: Int { lines.reduce(0) { $0 + $1.interest } }
        package var compensation: Int { lines.reduce(0) { $0 + $1.compensation } }
        package var total: Int { interest + compensation }
    }
}

/// Sums.
extension FrozenContent {
    /// What the invoices come to, one sum for each currency in the order of their first invoice.
    package var totals: [Money] { Self.sums(invoices.map { ($0.outstanding, $0.currency) }) }

    /// The same for the payments.
    package var paymentTotals: [Money] { Self.sums((payments ?? []).map { ($0.amount, $0.currency) }) }

    /// The invoices with interest and compensation on top, which are in pounds.
    package var totalsWithCharges: [Money] {
        Self.sums(
            invoices.map { ($0.outstanding, $0.currency) } + (charges.map { [($0.total, Currency.pounds.code)] } ?? []))
    }

    /// What the account comes to, in each currency of its statement.
    package var balances: [Money] {
        (statements ?? []).map { Money($0.closing, Currency(stored: $0.currency)) }
    }

    private static func sums(_ amounts: [(minor: Int, currency: String)]) -> [Money] {
        var sums: [(Currency, Int)] = []
        for (minor, code) in amounts {
            let currency = Currency(stored: code)
            if let index = sums.firstIndex(where: { $0.0 == currency }) {
                sums[index].1 += minor
            } else {
                sums.append((currency, minor))
            }
        }
        return sums.map { Money($0.1, $0.0) }
    }
}
