/// An order that the runner has to go on with.
package struct LetterErrand: Sendable {
    package let id: ID<LetterOrder>
    package let organisationID: ID<Organisation>
    package let kind: LetterOrder.Kind
    let seen: Int
    let orderedBy: (id: ID<Staff>, name: String)?
    let timeZoneName: String

    /// The office in which its letters are sent: in the name of whoever pressed the button.
    package func office(in office: Office) -> Office {
        office.acting(as: Actor(for: orderedBy, organisationID: organisationID, timeZoneName: timeZoneName))
    }

    /// Why a customer is left out who may be written to otherwise.
    static let receivesNoEmail = "This customer is not set to receive email correspondence."

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
