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
    /// `nil`: it did not fail, or nobody said when.
    package var failedOn: Day?
    package var version = 1

    /// A failed or reversed payment stays visible and no longer counts.
    package enum Status: String, Sendable {
        case pending, taken, failed, reversed

        package var title: String {
            switch self {
            case .pending: "Pending"
            case .taken: "Taken"
            case .failed: "Failed"
            case .reversed: "Reversed"
            }
        }
    }

    package static let longestReason = 200
    package static let longestReference = 60

    /// What of a payment is set against an invoice.
    package struct Allotment: Sendable, Equatable {
        package let invoice: String
        package let invoiceDate: Day
        /// Nothing where the payment failed or was reversed, or where nothing was left to set.
        package let amount: Money
    }

    /// What came of changing one.
    package enum Changed: Equatable {
        case changed
        /// Somebody changed it meanwhile: as it is now.
        case outdated(Payment)
        case refused([Problem])
    }
}
