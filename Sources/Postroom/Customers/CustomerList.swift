/// What a list of customers is asked for: words, filters, an order, and where the last page ended. The Customer List
/// asks with words and a ready-made view, QuickSearch with the large filter.
package struct CustomerList: Sendable, Equatable {
    package var words = ""
    package var view = View.all
    package var status: ID<CustomerStatus>?
    package var creditController: ID<Staff>?
    /// The large filter; `nil`: everybody.
    package var filter: CustomerFilter?
    package var order = Order.account
    package var isDescending = false
    package var after: ListCursor?
    package static let pageSize = 50

    package init() {}

    /// The ready-made filters.
    package enum View: String, CaseIterable, Sendable {
        case all, outstanding, overdue
        case over30 = "over-30"
        case over60 = "over-60"
        case over90 = "over-90"
        case onHold = "on-hold"
        case credit

        package var title: String {
            switch self {
            case .all: "All customers"
            case .outstanding: "Outstanding"
            case .overdue: "Overdue"
            case .over30: "Overdue over 30 days"
            case .over60: "Over 60 days"
            case .over90: "Over 90 days"
            case .onHold: "On hold"
            case .credit: "In credit"
            }
        }
    }

    package enum Order: String, CaseIterable, Sendable {
        case account, name, balance, overdue, oldest
    }

    /// One customer as the list shows it.
    package struct Line: Sendable {
        package let id: ID<Customer>
        package let account: String
        package let name: String
        package let status: String
        package let isActive: Bool
        package let isSuspended: Bool
        package let paymentMethod: Customer.PaymentMethod
        package let creditController: String
        package let balance: Money
        package let unpaid: Money
        package let overdue: Money
        package let oldestDue: Day?
        package let isOnHold: Bool
        /// When they were last sent a letter; only where the large filter was asked with.
        package let lastSent: Moment?
        package let cursor: ListCursor
    }

    package struct Page: Sendable {
        package let lines: [Line]
        package let next: ListCursor?
        /// How many there are, never counting past `countLimit`; with the large filter, all of them.
        package let count: Int
        package let isCountCapped: Bool
        /// False where the large filter looked at a part only, see `CustomerTally`.
        package let isCountExact: Bool
    }

    /// Counting stops here, so that no page does work that grows with the table.
    package static let countLimit = 10_000

    /// Fewer than so many are found first and put in order then; more are met soon enough on a walk in that order.
    static let fewEnoughToSort = 5_000
}
