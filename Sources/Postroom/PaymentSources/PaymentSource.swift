/// What a customer pays from by itself: a bank account that is debited, or a card. Of its number only the end is kept.
package struct PaymentSource: Sendable, Equatable {
    package let kind: Kind
    /// Among its kind.
    package let id: Int
    package let customerID: ID<Customer>
    package let account: String
    package let customerName: String
    /// In whose name it is.
    package let holder: String
    /// The last four digits.
    package let numberEnd: String
    /// The last two digits of a bank account's sort code; empty where none was given.
    package let sortCodeEnd: String
    /// The provider's, of the mandate or the card.
    package let reference: String
    /// Which bank account is debited first.
    package let order: Int
    /// The last month of a card, `2027-11`; empty where none was given.
    package let expires: String
    package let isActive: Bool
    package let createdAt: Moment
    package let version: Int

    package enum Kind: String, CaseIterable, Sendable {
        case directDebit = "direct debit account"
        case card = "payment card"
    }

    /// `•••• 4821`
    package var masked: String { "•••• \(numberEnd)" }
    /// `••-••-47`; empty where none was given.
    package var maskedSortCode: String { sortCodeEnd.isEmpty ? "" : "••-••-\(sortCodeEnd)" }

    /// Whether a card's last month is over.
    package func isExpired(on today: Day) -> Bool {
        !expires.isEmpty && expires < String(today.text.prefix(7))
    }

    package enum Saved: Sendable, Equatable {
        case saved(PaymentSource)
        /// Somebody else has changed it since the form was opened: as it is now.
        case outdated(PaymentSource)
        case refused([Problem])
    }
}
