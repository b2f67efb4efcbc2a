/// What happened with a customer, newest first: letters with the fate of their emails, invoices, payments.
///
/// Each source continues after its own last shown record, so that the hundredth page costs what the first one did.
package struct History: Sendable, Equatable {
    package var filter = Filter.all
    package var after = Cursor()
    package static let pageSize = 25

    package init() {}

    package enum Filter: String, CaseIterable, Sendable {
        case all, letters, money

        package var title: String {
            switch self {
            case .all: "All"
            case .letters: "Letters and emails"
            case .money: "Money"
            }
        }
    }

    /// One line of the history, on the day it is listed under.
    package struct Event: Sendable {
        package let day: Day
        package let item: Item
    }

    package enum Item: Sendable {
        case letter(Letter)
        case invoice(Invoice)
        case payment(Payment)
    }

    /// A correspondence as the history tells of it.
    package struct Letter: Sendable {
        package let number: Correspondence.Number
        package let typeName: String
        package let status: Correspondence.Status
        package let amount: Money?
        package let createdAt: Moment
        package let createdBy: String
        package let hasDeliveryProblem: Bool
        /// Why no PDF could be made; empty otherwise.
        package let failure: String
        /// Its emails, the first one first.
        package var emails: [Email] = []
    }

    /// One message of a letter and where it stands.
    package struct Email: Sendable {
        package let recipient: String
        package let state: Message.State
    }

    package struct Page: Sendable {
        package let events: [Event]
        /// Where the next page begins; `nil` when this is the end.
        package let next: Cursor?
    }
}
