package import Mustache
package import Postroom

/// One field of a form as `views/partials/field.html` shows it: its words, what was typed, and what is wrong with it.
package struct FormField {
    /// What somebody fills in.
    package enum Kind {
        /// One line; the type is that of the input element.
        case line(type: String)
        case lines(rows: Int)
        case choice([(value: String, title: String)])
        case file(accept: String)
    }

    package let name: String
    package let label: String
    package var kind: Kind
    package var value = ""
    package var hint: String?
    package var isOptional = false
    /// The browser says so before the form is sent.
    package var isRequired = false
    /// Characters.
    package var limit = 200
    /// `w-1`, `w-2` or `w-3`: as wide as the answer; nil for the full width.
    package var width: String?
    package var autocomplete: String?

    package init(_ name: String, _ label: String, _ kind: Kind = .line(type: "text"), value: String = "") {
        (self.name, self.label, self.kind, self.value) = (name, label, kind, value)
    }

    /// What the partial asks for.
    package func value(_ problems: [Problem]) -> Value {
        let problem = problems.first { $0.field == name }?.message
        let described = [hint == nil ? nil : "\(name)-hint", problem == nil ? nil : "\(name)-error"].compactMap(\.self)
        let entries: [(String, Value)] = [
            ("name", .text(name)), ("label", .text(label)), ("hint", Value(hint)), ("is_optional", .bool(isOptional)),
            ("problem", Value(problem)), ("value", .text(value)), ("is_required", .bool(isRequired)),
            ("described", described.isEmpty ? .null : .text(described.joined(separator: " "))),
            ("width", Value(width)), ("limit", .integer(limit)), ("autocomplete", Value(autocomplete)),
        ]
        return .record(Record(entries + kindEntries))
    }

    /// The field under its own name, as a page hands it to its view.
    package func entry(_ problems: [Problem]) -> (String, Value) { (name, value(problems)) }

    private var kindEntries: [(String, Value)] {
        var entries: [(String, Value)] = []
        func give(_ name: String, _ isGiven: Bool) { entries.append((name, .bool(isGiven))) }
        switch kind {
        case .line(let type): entries = [("is_line", true), ("type", .text(type))]
        case .lines(let rows): entries = [("is_lines", true), ("rows", .integer(rows))]
        case .file(let accept): entries = [("is_file", true), ("accept", .text(accept))]
        case .choice(let choices):
            let list = choices.map { choice -> Value in
                ["value": .text(choice.value), "title": .text(choice.title), "is_chosen": .bool(choice.value == value)]
            }
            entries = [("is_choice", true), ("choices", .list(list))]
        }
        for name in ["is_line", "is_lines", "is_file", "is_choice"] where !entries.contains(where: { $0.0 == name }) {
            give(name, false)
        }
        return entries
    }
}
