/// A person at a customer's.
package struct Contact: Sendable, Equatable {
    package let id: ID<Contact>
    package let name: String
    /// How a letter greets: `Ms Rees`. Empty: the name.
    package let salutation: String
    package let jobTitle: String
    package let isDefault: Bool
}

/// One way to reach a customer or a contact: an email address, a telephone number.
package struct ContactPoint: Sendable, Equatable {
    package let id: ID<ContactPoint>
    package let contactID: ID<Contact>?
    /// The contact's name; empty where it is the customer's own.
    package let contactName: String
    package let kind: Kind
    package let value: String
    package let isDefault: Bool
    package let classes: Set<CorrespondenceClass>
    package let state: State
    package let stateReason: String
    package let stateAt: Moment?

    package enum Kind: String, Sendable, CaseIterable {
        case email, mobile, phone, fax, web
    }

    /// Whether anything may be sent there.
    package enum State: String, Sendable, CaseIterable {
        case unverified
        case verified
        /// Too many soft failures; staff may reinstate it.
        case suspended
        /// Refused for good; only the customer can bring it back.
        case blocked
        /// No address at all.
        case invalid

        package var isUsable: Bool { self == .unverified || self == .verified }
    }

    /// Whether emails can go there: an email address in a usable state that reads like one.
    package var isUsableEmail: Bool {
        kind == .email && state.isUsable && EmailAddress(value) != nil
    }

    /// Thrown where something is about to go to an address that takes nothing any more.
    package struct Closed: Error {
        package let state: State
    }
}
