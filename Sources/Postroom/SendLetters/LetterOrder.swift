/// One press of Email Letters or Email Bills. The web writes it down; the runner puts each letter into the tray, and
/// nothing twice, however often either of them is interrupted.
package struct LetterOrder: Sendable, Equatable {
    package let id: ID<LetterOrder>
    package let kind: Kind
    package let state: State
    package let createdAt: Moment
    package let createdBy: String
    package let endedAt: Moment?
    /// Letters that were ticked; with bills, customers.
    package let chosen: Int
    /// Put into the tray.
    package let queued: Int
    package let skipped: Int
    package let failed: Int
    /// Not yet in the tray when somebody cancelled.
    package let cancelled: Int

    /// Still to be looked at.
    package var waiting: Int { chosen - queued - skipped - failed - cancelled }

    package enum Kind: String, Sendable {
        case letters, bills
    }

    package enum State: String, Sendable {
        case running, done, cancelled
    }

    /// What became of one item before it reached the tray.
    package enum Outcome: Int, Sendable {
        case waiting = 0
        case queued = 1
        /// It no longer was to be sent: somebody was quicker, or the customer does not want it.
        case skipped = 2
        /// It could not be sent.
        case failed = 3
        case cancelled = 4
    }

    /// What became of those that were put into the tray: each stands in one place alone.
    package struct Progress: Sendable, Equatable {
        package var onTheWay = 0
        /// A mail server took it for one recipient at least.
        package var emailed = 0
        /// Refused, returned or uncertain, for every recipient.
        package var undelivered = 0
        /// Kept back by somebody.
        package var withheld = 0
    }

    /// One that was not emailed, and why.
    package struct Shortfall: Sendable, Equatable {
        package let account: String
        package let customerName: String
        /// `nil` where there is no letter.
        package let letter: Correspondence.Number?
        package let outcome: Outcome
        package let reason: String
    }

    package enum Placed: Equatable {
        case placed(ID<LetterOrder>)
        /// The form was sent before: the order it made then.
        case already(ID<LetterOrder>)
        case refused(Problem)
    }
}
