/// What is worked out of the account: the period, its statement, interest and compensation.
extension Draft {
    func freezePeriod(_ section: ContentSection, on letter: Day, into content: inout FrozenContent) -> [Problem] {
        let written = [("from", periodFrom.trimmed), ("to", periodTo.trimmed)]
        if !section.isRequired, written.allSatisfy(\.1.isEmpty) { return [] }
        var problems: [Problem] = []
        let days = written.map { end, text -> Day? in
            if let day = Day(text: text) { return day }
            let which = end == "from" ? "first" : "last"
            problems.append(
                Problem(
                    field: "\(section.key)_\(end)", "Enter the \(which) day of the period as a day, month and year."))
            return nil
        }
        guard let from = days[0], let to = days[1] else { return problems }
        if from > to {
            return [Problem(field: "\(section.key)_from", "The period must begin on or before the day it ends.")]
        }
        if to > letter {
            return [Problem(field: "\(section.key)_to", "The period must end on or before the letter date.")]
        }
        content.period = .init(from: from.text, to: to.text)
        return []
    }

    /// Nothing where the period could not be read: that is said at its own field.
    func freezeStatement(into content: inout FrozenContent, in office: Office) throws -> [Problem] {
        guard let period = content.period, let from = Day(text: period.from), let to = Day(text: period.to) else {
            return []
        }
        content.terms = customer.terms.trimmed.isEmpty ? nil : customer.terms.trimmed
        let statements = try AccountBook.of(customer, in: office).map { $0.statement(from: from, to: to) }
        content.statements = statements.enumerated().compactMap { index, statement in
            let isEmpty = statement.opening == 0 && statement.lines.isEmpty && statement.closing == 0
            return isEmpty && index > 0 ? nil : statement
        }
        return []
    }

    func freezeCharges(on day: Day, into content: inout FrozenContent, in office: Office) throws -> [Problem] {
        content.charges = try reckoning(of: content, on: day, in: office).charges
        return []
    }

    /// What the letter would say of interest and compensation, and why.
    package func reckoning(of content: FrozenContent, on day: Day, in office: Office) throws -> Reckoning {
        try Reckoning(
            of: content.invoices, standing: try content.standing ?? customer.standing(in: office), on: day,
            protected: try BreathingSpace.of(customer.id, on: day, in: office) != nil, in: office)
    }

    /// The same for the ticks as they stand, right or wrong.
    package func reckoning(in office: Office) throws -> Reckoning? {
        guard type.section(.charges) != nil else { return nil }
        let day = Day(text: date) ?? office.today
        var content = FrozenContent(customer: .init(account: "", name: "", lines: [], salutation: "", currency: ""))
        if let section = type.section(.overdueInvoices) {
            _ = try freezeOverdue(section, on: day, into: &content, in: office)
        }
        return try reckoning(of: content, on: day, in: office)
    }
}

extension FrozenContent {
    /// What the letter asks the customer for, in its first currency; `nil` where it asks for nothing.
    func asked(by type: CorrespondenceType) -> Money? {
        if type.section(.overdueInvoices) != nil { return totalsWithCharges.first }
        if statements != nil { return balances.first { $0.minor > 0 } }
        let missed = (payments ?? []).filter { $0.status == "failed" || $0.status == "reversed" }
        return missed.isEmpty ? nil : paymentTotals.first
    }
}
