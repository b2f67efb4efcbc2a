/// What Send Bills is asked for: bills that have come in and that their customers were not sent.
package struct SendBills: Sendable, Equatable {
    /// Rows on one page.
    package static let mostShown = 5_000

    /// Leaves out bills that were emailed before, from here or with Copy Invoices.
    package var excludesSent = true
    /// Of the invoice; `nil`: no limit.
    package var from: Day?
    package var to: Day?
    /// What is still owed on the invoice.
    package var outstanding = CustomerFilter.Amounts()
    /// None: any that allows correspondence.
    package var statuses: Set<ID<CustomerStatus>> = []

    package init() {}

    /// The bills that were found, the oldest first.
    package struct Found: Sendable {
        package let bills: [WaitingBill]
        package let isMore: Bool
        /// Bills of customers who are not set to receive email, or whose status does not allow correspondence. Counting
        /// ends at `mostCounted`.
        package let leftOut: Int
        /// Unpaid invoices of these days whose bill has not come in, the newest due first; at most `mostNamed`.
        package let missing: [(number: String, account: String, customer: String)]
        /// The newest message there was.
        package let seen: Int

        package static let mostCounted = 1_000
        package static let mostNamed = 20
    }
}
