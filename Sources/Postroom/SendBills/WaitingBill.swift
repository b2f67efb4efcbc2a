/// One bill on the list of Send Bills.
package struct WaitingBill: Sendable {
    package let id: ID<Invoice>
    package let number: String
    package let account: String
    package let customerName: String
    package let date: Day
    package let amount: Money
    package let outstanding: Money
    /// `nil`: never.
    package let lastEmailed: Moment?
    package let recipients: [String]
    /// Why it cannot be emailed now; `nil` where it can.
    package let bar: String?
    /// Why somebody should think before it is emailed.
    package let caution: String?

    package var isTickable: Bool { bar == nil }
    package var isTicked: Bool { bar == nil && caution == nil }
}
