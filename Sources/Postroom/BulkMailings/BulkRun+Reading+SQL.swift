import SQL

/// Looking at a customer once more before the letter is made: much may have changed since the list was.
extension BulkRun {
    package enum Reading: Sendable {
        /// A letter can be made.
        case ready(Ready)
        case skipped(BulkItem.Reason, detail: Int?)
        case failed(String)
    }

    /// A letter that can be made, and where it is to go.
    package struct Ready: Sendable {
        package let prepared: PreparedLetter
        package let number: Correspondence.Number
        /// Empty where it is not to be emailed.
        package let recipients: [ContactPoint]
        package let kept: BulkLetter.Kept?
    }

    /// The type of the run, if letters of it may still be made for many.
    package func type(in office: Office) throws -> CorrespondenceType? {
        guard let type = try CorrespondenceType.find(typeID, in: office), type.isAvailable, type.rules.isBulkSafe else {
            return nil
        }
        return type
    }

    package func read(_ task: BulkTask, type: CorrespondenceType, in office: Office) throws -> Reading {
        guard let customer = try Customer.find(task.customerID, in: office) else {
            return .failed("This customer is not there any more.")
        }
        let wishes = try Wishes.of(customer.id, in: office)
        if let obstacle = try type.obstacles(for: customer, on: office.today, in: office).first {
            return .skipped(obstacle.kind.reason, detail: try detail(of: obstacle, customer, in: office))
        }
        guard customer.receivesEmail else { return .skipped(.receivesNoEmail, detail: nil) }
        let recipients = try ContactPoint.defaultRecipients(
            of: customer.id, for: type.correspondenceClass, in: office)
        guard !recipients.isEmpty else { return .skipped(.noUsableEmail, detail: nil) }
        var draft = try Draft.proposed(for: customer, type: type, in: office)
        if type.asksForOverdue, draft.invoiceIDs.isEmpty {
            let owesNothing = try Invoice.overdue(of: customer.id, on: office.today, in: office).isEmpty
            return .skipped(owesNothing ? .nothingToAsk : .everythingDisputed, detail: nil)
        }
        for (key, value) in dates { draft.dates[key] = value }
        for (key, value) in texts { draft.texts[key] = value }
        switch try PreparedLetter.from(draft, in: office) {
        case .refused(let problems): return .failed(problems.map(\.message).joined(separator: " "))
        case .prepared(let prepared):
            let isEmailed = action == .createAndEmail && !wishes.wantsPost
            return .ready(
                Ready(
                    prepared: prepared, number: Correspondence.Number(wishes.lastNumber + 1),
                    recipients: isEmailed ? recipients : [], kept: wishes.wantsPost ? .forPost : nil))
        }
    }

    private func detail(of obstacle: Obstacle, _ customer: Customer, in office: Office) throws -> Int? {
        switch obstacle.kind {
        case .statusForbids: customer.status.id.number
        case .breathingSpace:
            try BreathingSpace.of(customer.id, on: office.today, in: office)?.until?.sinceEpoch
        case .noMarketingConsent: nil
        }
    }

    /// What only a run asks of a customer.
    private struct Wishes {
        let lastNumber: Int
        let wantsPost: Bool

        static func of(_ customer: ID<Customer>, in office: Office) throws -> Wishes {
            try office.database.first(
                """
                SELECT last_number, coalesce(preferred_channel = 'post', 0) FROM customer WHERE id = \(customer)
                """
            ) { Wishes(lastNumber: $0[0], wantsPost: $0[1]) } ?? Wishes(lastNumber: 0, wantsPost: false)
        }
    }
}

extension Obstacle.Kind {
    /// As an item of a run keeps it.
    var reason: BulkItem.Reason {
        switch self {
        case .statusForbids: .statusForbids
        case .breathingSpace: .breathingSpace
        case .noMarketingConsent: .noMarketingConsent
        }
    }
}
