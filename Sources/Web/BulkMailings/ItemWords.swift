import Postroom

/// Why a bulk mailing wrote to a customer or did not, in words.
struct ItemWords {
    private let type: CorrespondenceType?
    private let filter: CustomerFilter
    private let names: [ID<CorrespondenceType>: String]
    private let office: Office

    init(of mailing: BulkMailing, in office: Office) throws {
        self.office = office
        type = try CorrespondenceType.find(mailing.typeID, in: office)
        filter = try mailing.filter(in: office)
        let types = filter.received.types.union(filter.notReceived.types)
        var names: [ID<CorrespondenceType>: String] = [:]
        for type in types { names[type] = try CorrespondenceType.find(type, in: office)?.name }
        self.names = names
    }

    static func title(_ outcome: BulkItem.Outcome) -> String {
        switch outcome {
        case .listed: "Still to make"
        case .unticked: "Unticked"
        case .created: "Created"
        case .failed: "Failed"
        case .skipped: "Skipped"
        case .leftOff: "Left off"
        case .notMatched: "Not matched"
        }
    }

    static func tone(_ outcome: BulkItem.Outcome) -> String {
        switch outcome {
        case .created: "good"
        case .failed: "bad"
        case .skipped, .leftOff: "warn"
        case .listed: "info"
        case .unticked, .notMatched: ""
        }
    }

    func why(_ item: MailingItem) -> String {
        func money(_ minor: Int) -> String { Money(minor, item.currency).text }
        switch item.reason {
        case .matched:
            guard let overdue = item.detail, overdue > 0 else { return "Every filter matched" }
            return "Every filter matched, \(money(overdue)) overdue then"
        case .named: return "The account number was pasted"
        case .statusForbids: return "The status \(item.name) does not allow correspondence"
        case .noUsableEmail:
            let of = type.map { " for \($0.correspondenceClass.title.lowercased())" } ?? ""
            return "No usable email address\(of)"
        case .receivesNoEmail: return "Is set to receive no correspondence by email"
        case .noMarketingConsent: return "Has not agreed to receive marketing"
        case .breathingSpace:
            let until = item.detail.map { " until \(Day(sinceEpoch: $0).long)" } ?? ""
            return "In a breathing space\(until): nobody may ask for payment"
        case .unpaidOutside: return "\(money(item.detail ?? 0)) unpaid, outside the limits"
        case .overdueOutside:
            guard let overdue = item.detail, overdue > 0 else { return "Nothing overdue" }
            return "\(money(overdue)) overdue, outside the limits"
        case .daysOverdueOutside:
            guard let days = item.detail, days > 0 else { return "Nothing overdue" }
            return "Oldest invoice \(days.counting("day")) overdue, outside the limits"
        case .notReceived:
            let letters = letters(filter.received)
            guard let last = item.detail else { return "\(letters) was never sent" }
            return "\(letters) was last sent on \(day(last)), which is not in the days asked for"
        case .received:
            let letters = letters(filter.notReceived)
            return item.detail.map { "\(letters) was sent on \(day($0))" } ?? "\(letters) was sent"
        case .notEmailed: return item.failure.isEmpty ? "Not emailed" : "Not emailed: \(item.failure)"
        case .trouble: return item.failure
        default: return Self.plain(item.reason, item.name)
        }
    }

    /// Those that need nothing looked up.
    private static func plain(_ reason: BulkItem.Reason, _ name: String) -> String {
        switch reason {
        case .otherStatus: "Has the status \(name)"
        case .otherPaymentMethod: "Pays another way"
        case .otherAccountManager: "Has another account manager"
        case .otherCreditController: "Has another credit controller"
        case .otherClass: "Is of another class"
        case .otherKind: "Is of another customer type"
        case .otherGroup: "Is in another group"
        case .otherBuilding: "Is in another building"
        case .otherBillingCycle: "Is in another billing cycle"
        case .onHold: "Is on hold"
        case .notOnHold: "Is not on hold"
        case .hasFlag: "Has the flag \(name)"
        case .lacksFlag: "Does not have the flag \(name)"
        case .changedSince: "Did not match when the customers were selected, and would by now"
        case .unticked: "Somebody took the tick away"
        case .cancelled: "The bulk mailing was cancelled before the letter was made"
        case .typeWithdrawn: "The correspondence type is no longer available for many customers"
        case .nothingToAsk: "Paid: nothing overdue"
        case .nothingOverdue: "Nothing was overdue"
        case .everythingDisputed: "Everything overdue was disputed"
        case .keptForPost: "Wants letters by post: made, not emailed, and kept until post is connected"
        default: ""
        }
    }

    /// `First Reminder`, `First Reminder or Second Reminder`.
    private func letters(_ filter: CorrespondenceFilter) -> String {
        let known = filter.types.sorted { $0.number < $1.number }.compactMap { names[$0] }
        guard known.count > 1, let last = known.last else { return known.first ?? "The letter" }
        return known.dropLast().joined(separator: ", ") + " or " + last
    }

    private func day(_ seconds: Int) -> String { Moment(seconds: seconds).day(in: office.actor.timeZone).long }

    /// How far a letter came, and what the other server said where it did not arrive.
    func delivery(_ item: MailingItem) -> (words: String, reply: String) {
        guard let letter = item.letter else { return ("", "") }
        let state = letter.state.map(\.title) ?? "Not emailed"
        if letter.hasProblem { return (state, letter.reply) }
        if let at = letter.emailedAt { return ("Emailed \(at.dayAndTime(in: office.actor.timeZone))", "") }
        return (state, letter.state == .deferred ? letter.reply : "")
    }
}
