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
    package let letterTemplate: ID<Template>?
    package let emailTemplate: ID<Template>?

    /// The section of this kind, where the type has one.
    package func section(_ kind: ContentSection.Kind) -> ContentSection? {
        sections.first { $0.kind == kind }
    }
}

/// One part of a type's form.
package struct ContentSection: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Codable {
        /// Ticked among the customer's overdue invoices; all of them to begin with.
        case overdueInvoices = "overdue invoices"
        /// A labelled date, `payBy`.
        case date
        /// A labelled text area.
        case text
    }

    package let kind: Kind
    /// The name of the form field and of the gap in the template: letters and underscores.
    package let key: String
    package let label: String
    package var hint = ""
    package let isRequired: Bool
    /// Days from the letter's date that a date is proposed for; 0 for other kinds.
    package var proposedDays = 0
}
