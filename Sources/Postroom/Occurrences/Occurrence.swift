/// Something that happened to a customer and that may make work by itself: a letter, a TODO, or the end of one.
package enum Occurrence {
    /// What happened. Types name one as their trigger, TODO rules as what begins and what ends a TODO.
    package enum Kind: String, CaseIterable, Sendable {
        case directDebitFailed = "direct debit failed"
        case paymentFailed = "payment failed"
        case paymentReceived = "payment received"
        case autoTopUp = "auto top-up"
        case invoiceOverdue = "invoice overdue"
        case invoicePaid = "invoice paid"
        case emailBounced = "email bounced"
        case addressChanged = "address changed"
        case letterUndeliverable = "letter undeliverable"

        package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }
}
