/// Something to be done about a customer, by somebody or by anyone.
package struct Todo: Sendable, Equatable {
    package let id: ID<Todo>
    package let customerID: ID<Customer>
    package let kind: String
    package let text: String
    package let dueOn: Day?
    /// A name; empty where anyone may do it.
    package let assignedTo: String
    package let createdAt: Moment
    package let createdBy: String
    /// `nil` while it is open.
    package let completedAt: Moment?

    package var isOpen: Bool { completedAt == nil }

    /// Days past its date; 0 where it is not late.
    package func daysLate(on day: Day) -> Int {
        dueOn.map { max(0, day - $0) } ?? 0
    }

    package static let longestText = 500

    /// What may be chosen for a new one.
    package static let kinds = ["General", "Credit Control", "Billing", "Payment", "Customer Services", "Suspension"]
}
