/// One new letter for each of many customers: who was picked and how, and how far it has come.
package struct BulkMailing: Sendable, Equatable {
    package enum Action: String, CaseIterable, Sendable {
        case create
        case createAndEmail = "create and email"

        package var title: String { self == .create ? "Create" : "Create and Email" }
    }

    /// How the customers are named.
    package enum Mode: String, CaseIterable, Sendable {
        case filters, accounts

        package var title: String { self == .filters ? "Use Filters" : "Mail Accounts" }
    }

    package enum State: String, Sendable {
        /// The list is made, nobody pressed Create Letters yet.
        case selected
        case running, done, cancelled
    }

    /// Kept with the items, in the same transactions.
    package struct Counts: Sendable, Equatable {
        /// On the list that somebody confirms.
        package var listed = 0
        package var unticked = 0
        package var leftOff = 0
        package var notMatched = 0
        package var created = 0
        package var failed = 0
        package var skipped = 0
        package var keptForPost = 0
        package var emailed = 0
        package var undelivered = 0

        package init() {}

        /// For whom a letter was asked for: `created + failed + skipped + waiting`, at every moment.
        package var selected: Int { listed - unticked }
        package var waiting: Int { selected - created - failed - skipped }
    }

    package let id: ID<BulkMailing>
    package let typeID: ID<CorrespondenceType>
    package let typeName: String
    package let action: Action
    package let mode: Mode
    package let state: State
    /// The day that "days ago" is counted from.
    package let today: Day
    package let createdAt: Moment
    package let createdBy: String
    package let startedAt: Moment?
    package let startedBy: String
    package let endedAt: Moment?
    /// Seconds spent making letters.
    package let worked: Int
    /// Whether everybody who was looked at has the reason written down.
    package let isExplained: Bool
    package let counts: Counts
    package let version: Int
}
