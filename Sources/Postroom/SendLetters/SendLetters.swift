/// What Send Letters is asked for: letters that were made and that somebody has yet to email.
package struct SendLetters: Sendable, Equatable {
    /// Rows on one page. What does not fit is told, and comes when these were dealt with.
    package static let mostShown = 5_000

    /// Leaves out what was emailed before.
    package var excludesSent = true
    /// `nil`: all types.
    package var type: ID<CorrespondenceType>?
    /// `nil`: from the beginning.
    package var from: Day?
    /// None: any.
    package var statuses: Set<ID<CustomerStatus>> = []

    package init() {}

    /// The letters that were found, the oldest first.
    package struct Found: Sendable {
        package let letters: [WaitingLetter]
        /// There are more than fit on the page.
        package let isMore: Bool
        /// Letters that would match, if their customers were set to receive email. Counting ends at `mostCounted`.
        package let leftOut: Int
        /// The newest message there was. What was sent later nobody has seen on this list.
        package let seen: Int

        package static let mostCounted = 1_000
    }
}
