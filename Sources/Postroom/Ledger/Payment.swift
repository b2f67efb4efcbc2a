/// Money that came in, or went back where the amount is negative.
package struct Payment: Sendable, Equatable {
    package let id: ID<Payment>
    /// Ours.
    package let reference: String
    /// What the customer wrote on it; may be empty.
    package let customerReference: String
    package let date: Day
    package let amount: Money
    /// The part not set against an invoice.
    package let unallocated: Money
    package let method: String
    package let status: Status
    package let failureReason: String
    /// Taken by itself because the account ran low.
    package var isAutoTopUp = false

    /// A failed or reversed payment stays visible and no longer counts.
    package enum Status: String, Sendable {
        case pending, taken, failed, reversed
    }
}
