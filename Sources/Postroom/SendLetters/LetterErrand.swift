import Foundation

/// An order that the runner has to go on with.
package struct LetterErrand: Sendable {
    package let id: ID<LetterOrder>
    package let organisationID: ID<Organisation>
    package let kind: LetterOrder.Kind
    let seen: Int
    let orderedBy: (id: ID<Staff>, name: String)?
    let zone: TimeZone

    /// The office in which its letters are sent: in the name of whoever pressed the button.
    package func office(in office: Office) -> Office {
        office.acting(
            as: Actor(
                orderedBy.map { .errand($0.id, name: $0.name) } ?? .postroom, organisationID: organisationID,
                timeZone: zone))
    }

    /// One letter of it; with bills, one customer.
    package struct Item: Sendable, Equatable {
        package let position: Int
        package let customerID: ID<Customer>
        /// `nil`: bills, for which the letter is still to be made.
        package let letter: ID<Correspondence>?
    }

    /// What the runner found out about an item before anything is written.
    package enum Finding: Sendable {
        /// The emails that are to go, one for each recipient.
        case emails([Outgoing], of: Correspondence)
        /// It no longer is to be sent.
        case skip(String, letter: ID<Correspondence>? = nil)
        /// It cannot be sent; in words for somebody who can mend it.
        case fail(String, letter: ID<Correspondence>? = nil)
    }
}
