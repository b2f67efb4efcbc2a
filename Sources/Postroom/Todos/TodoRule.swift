/// A rule by which TODOs come and go by themselves: what happens makes one, and something else that happens ends it.
package struct TodoRule: Sendable, Equatable {
    package let id: ID<TodoRule>
    package var name: String
    package var description: String
    /// One of `Todo.kinds`.
    package var kind: String
    /// What its TODOs say; the case itself is added, such as an amount.
    package var text: String
    /// Days from the day on which it happened.
    package var dueDays: Int
    package var assignee: Assignee
    package var begins: Occurrence.Kind
    /// `nil`: only somebody completes its TODOs.
    package var ends: Occurrence.Kind?
    package var isEnabled: Bool
    /// What fell due before this day makes no TODO.
    package let enabledOn: Day
    package let version: Int

    /// Whose work it becomes.
    package enum Assignee: String, CaseIterable, Sendable {
        case anyone
        case accountManager = "account manager"
        case creditController = "credit controller"

        package var title: String {
            switch self {
            case .anyone: "Anyone"
            case .accountManager: "The customer’s account manager"
            case .creditController: "The customer’s credit controller"
            }
        }
    }

    package static let longestName = 80
    package static let longestDescription = 500
    package static let longestText = 200
    package static let mostDueDays = 365
}

extension Occurrence.Kind {
    /// What may make a TODO.
    package static let beginning: [Occurrence.Kind] = [
        .paymentFailed, .directDebitFailed, .autoTopUp, .invoiceOverdue, .emailBounced, .letterUndeliverable,
    ]

    /// What may complete one.
    package static let ending: [Occurrence.Kind] = [.paymentReceived, .invoicePaid, .addressChanged]

    /// Whether it answers whatever is open at the customer, and not only what is about the same record: a payment that
    /// came in is another than the one that failed, a new address another than the one that bounced.
    var answersWholeCustomer: Bool { self == .paymentReceived || self == .addressChanged }
}
