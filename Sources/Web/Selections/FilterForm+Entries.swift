import FastCGI
import Mustache
import Postroom

/// The customer filter as `views/partials/customer-filter.html` shows it.
extension FilterForm {
    func entries(today: Day) -> [(String, Value)] {
        [
            ("statuses", ticks("status", choices.statuses.map { ($0.id.number, $0.name) })),
            (
                "methods",
                ticks("method", Customer.PaymentMethod.allCases.map { ($0.rawValue, $0.title) })
            ),
            ("managers", people("manager", choices.managers)),
            ("controllers", people("controller", choices.controllers)),
            ("classes", ticks("class", choices.classes.map { ($0.id.number, $0.name) })),
            ("kinds", ticks("kind", [("company", "Company"), ("resident", "Resident")])),
            ("divisions", divisions),
            (
                "is_more_asked",
                .bool(!filter.classes.isEmpty || !filter.kinds.isEmpty || !filter.divisions.isOff)
            ),
            ("unpaid_from", line("unpaid_from")), ("unpaid_to", line("unpaid_to")),
            ("overdue_from", line("overdue_from")), ("overdue_to", line("overdue_to")),
            ("days_from", line("days_from")), ("days_to", line("days_to")),
            ("marks", marks),
            (
                "staged",
                .list([
                    staged(
                        "had", "Has Received Correspondence", "Customers who have had such a letter.",
                        filter.received, today),
                    staged(
                        "lacks", "Has Not Received Correspondence",
                        "Customers who have not. With All of, those who lack at least one of them.",
                        filter.notReceived, today),
                ])
            ),
        ]
    }

    private func ticks(_ name: String, _ choices: [(some LosslessStringConvertible, String)]) -> Value {
        let ticked = Set(fields.all(name))
        return .list(
            choices.map { value, title in
                [
                    "value": .text(String(value)), "title": .text(title),
                    "is_ticked": .bool(ticked.contains(String(value))),
                ]
            })
    }

    private func people(_ name: String, _ staff: [Staff]) -> Value {
        let chosen = Set(fields.all(name))
        let choices = staff.map { (String($0.id.number), $0.name) } + [("none", "Nobody")]
        return .list(
            choices.map { ["value": .text($0), "title": .text($1), "is_ticked": .bool(chosen.contains($0))] })
    }

    /// Those kinds of which there is something to choose.
    private var divisions: Value {
        .list(
            Division.Kind.allCases.compactMap { kind in
                let known = choices.divisions.filter { $0.kind == kind }
                guard !known.isEmpty else { return nil }
                return [
                    "name": .text(kind.fieldName), "title": .text(kind.title), "word": .text(kind.rawValue),
                    "are_many": .bool(known.count > 16),
                    "choices": ticks(kind.fieldName, known.map { ($0.id.number, $0.name) }),
                ]
            })
    }

    private func line(_ name: String) -> Value {
        ["value": .text(fields[name] ?? ""), "error": Value(problems.first { $0.field == name }?.message)]
    }

    private var marks: Value {
        let names = [("hold", "On hold")] + choices.flags.map { ("flag_\($0.id.number)", $0.name) }
        return .list(
            names.map { name, title in
                [
                    "name": .text(name), "title": .text(title), "must": .bool(fields[name] == "yes"),
                    "must_not": .bool(fields[name] == "no"),
                ]
            })
    }

    private func staged(
        _ name: String, _ title: String, _ hint: String, _ filter: CorrespondenceFilter, _ today: Day
    ) -> Value {
        [
            "name": .text(name), "title": .text(title), "hint": .text(hint),
            "types": ticks(name, choices.types.map { ($0.id.number, $0.name) }),
            "is_all": .bool(filter.mode == .allOf),
            "least": line("\(name)_least"), "most": line("\(name)_most"),
            "days": filter.isOff ? .null : .text(Self.span(filter.days(on: today), today)),
        ]
    }

    /// The days that two limits come to, since nobody counts back in their head.
    static func span(_ days: (first: Day?, last: Day?), _ today: Day) -> String {
        switch days {
        case (nil, nil): "At any time."
        case (let first?, nil): first > today ? "On no day." : "That is \(first.short) to today."
        case (nil, let last?): "That is up to \(last.short)."
        case (let first?, let last?): "That is \(first.short) to \(last == today ? "today" : last.short)."
        }
    }
}
