/// One letter on the list of Send Letters.
package struct WaitingLetter: Sendable {
    package let id: ID<Correspondence>
    package let account: String
    package let customerName: String
    package let number: Correspondence.Number
    package let typeName: String
    package let date: Day
    package let status: Correspondence.Status
    /// Of its first email, while that is under way.
    package let underWay: Message.State?
    package let amount: Money?
    /// `nil`: never.
    package let lastEmailed: Moment?
    package let recipients: [String]
    /// Why it cannot be emailed now; `nil` where it can.
    package let bar: String?
    /// Why somebody should think before it is emailed; `nil`: nothing speaks against it.
    package let caution: String?

    /// `12345/C001`
    package var reference: String { "\(account)/\(number.text)" }
    package var isTickable: Bool { bar == nil }
    /// As the list first shows it.
    package var isTicked: Bool { bar == nil && caution == nil }
}
