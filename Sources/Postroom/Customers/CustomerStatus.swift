/// Where a customer stands: Active, Suspended and so on. The list belongs to the organisation.
package struct CustomerStatus: Sendable, Equatable {
    package let id: ID<CustomerStatus>
    package let name: String
    package let isActive: Bool
    package let isSuspended: Bool
    package let allowsCorrespondence: Bool

    /// What a new organisation starts with, in order.
    static let shipped: [(name: String, isActive: Bool, isSuspended: Bool, allowsCorrespondence: Bool)] = [
        ("Active", true, false, true),
        ("Suspended", true, true, true),
        ("Ceased", false, false, true),
        ("Ex-Customer", false, false, false),
    ]
}

/// The legal kind of a customer; it decides which wording a letter may use.
package struct CustomerClass: Sendable, Equatable {
    package let id: ID<CustomerClass>
    package let name: String
    /// Treated by the law as a private person.
    package let isIndividual: Bool
    /// The late payment rules for business debts may apply.
    package let isBusinessDebt: Bool

    static let shipped: [(name: String, isIndividual: Bool, isBusinessDebt: Bool)] = [
        ("UK Limited", false, true),
        ("UK PLC", false, true),
        ("Residential / Consumer", true, false),
        ("Self-Employed / Sole Trader", true, true),
        ("International", false, true),
        ("Public Sector", false, true),
        ("Charity", false, true),
        ("Reseller", false, true),
    ]
}

/// A mark on customers that the organisation has given a name.
package struct Flag: Sendable, Equatable {
    package let id: ID<Flag>
    package let name: String
    package let isWarning: Bool

    static let shipped: [(name: String, isWarning: Bool)] = [
        ("Disputed", true), ("Payment plan", false), ("Breathing space", true), ("Vulnerable", true), ("VIP", false),
        ("Do not suspend without a call", false),
    ]
}
