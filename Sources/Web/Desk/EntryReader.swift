package import FastCGI
package import Postroom

/// Reads the fields of a form one by one and collects what is wrong with them.
///
///     var reader = EntryReader(visit.form)
///     let name = reader.text("name", "Name", max: 100)
///     let due = reader.day("due", "Due date")
///     guard reader.problems.isEmpty else { … show the form again … }
package struct EntryReader {
    private let form: Form
    /// In the order in which the fields were read, which should be that of the page.
    package private(set) var problems: [Problem] = []

    package init(_ form: Form) { self.form = form }

    /// One line of text that must be there, without blanks around it.
    ///
    /// - Parameters:
    ///   - label: the field's label on the page; messages begin with it.
    ///   - max: characters.
    /// - Returns: the text; empty where there is a problem.
    package mutating func text(_ field: String, _ label: String, max: Int) -> String {
        let text = optionalText(field, label, max: max) ?? ""
        if text.isEmpty, !hasProblem(field) { refuse(field, "\(label) must be filled in.") }
        return text
    }

    /// One line of text; nil where nothing was filled in.
    package mutating func optionalText(_ field: String, _ label: String, max: Int) -> String? {
        let text = Self.trimmed(form[field] ?? "")
        guard !text.unicodeScalars.contains(where: Self.isControl) else {
            refuse(field, "\(label) must be one line of plain text.")
            return nil
        }
        return checked(text, field, label, max: max)
    }

    /// Text of several lines, its line ends made `\n`; nil where nothing was filled in.
    package mutating func optionalLines(_ field: String, _ label: String, max: Int) -> String? {
        var lines = String.UnicodeScalarView()
        for scalar in (form[field] ?? "").unicodeScalars where scalar != "\r" { lines.append(scalar) }
        let text = Self.trimmed(String(lines))
        guard !text.unicodeScalars.contains(where: { Self.isControl($0) && $0 != "\n" && $0 != "\t" }) else {
            refuse(field, "\(label) must be plain text.")
            return nil
        }
        return checked(text, field, label, max: max)
    }

    /// A whole number within the range; nil where nothing was filled in.
    package mutating func optionalNumber(_ field: String, _ label: String, in range: ClosedRange<Int>) -> Int? {
        let text = Self.trimmed(form[field] ?? "")
        guard !text.isEmpty else { return nil }
        guard let number = Int(text), range.contains(number) else {
            refuse(field, "\(label) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
            return nil
        }
        return number
    }

    /// A whole number that must be there; the range's lowest where there is a problem.
    package mutating func number(_ field: String, _ label: String, in range: ClosedRange<Int>) -> Int {
        let number = optionalNumber(field, label, in: range)
        if number == nil, !hasProblem(field) { refuse(field, "\(label) must be filled in.") }
        return number ?? range.lowerBound
    }

    /// A day of the calendar as `YYYY-MM-DD`; nil where nothing was filled in.
    package mutating func optionalDay(_ field: String, _ label: String) -> String? {
        let text = Self.trimmed(form[field] ?? "")
        guard !text.isEmpty else { return nil }
        guard Day(text: text) != nil else {
            refuse(field, "\(label) must be a date such as 2026-11-20.")
            return nil
        }
        return text
    }

    /// A day that must be there; empty where there is a problem.
    package mutating func day(_ field: String, _ label: String) -> String {
        let day = optionalDay(field, label)
        if day == nil, !hasProblem(field) { refuse(field, "\(label) must be filled in.") }
        return day ?? ""
    }

    /// One of the choices that the page offered; nil, with a problem, for anything else.
    package mutating func choice<Choice: RawRepresentable>(
        _ field: String, _ label: String, of kind: Choice.Type = Choice.self
    ) -> Choice? where Choice.RawValue == String {
        let choice = form[field].flatMap { Choice(rawValue: $0) }
        if choice == nil { refuse(field, "Choose one for \(label).") }
        return choice
    }

    /// Whether a box was ticked.
    package func isTicked(_ field: String) -> Bool { form[field] != nil }

    /// Adds a problem found elsewhere.
    package mutating func refuse(_ field: String, _ message: String) {
        problems.append(Problem(field: field, message))
    }

    private func hasProblem(_ field: String) -> Bool { problems.contains { $0.field == field } }

    private mutating func checked(_ text: String, _ field: String, _ label: String, max: Int) -> String? {
        guard text.count <= max else {
            refuse(field, "\(label) must be \(max) characters or fewer; it has \(text.count).")
            return nil
        }
        return text.isEmpty ? nil : text
    }

    private static func trimmed(_ text: String) -> String {
        let front = text.drop(while: \.isWhitespace)
        return String(front.prefix(front.count - front.reversed().prefix(while: \.isWhitespace).count))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
