/// A payment as a file gives it or the database has it.
struct PaymentRecord: Equatable {
    enum Status: String {
        case pending, taken, failed, reversed
    }

    var customerID: Int
    var date: Day
    /// Minor units; negative: a refund.
    var amount: Int
    var currency: Currency
    var method = Customer.PaymentMethod.other
    var status = Status.taken
    var customerReference = ""
    var failureReason = ""
    /// `nil`: it did not fail, or nobody said when.
    var failedOn: Day?
    var isAutoTopUp = false
    /// The invoice it is set against; `nil`: it stays on account.
    var invoiceID: Int?
}
