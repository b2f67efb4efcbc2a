/// A type as its administration shows it: with its place in the menu, what it does by itself, and its version.
package struct TypeCard: Sendable, Equatable {
    package let type: CorrespondenceType
    package let completesTodosOnEmail: Bool
    package let logsCommunication: Bool
    package let version: Int

    /// The sections that say something about one customer only: with one that is required, a type cannot go to many.
    package static let particularKinds: Set<ContentSection.Kind> = [.invoices, .payments, .numbers]

    /// What may make a letter by itself.
    package static let triggers: [Occurrence.Kind] = [.directDebitFailed, .paymentFailed, .autoTopUp]

    package static let longestName = 60
    package static let longestPurpose = 200
    package static let longestLabel = 60
    package static let longestHint = 200
    package static let mostSections = 20
    package static let mostDays = 365
}

extension ContentSection.Kind {
    /// As its administration names it.
    package var title: String {
        switch self {
        case .overdueInvoices: "Overdue invoices"
        case .invoices: "Invoices"
        case .payments: "Payments"
        case .numbers: "Numbers"
        case .date: "Date"
        case .period: "Period"
        case .text: "Free text"
        case .statement: "Statement, worked out"
        case .charges: "Interest and compensation, worked out"
        case .verification: "Verification link, by itself"
        }
    }

    /// A type may have several of it.
    package var mayRepeat: Bool { self == .date || self == .text }

    /// Its key where a type can have one only.
    package var ownKey: String? {
        switch self {
        case .overdueInvoices, .invoices: "invoices"
        case .payments: "payments"
        case .numbers: "numbers"
        case .period: "period"
        case .statement: "statement"
        case .charges: "charges"
        case .verification: "verification"
        case .date, .text: nil
        }
    }
}
