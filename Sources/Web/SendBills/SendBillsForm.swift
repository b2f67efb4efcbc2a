import FastCGI
import Mustache
import Postroom

/// The filters of Send Bills as the form holds them.
struct SendBillsForm {
    let statuses: [CustomerStatus]
    private(set) var question = SendBills()
    private(set) var problems: [Problem] = []
    /// As typed, by the field's name.
    private var typed: [String: String] = [:]

    init(_ fields: Fields, in office: Office) throws {
        statuses = try CustomerStatus.all(in: office)
        question.excludesSent = fields["exclude_sent"] != "no"
        for name in ["from", "to", "outstanding_from", "outstanding_to"] {
            typed[name] = (fields[name] ?? (name == "from" ? office.today.firstOfMonth.text : "")).trimmed
        }
        question.from = day("from", "Invoice date from")
        question.to = day("to", "Invoice date to")
        if let from = question.from, let to = question.to, from > to {
            problems.append(Problem(field: "to", "Invoice date to must not be before invoice date from."))
        }
        question.outstanding.from = amount("outstanding_from", "Outstanding from")
        question.outstanding.to = amount("outstanding_to", "Outstanding to")
        if let from = question.outstanding.from, let to = question.outstanding.to, from > to {
            problems.append(Problem(field: "outstanding_to", "Outstanding to must not be less than outstanding from."))
        }
        let asked = fields.all("status").compactMap { ID<CustomerStatus>(text: $0) }
        question.statuses = Set(asked).intersection(statuses.map(\.id))
    }

    private mutating func day(_ name: String, _ label: String) -> Day? {
        guard let text = typed[name], !text.isEmpty else { return nil }
        let day = Day(text: text)
        if day == nil {
            problems.append(Problem(field: name, "\(label) must be a day, month and year, or left empty."))
        }
        return day
    }

    private mutating func amount(_ name: String, _ label: String) -> Int? {
        guard let text = typed[name], !text.isEmpty else { return nil }
        let amount = CustomerFilter.Amounts.hundredths(text)
        if amount == nil { problems.append(Problem(field: name, "\(label) must be an amount such as 1,234.50.")) }
        return amount
    }

    var entries: [(String, Value)] {
        let lines = typed.map { name, value -> (String, Value) in
            (name, ["value": .text(value), "error": Value(problems.first { $0.field == name }?.message)])
        }
        return lines + [
            (
                "statuses",
                .list(
                    statuses.filter(\.allowsCorrespondence).map {
                        [
                            "value": .integer($0.id.number), "title": .text($0.name),
                            "is_ticked": .bool(question.statuses.contains($0.id)),
                        ]
                    })
            ),
            ("includes_sent", .bool(!question.excludesSent)),
        ]
    }

    /// The same filters as hidden fields of the form that sends.
    var hidden: Value {
        var fields = typed.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        fields.append(("exclude_sent", question.excludesSent ? "yes" : "no"))
        fields += question.statuses.map { ("status", String($0.number)) }
        return .list(fields.map { ["name": .text($0.0), "value": .text($0.1)] })
    }
}
