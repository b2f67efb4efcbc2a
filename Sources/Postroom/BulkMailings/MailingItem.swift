/// One customer whom a mailing looked at, as its pages show what became of it.
package struct MailingItem: Sendable, Equatable {
    /// Which of them are asked for.
    package enum Part: String, CaseIterable, Sendable {
        case created, undelivered
        /// No mail server has taken them yet.
        case onTheWay = "on-the-way"
        case keptForPost = "kept-for-post"
        case notEmailed = "not-emailed"
        case failed, skipped
        case waiting = "still-to-make"
        case unticked
        case leftOff = "left-off"
        case notMatched = "not-matched"
    }

    package let mailingID: ID<BulkMailing>
    package let position: Int
    package let account: String
    package let customer: String
    package let currency: Currency
    package let outcome: BulkItem.Outcome
    package let reason: BulkItem.Reason
    package let detail: Int?
    /// What the detail is the id of: a customer status, a flag; empty for anything else.
    package let name: String
    package let failure: String
    package let letter: Letter?

    /// The letter that was made, and how far it came.
    package struct Letter: Sendable, Equatable {
        let id: ID<Correspondence>
        package let number: Correspondence.Number
        package let emailedAt: Moment?
        package let hasProblem: Bool
        /// Of its newest message; `nil`: none was queued.
        package let state: Message.State?
        /// The other server's words.
        package let reply: String
    }

    package static let pageSize = 50

    /// Where the page after this item begins.
    package func cursor(in part: Part) -> Int {
        [.undelivered, .onTheWay].contains(part) ? letter?.id.number ?? 0 : position
    }
}
