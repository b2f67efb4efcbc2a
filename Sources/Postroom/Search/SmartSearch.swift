/// The one search box of every page: what was typed, and what it found.
///
/// A number that names one record exactly leads straight to it. Everything else is looked for by name, account,
/// email address, telephone and the beginning of invoice numbers.
package struct SmartSearch: Sendable {
    package let text: String
    /// As many as a list shows of each kind.
    package static let limit = 20
    /// Names of fewer letters are not looked for; an exact number may be shorter.
    package static let shortestName = 2

    package init(_ text: String) {
        self.text = text.trimmed
    }

    package enum Answer: Sendable {
        case one(Hit)
        case several([Group])
        case nothing
        /// A single letter that is no number of anything.
        case tooShort
    }

    package enum Hit: Sendable, Equatable {
        case customer(account: String, name: String, status: String)
        case letter(account: String, number: Correspondence.Number, type: String, customer: String)
        case invoice(number: String, account: String, customer: String, outstanding: Money)
        case payment(reference: String, account: String, customer: String, amount: Money, date: Day)
    }

    package enum Kind: String, Sendable, CaseIterable {
        case customers, correspondence, invoices, payments

        package var title: String {
            rawValue.prefix(1).uppercased() + rawValue.dropFirst()
        }
    }

    /// The hits of one kind.
    package struct Group: Sendable {
        package let kind: Kind
        package let hits: [Hit]
        /// There are more than are listed.
        package let isCut: Bool
    }
}
