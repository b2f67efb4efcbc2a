/// Somebody who is billed.
package struct Customer: Sendable, Equatable {
    package let id: ID<Customer>
    package let account: AccountNumber
    package let name: String
    package let status: CustomerStatus
    package let className: String
    package let kind: Kind
    package let paymentMethod: PaymentMethod
    /// Empty where there is none; the same for the credit controller.
    package let accountManager: String
    package let creditController: String
    package let currency: Currency
    package let terms: String
    package let language: String
    package let isOnHold: Bool
    package let receivesEmail: Bool
    package let since: Day?
    /// Whether it is in any division.
    package let isDivided: Bool
    package let version: Int

    package enum Kind: String, CaseIterable, Sendable, Codable {
        case company, resident
    }

    package enum PaymentMethod: String, CaseIterable, Sendable, Codable {
        case directDebit = "direct debit"
        case card
        case bankTransfer = "bank transfer"
        case cheque, cash, other
    }
}
