import FastCGI
import Mustache
import Postroom

/// The filters of Send Letters as the form holds them.
struct SendLettersForm {
    let types: [(id: ID<CorrespondenceType>, name: String)]
    let statuses: [CustomerStatus]
    private(set) var question = SendLetters()
    private(set) var problems: [Problem] = []
    /// As typed.
    private let from: String
    private let fields: Fields

    /// - Parameter fields: of the form; what is absent has its default.
    init(_ fields: Fields, in office: Office) throws {
        self.fields = fields
        types = try SendLetters.types(in: office)
        statuses = try CustomerStatus.all(in: office)
        question.excludesSent = fields["exclude_sent"] != "no"
        from = (fields["from"] ?? office.today.firstOfMonth.text).trimmed
        question.from = Day(text: from)
        if question.from == nil && !from.isEmpty {
            problems.append(
                Problem(field: "from", "Correspondence Date From must be a day, month and year, or left empty."))
        }
        if let typed = fields["type"], !typed.isEmpty {
            question.type = types.first { String($0.id.number) == typed }?.id
            if question.type == nil {
                problems.append(Problem(field: "type", "That type is not in Send Letters. Choose another."))
            }
        }
        question.after = fields["after"].flatMap { SendLetters.Place(text: $0) }
        let asked = fields.all("status").compactMap { ID<CustomerStatus>(text: $0) }
        question.statuses = Set(asked).intersection(statuses.map(\.id))
    }

    var entries: [(String, Value)] {
        [
            (
                "types",
                .list(
                    types.map {
                        [
                            "value": .integer($0.id.number), "title": .text($0.name),
                            "is_chosen": .bool($0.id == question.type),
                        ]
                    })
            ),
            (
                "statuses",
                .list(
                    statuses.map {
                        [
                            "value": .integer($0.id.number), "title": .text($0.name),
                            "is_ticked": .bool(question.statuses.contains($0.id)),
                        ]
                    })
            ),
            ("includes_sent", .bool(!question.excludesSent)), ("from", .text(from)),
            ("from_error", Value(problems.first { $0.field == "from" }?.message)),
            ("type_error", Value(problems.first { $0.field == "type" }?.message)),
        ]
    }

    /// The same filters as hidden fields of the form that sends.
    var hidden: Value {
        let page = question.after.map { [(name: "after", value: $0.text)] } ?? []
        return .list((settings + page).map { ["name": .text($0.name), "value": .text($0.value)] })
    }

    /// A page of the list that these filters make.
    ///
    /// - Parameter after: the last letter of the page before.
    func address(after: SendLetters.Place? = nil) -> String {
        let settings = settings + (after.map { [(name: "after", value: $0.text)] } ?? [])
        return "/send-letters?select=1&"
            + settings.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }

    private var settings: [(name: String, value: String)] {
        var settings = [("exclude_sent", question.excludesSent ? "yes" : "no")]
        settings.append(("type", question.type.map { String($0.number) } ?? ""))
        settings.append(("from", from))
        settings += statuses.filter { question.statuses.contains($0.id) }.map { ("status", String($0.id.number)) }
        return settings.map { (name: $0.0, value: $0.1) }
    }
}
