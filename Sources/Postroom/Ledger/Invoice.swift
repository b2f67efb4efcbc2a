/// A bill that a customer has to pay, or a credit note where the amount is negative.
package struct Invoice: Sendable, Equatable {
    package let id: ID<Invoice>
    package let number: String
    package let date: Day
    package let dueDate: Day
    package let amount: Money
    package let outstanding: Money
    package let reference: String
    package let status: Status
    package let hasBill: Bool

    package enum Status: String, Sendable {
        case issued, disputed, void
    }

    /// Days past the due date; 0 where it is not overdue. An invoice is overdue from the day after it was due.
    package func daysOverdue(on day: Day) -> Int {
        outstanding.minor > 0 ? max(0, day - dueDate) : 0
    }

    package func isOverdue(on day: Day) -> Bool { daysOverdue(on: day) > 0 }
}
