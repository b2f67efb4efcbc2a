/// One part of a type's form, and of what its letter says.
package struct ContentSection: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Ticked among the customer's overdue invoices; all of them to begin with.
        case overdueInvoices = "overdue invoices"
        /// Ticked among all of the customer's invoices; none to begin with.
        case invoices
        /// Ticked among the customer's payments.
        case payments
        /// Ticked among the numbers by which the customer is served; all that are in use to begin with.
        case numbers
        /// A labelled date, `payBy`.
        case date
        /// First and last day of what the letter covers.
        case period
        /// A labelled text area.
        case text
        /// Worked out: what happened on the account in the period.
        case statement
        /// Worked out: interest and compensation on the invoices, where the law and the organisation allow them.
        case charges
        /// By itself: a link in the email, by which its recipient confirms the address.
        case verification = "verification link"

        /// Whether the form asks for it.
        package var isAsked: Bool {
            switch self {
            case .overdueInvoices, .invoices, .payments, .numbers, .date, .period, .text: true
            case .statement, .charges, .verification: false
            }
        }
    }

    package let kind: Kind
    /// The name of the form field and of the gap in the template: letters and underscores.
    package let key: String
    package let label: String
    package var hint = ""
    package let isRequired: Bool
    /// Days from the letter's date that a date is proposed for; 0 for other kinds.
    package var proposedDays = 0
    /// The payments that may be ticked, by what became of them; `nil`: any, as for other kinds.
    package var statuses: [Payment.Status]?
    /// Whether automatic top-ups stand first among the payments; `nil`: no.
    package var topUps: Bool?

    package var prefersTopUps: Bool { topUps ?? false }
}

extension Payment.Status: Codable {}
