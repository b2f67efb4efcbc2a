/// A kind of letter: what it is for, what its form asks, which templates it is made with.
package struct CorrespondenceType: Sendable, Equatable {
    package let id: ID<CorrespondenceType>
    package let code: String
    package let name: String
    /// When to use it, in a sentence.
    package let purpose: String
    package let correspondenceClass: CorrespondenceClass
    package let isAvailable: Bool
    package let sections: [ContentSection]
    /// `nil`: it has no letter of its own, and what is sent are the bills of its invoices.
    package let letterTemplate: ID<Template>?
    package let emailTemplate: ID<Template>?
    package let rules: Rules

    /// What may be done with it, and what makes it by itself.
    package struct Rules: Sendable, Equatable {
        /// Needs nothing that is particular to one customer.
        package var isBulkSafe = false
        package var showsPeriod = false
        /// Waits in Send Letters until it is emailed.
        package var isInSendLetters = false
        /// What makes it by itself; `nil`: nothing.
        package var trigger: Occurrence.Kind?
        package var unverifiedEmail = UnverifiedEmail.full

        package init() {}
    }

    /// What an address is sent that nobody has verified.
    package enum UnverifiedEmail: String, CaseIterable, Sendable {
        /// Everything.
        case full
        /// Word that something is waiting, without anything personal.
        case notice
    }

    /// The section of this kind, where the type has one.
    package func section(_ kind: ContentSection.Kind) -> ContentSection? {
        sections.first { $0.kind == kind }
    }

    /// Whether its letter says which invoices are overdue, so that there is none where nothing is.
    package var asksForOverdue: Bool { section(.overdueInvoices) != nil }
}
