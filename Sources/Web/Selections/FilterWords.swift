import Postroom

/// A filter in plain words, so that one can read it aloud before anything is done with it.
struct FilterWords {
    let sentences: [String]

    init(_ form: FilterForm) { self.init(form.filter, form.choices) }

    init(_ filter: CustomerFilter, _ choices: FilterChoices) {
        var sentences: [String] = []
        func say(_ sentence: String?) { if let sentence { sentences.append(sentence) } }
        say(Self.oneOf("Status", choices.statuses.filter { filter.statuses.contains($0.id) }.map(\.name)))
        say(
            Self.oneOf(
                "Pays by", Customer.PaymentMethod.allCases.filter(filter.paymentMethods.contains).map(\.title)))
        say(Self.oneOf("Account manager", Self.names(filter.accountManagers, choices.managers)))
        say(Self.oneOf("Credit controller", Self.names(filter.creditControllers, choices.controllers)))
        say(Self.oneOf("Class", choices.classes.filter { filter.classes.contains($0.id) }.map(\.name)))
        say(Self.oneOf("Customer type", filter.kinds.map { $0 == .company ? "Company" : "Resident" }.sorted()))
        for kind in Division.Kind.allCases {
            let chosen = choices.divisions.filter { filter.divisions[kind].contains($0.id) }
            say(Self.oneOf(kind.title, chosen.map(\.name)))
        }
        say(Self.between("Unpaid", filter.unpaid))
        say(Self.between("Overdue", filter.overdue))
        say(
            Self.between(
                "Oldest invoice overdue", filter.daysOverdue.from.map(\.grouped), filter.daysOverdue.to.map(\.grouped),
                (filter.daysOverdue.to ?? filter.daysOverdue.from) == 1 ? "day" : "days"))
        if let onHold = filter.onHold { say(onHold ? "On hold" : "Not on hold") }
        for flag in choices.flags {
            if let isWanted = filter.flags[flag.id] { say(isWanted ? "\(flag.name)" : "Not \(flag.name)") }
        }
        say(Self.had("Has received", filter.received, choices))
        say(Self.had("Has not received", filter.notReceived, choices))
        self.sentences = sentences
    }

    /// `563 customers match`, `About 345,000 customers match`
    static func count(_ count: Int, isExact: Bool) -> String {
        guard isExact else { return "About \(count.grouped) customers match" }
        switch count {
        case 0: return "No customers match"
        case 1: return "1 customer matches"
        default: return "\(count.grouped) customers match"
        }
    }

    private static func oneOf(_ label: String, _ names: [String]) -> String? {
        names.isEmpty ? nil : "\(label): \(names.joined(separator: " or "))"
    }

    private static func names(_ people: Set<CustomerFilter.Person>, _ staff: [Staff]) -> [String] {
        staff.filter { people.contains(.staff($0.id)) }.map(\.name) + (people.contains(.nobody) ? ["nobody"] : [])
    }

    private static func between(_ label: String, _ amounts: CustomerFilter.Amounts) -> String? {
        between(
            label, amounts.from.map { Money($0, .pounds).digits }, amounts.to.map { Money($0, .pounds).digits }, "")
    }

    private static func between(_ label: String, _ from: String?, _ to: String?, _ unit: String) -> String? {
        let unit = unit.isEmpty ? "" : " \(unit)"
        return switch (from, to) {
        case (nil, nil): nil
        case (let from?, nil): "\(label): \(from)\(unit) or more"
        case (nil, let to?): "\(label): \(to)\(unit) or less"
        case (let from?, let to?): "\(label): \(from) to \(to)\(unit)"
        }
    }

    private static func had(_ label: String, _ filter: CorrespondenceFilter, _ choices: FilterChoices) -> String? {
        guard !filter.isOff else { return nil }
        let names = choices.types.filter { filter.types.contains($0.id) }.map(\.name)
        let what = names.joined(separator: filter.mode == .allOf ? " and " : " or ")
        switch (filter.atLeast, filter.noMoreThan) {
        case (nil, nil): return "\(label) \(what)"
        case (let least?, nil): return "\(label) \(what), \(least.counting("day")) ago or earlier"
        case (nil, let most?): return "\(label) \(what) in the last \(most == 1 ? "day" : "\(most) days")"
        case (let least?, let most?): return "\(label) \(what), \(least) to \(most - 1) days ago"
        }
    }
}
