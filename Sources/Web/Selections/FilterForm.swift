import FastCGI
import Postroom

/// The customer filter as a form holds it: what was asked for, and what is wrong with it.
struct FilterForm {
    let fields: Fields
    let choices: FilterChoices
    private(set) var filter = CustomerFilter()
    private(set) var problems: [Problem] = []
    /// Names of choices that are there no more, such as a flag that was removed since the form was saved.
    private(set) var missing = 0

    init(_ fields: Fields, in office: Office) throws {
        self.fields = fields
        choices = try FilterChoices(in: office)
        filter.statuses = known("status", among: choices.statuses.map(\.id))
        filter.classes = known("class", among: choices.classes.map(\.id))
        for kind in Division.Kind.allCases {
            filter.divisions[kind] = known(
                kind.fieldName, among: choices.divisions.filter { $0.kind == kind }.map(\.id))
        }
        filter.kinds = Set(fields.all("kind").compactMap(Customer.Kind.init))
        filter.paymentMethods = Set(fields.all("method").compactMap(Customer.PaymentMethod.init))
        filter.accountManagers = people("manager", among: choices.managers)
        filter.creditControllers = people("controller", among: choices.controllers)
        filter.unpaid = amounts("unpaid", "Unpaid amount")
        filter.overdue = amounts("overdue", "Overdue amount")
        let days = numbers("days", "Days overdue", most: 36_500)
        filter.daysOverdue = .init(from: days.from, to: days.to)
        filter.onHold = yesOrNo("hold")
        for flag in choices.flags { filter.flags[flag.id] = yesOrNo("flag_\(flag.id.number)") }
        filter.received = correspondence("had", "Has Received Correspondence")
        filter.notReceived = correspondence("lacks", "Has Not Received Correspondence")
    }

    // MARK: Reading

    private mutating func known<Noun>(_ name: String, among ids: [ID<Noun>]) -> Set<ID<Noun>> {
        let asked = fields.all(name).compactMap { ID<Noun>(text: $0) }
        missing += asked.count { !ids.contains($0) }
        return Set(asked).intersection(ids)
    }

    private mutating func people(_ name: String, among staff: [Staff]) -> Set<CustomerFilter.Person> {
        var people: Set<CustomerFilter.Person> = []
        for value in fields.all(name) where !value.isEmpty {
            if value == "none" {
                people.insert(.nobody)
            } else if let id = ID<Staff>(text: value), staff.contains(where: { $0.id == id }) {
                people.insert(.staff(id))
            } else {
                missing += 1
            }
        }
        return people
    }

    private func yesOrNo(_ name: String) -> Bool? {
        switch fields[name] {
        case "yes": true
        case "no": false
        default: nil
        }
    }

    private mutating func amounts(_ name: String, _ label: String) -> CustomerFilter.Amounts {
        func read(_ end: String, _ word: String) -> Int? {
            let text = (fields["\(name)_\(end)"] ?? "").trimmed
            guard !text.isEmpty else { return nil }
            let amount = CustomerFilter.Amounts.hundredths(text)
            if amount == nil { refuse("\(name)_\(end)", "\(label) \(word) must be an amount such as 1,234.50.") }
            return amount
        }
        let amounts = CustomerFilter.Amounts(from: read("from", "from"), to: read("to", "to"))
        if let from = amounts.from, let to = amounts.to, from > to {
            refuse("\(name)_to", "\(label) to must not be less than \(label.lowercased()) from.")
        }
        return amounts
    }

    private mutating func numbers(_ name: String, _ label: String, most: Int) -> (from: Int?, to: Int?) {
        let (from, to) = (
            days("\(name)_from", "\(label) from", most: most), days("\(name)_to", "\(label) to", most: most)
        )
        if let from, let to, from > to {
            refuse("\(name)_to", "\(label) to must not be less than \(label.lowercased()) from.")
        }
        return (from, to)
    }

    private mutating func days(_ field: String, _ label: String, most: Int) -> Int? {
        let text = (fields[field] ?? "").trimmed
        guard !text.isEmpty else { return nil }
        guard let number = Int(text), (0...most).contains(number) else {
            refuse(field, "\(label) must be a whole number of days from 0 to \(most.grouped).")
            return nil
        }
        return number
    }

    private mutating func correspondence(_ name: String, _ label: String) -> CorrespondenceFilter {
        var filter = CorrespondenceFilter()
        filter.types = known(name, among: choices.types.map(\.id))
        filter.mode = fields["\(name)_mode"].flatMap(CorrespondenceFilter.Mode.init) ?? .anyOf
        let most = CorrespondenceFilter.mostDays
        filter.atLeast = days("\(name)_least", "\(label), sent at least,", most: most)
        filter.noMoreThan = days("\(name)_most", "\(label), sent no more than,", most: most)
        if let least = filter.atLeast, let most = filter.noMoreThan, least >= most {
            refuse("\(name)_most", "\(label): “sent no more than” must be more days than “sent at least”.")
        }
        return filter
    }

    private mutating func refuse(_ field: String, _ message: String) {
        problems.append(Problem(field: field, message))
    }
}

extension Division.Kind {
    /// Of the choices of this kind in the form.
    var fieldName: String { self == .billingCycle ? "cycle" : rawValue }
}
