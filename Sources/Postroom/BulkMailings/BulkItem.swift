/// One customer whom a bulk mailing looked at, what became of it and why.
package enum BulkItem {
    /// Kept as its number.
    package enum Outcome: Int, CaseIterable, Sendable {
        /// On the list and ticked; once the run has started: the letter is still to be made.
        case listed = 0
        /// On the list, and somebody took the tick away.
        case unticked = 1
        case created = 2
        /// The letter could not be made; it can be tried again.
        case failed = 3
        /// Something changed between the list and the letter, or somebody cancelled: none is made.
        case skipped = 4
        /// The filters picked the customer, and no letter of this type may go there.
        case leftOff = 5
        /// The filters kept the customer out.
        case notMatched = 6
    }

    /// Why, kept as its number. What `detail` holds stands with each; where nothing is said, nothing.
    package enum Reason: Int, CaseIterable, Sendable {
        /// Every filter matched. Overdue at that time, minor units.
        case matched = 0
        /// Its number was pasted.
        case named = 1

        // No letter may go there.
        /// The customer status, by id.
        case statusForbids = 10
        case noUsableEmail = 11
        case receivesNoEmail = 12
        case noMarketingConsent = 13
        /// The last day, as `Day` counts; none where no end is noted.
        case breathingSpace = 14
        /// The letter asks for what is overdue, and nothing was.
        case nothingOverdue = 15
        /// The letter asks for what is overdue, and all of that is disputed.
        case everythingDisputed = 16

        // The filters kept it out; the first that did.
        /// The customer status, by id.
        case otherStatus = 20
        case otherPaymentMethod = 21
        case otherAccountManager = 22
        case otherCreditController = 23
        case otherClass = 24
        case otherKind = 25
        /// Unpaid at that time, minor units.
        case unpaidOutside = 26
        /// Overdue at that time, minor units; 0: nothing is overdue.
        case overdueOutside = 27
        /// Days that the oldest invoice was overdue; none where nothing was.
        case daysOverdueOutside = 28
        case onHold = 29
        case notOnHold = 30
        /// A flag it carries and must not, by id.
        case hasFlag = 31
        /// A flag it must carry and does not, by id.
        case lacksFlag = 32
        /// Has Received Correspondence; when it last got one of the letters, seconds UTC, none for never.
        case notReceived = 33
        /// Has Not Received Correspondence; when it last got one of the letters, seconds UTC.
        case received = 34
        /// It would match by now, and did not when the customers were selected.
        case changedSince = 35
        case otherGroup = 36
        case otherBuilding = 37
        case otherBillingCycle = 38

        // Nobody asked for it after all.
        case unticked = 40
        case cancelled = 41
        /// The type was switched off, or is no longer for many.
        case typeWithdrawn = 42
        /// What the letter asks for was paid in between.
        case nothingToAsk = 43

        // It was made, and not emailed.
        /// The customer wants post: it waits until post is connected.
        case keptForPost = 50
        /// `failure` says why no email could be queued.
        case notEmailed = 51
        /// `failure` says what went wrong.
        case trouble = 60
    }
}
