/// Something to be done about a customer, or about one of their invoices, payments or letters.
package struct Todo: Sendable, Equatable {
    package let id: ID<Todo>
    package let customerID: ID<Customer>
    package let account: String
    package let customerName: String
    package let about: About
    /// Number or reference of what it is about; empty for the customer.
    package let aboutTitle: String
    package let kind: String
    package let text: String
    package let details: String
    package let status: Status
    package let dueOn: Day?
    /// The day it comes back; `nil`: it is not asleep.
    package let snoozedUntil: Day?
    package let assigneeID: ID<Staff>?
    /// A name; empty where anyone may do it.
    package let assignedTo: String
    package let createdAt: Moment
    package let createdBy: String
    /// The rule that made it; empty where a person did.
    package let rule: String
    /// `nil` while it is open.
    package let completedAt: Moment?
    package let completedBy: String
    package let completionNote: String
    package let version: Int

    package enum Status: String, CaseIterable, Sendable {
        case open
        case inProgress = "in progress"
        case complete

        package var title: String {
            switch self {
            case .open: "Open"
            case .inProgress: "In progress"
            case .complete: "Complete"
            }
        }
    }

    package var isOpen: Bool { completedAt == nil }

    /// Whether it is out of sight on this day.
    package func isSnoozed(on day: Day) -> Bool { isOpen && snoozedUntil.map { $0 > day } ?? false }

    /// Days past its date; 0 where it is not late.
    package func daysLate(on day: Day) -> Int {
        dueOn.map { max(0, day - $0) } ?? 0
    }

    package static let longestText = 500
    package static let longestDetails = 10_000
    package static let longestNote = 1_000

    /// What may be chosen for a new one.
    package static let kinds = [
        "General", "Credit Control", "Billing", "Payment", "Customer Services", "Suspension", "Sales", "Complaint",
        "Dispute", "Direct Debit", "Contact Details", "Undelivered Mail", "Follow-up", "Account Review", "Contract",
        "Installation", "Technical Support", "Cancellation", "Administration",
    ]
}

extension Todo {
    /// The record that a TODO is about. All of them belong to a customer.
    package enum About: Hashable, Sendable {
        case customer
        case invoice(ID<Invoice>)
        case payment(ID<Payment>)
        case correspondence(ID<Correspondence>)
        /// Kinds of record that only a rule makes TODOs about.
        case other(Audit.Subject, Int)

        package init(_ subject: Audit.Subject, _ id: Int) {
            switch subject {
            case .customer: self = .customer
            case .invoice: self = .invoice(ID(id))
            case .payment: self = .payment(ID(id))
            case .correspondence: self = .correspondence(ID(id))
            default: self = .other(subject, id)
            }
        }

        /// The kind of record and its id.
        package func key(of customer: ID<Customer>) -> (subject: Audit.Subject, id: Int) {
            switch self {
            case .customer: (.customer, customer.number)
            case .invoice(let id): (.invoice, id.number)
            case .payment(let id): (.payment, id.number)
            case .correspondence(let id): (.correspondence, id.number)
            case .other(let subject, let id): (subject, id)
            }
        }
    }
}
