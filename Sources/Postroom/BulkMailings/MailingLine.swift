/// A customer on the list that somebody confirms.
package struct MailingLine: Sendable, Equatable {
    /// The place on the list, from 1.
    package let position: Int
    package let account: String
    package let name: String
    package let isTicked: Bool
    /// As of now.
    package let overdue: Money
    package let oldestDue: Day?
    /// When the customer was last sent a letter of the mailing's type; `nil`: never.
    package let lastSentAt: Moment?
    /// When the newest of them was made that was never sent; `nil`: there is none.
    package let unsentSince: Moment?
    /// Letters are kept for post instead of being emailed.
    package let wantsPost: Bool

    /// So many stand on one page.
    package static let pageSize = 5_000
    /// So many are shown of those that a search finds.
    package static let mostFound = 200
}

/// A customer whom the filters picked, or whose number was pasted, and to whom no letter may go.
package struct LeftOffLine: Sendable, Equatable {
    package let account: String
    package let name: String
    package let reason: BulkItem.Reason
    /// The customer status that forbids it, or the last day of a breathing space; empty where there is none.
    package let detail: String
}
