/// Which column of a file fills which of our fields. A column is known by its heading.
package struct FieldMapping: Sendable, Equatable {
    package private(set) var headings: [ImportField: String] = [:]

    package init() {}

    /// The heading of the column that fills the field.
    package subscript(field: ImportField) -> String? {
        get { headings[field] }
        set { headings[field] = newValue }
    }

    /// The field that a column fills.
    package func field(of heading: String) -> ImportField? {
        headings.first { $0.value == heading }?.key
    }

    /// What the headings most likely mean.
    static func guess(_ headings: [String], for subject: ImportSubject) -> FieldMapping {
        var mapping = FieldMapping()
        var free = headings.map { (heading: $0, key: ImportField.key($0)) }
        for field in subject.fields {
            for key in field.headings(in: subject) {
                guard let index = free.firstIndex(where: { $0.key == key }) else { continue }
                mapping[field] = free.remove(at: index).heading
                break
            }
        }
        return mapping
    }

    /// The same mapping with columns assigned as somebody chose.
    func with(_ choices: [Choice]) -> FieldMapping {
        var mapping = self
        for choice in choices {
            mapping.headings = mapping.headings.filter {
                $0.value != choice.heading && $0.key != choice.field
            }
        }
        for choice in choices {
            if let field = choice.field { mapping[field] = choice.heading }
        }
        return mapping
    }

    /// The fields that the subject needs and no column fills.
    package func missing(for subject: ImportSubject) -> [ImportField] {
        var missing = subject.required.filter { headings[$0] == nil }
        if subject == .invoices, headings[.amount] == nil, headings[.outstanding] == nil {
            missing.append(.amount)
        }
        return missing
    }

    /// A column and the field it shall fill.
    package struct Choice: Sendable, Equatable {
        package let heading: String
        /// `nil`: the column is left out.
        package let field: ImportField?

        package init(heading: String, field: ImportField?) {
            (self.heading, self.field) = (heading, field)
        }

        /// Reads `theirs=ours,theirs=ours`; nothing after the sign leaves the column out.
        package static func list(_ text: String, for subject: ImportSubject) -> (
            choices: [Choice], problems: [Problem]
        ) {
            var choices: [Choice] = []
            var problems: [Problem] = []
            for pair in text.split(separator: ",") {
                guard let sign = pair.lastIndex(of: "=") else {
                    problems.append(Problem(field: "map", "Write “\(pair)” as theirs=ours."))
                    continue
                }
                let (theirs, ours) = (pair[..<sign].trimmed, pair[pair.index(after: sign)...].trimmed)
                let field = ImportField(name: ours)
                guard ours.isEmpty || field.map(subject.fields.contains) == true else {
                    let known = subject.fields.map(\.name).joined(separator: ", ")
                    problems.append(
                        Problem(
                            field: "map", "We have no field “\(ours)” for \(subject.rawValue), only: \(known)."))
                    continue
                }
                choices.append(Choice(heading: theirs, field: field))
            }
            return (choices, problems)
        }
    }
}
