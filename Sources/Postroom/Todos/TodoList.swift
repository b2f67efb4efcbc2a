/// What the work list is asked for: whose work, in which state, of which type, which words, an order, and where the last
/// page ended.
package struct TodoList: Sendable, Equatable {
    package var whose = Whose.mine
    package var state = State.open
    /// Empty: any type.
    package var kind = ""
    package var words = ""
    package var order = Order.date
    package var isDescending = false
    package var after: ListCursor?
    package static let pageSize = 50
    /// Counting stops here, so that no page does work that grows with the table.
    package static let countLimit = 1_000
    /// A search looks at so many TODOs at most: the newest that have the words.
    package static let searchLimit = 2_000

    package init() {}

    package enum Whose: Hashable, Sendable {
        case mine, everybody, nobody
        case staff(ID<Staff>)
    }

    package enum State: String, CaseIterable, Sendable {
        case open, overdue, snoozed, done

        package var title: String {
            switch self {
            case .open: "Open"
            case .overdue: "Overdue"
            case .snoozed: "Snoozed"
            case .done: "Done"
            }
        }
    }

    package enum Order: String, CaseIterable, Sendable {
        /// By the date that matters: due, comes back, or done.
        case date
        case added
    }

    package struct Page: Sendable {
        package let todos: [Todo]
        /// Where the next page begins; `nil` when this is the end.
        package let next: ListCursor?
        /// How many there are, never counting past `countLimit`.
        package let count: Int
        package let isCountCapped: Bool
    }

    /// The order that the state has; what sleeps or is done comes by its date alone.
    var ownOrder: Order { state == .open || state == .overdue ? order : .date }
}
