/// What a customer owes, in one currency, worked out from the invoices and payments as they stand.
package struct Figures: Sendable, Equatable {
    package let currency: Currency
    package let balance: Money
    package let unpaid: Money
    package let unpaidCount: Int
    package let overdue: Money
    package let overdueCount: Int
    package let oldestDue: Day?
    /// Money received that is not set against an invoice.
    package let onAccount: Money
}
