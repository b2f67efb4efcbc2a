/// A type as its administration's form holds it, not yet believed.
package struct TypeEntry: Sendable, Equatable {
    package var name = ""
    package var purpose = ""
    package var correspondenceClass = ""
    package var isAvailable = false
    package var isBulkSafe = false
    package var showsPeriod = false
    package var isInSendLetters = false
    /// Empty: nothing makes it by itself.
    package var trigger = ""
    package var unverifiedEmail = ""
    package var completesTodosOnEmail = false
    package var logsCommunication = false
    package var sections: [Section] = []

    package init() {}

    /// One section as the form holds it.
    package struct Section: Sendable, Equatable {
        /// What there was of it before; `nil`: it is new.
        package var before: ContentSection?
        package var kind: ContentSection.Kind
        package var label = ""
        package var hint = ""
        package var isRequired = false
        /// Of a date; anything else has none.
        package var proposedDays = ""
        /// Its place among the others: any whole number.
        package var place = ""
        package var isRemoved = false

        package init(kind: ContentSection.Kind) {
            self.kind = kind
        }

        package init(_ section: ContentSection, place: Int) {
            (before, kind, label, hint) = (section, section.kind, section.label, section.hint)
            isRequired = section.isRequired
            (proposedDays, self.place) = (String(section.proposedDays), String(place))
        }
    }

    package init(_ card: TypeCard) {
        let type = card.type
        (name, purpose) = (type.name, type.purpose)
        (correspondenceClass, isAvailable) = (type.correspondenceClass.rawValue, type.isAvailable)
        (isBulkSafe, showsPeriod) = (type.rules.isBulkSafe, type.rules.showsPeriod)
        isInSendLetters = type.rules.isInSendLetters
        (trigger, unverifiedEmail) = (type.rules.trigger?.rawValue ?? "", type.rules.unverifiedEmail.rawValue)
        (completesTodosOnEmail, logsCommunication) = (card.completesTodosOnEmail, card.logsCommunication)
        sections = type.sections.enumerated().map { Section($0.element, place: $0.offset + 1) }
    }

    /// The sections in their order, with what is wrong with them.
    func checkedSections() -> (sections: [ContentSection], problems: [Problem]) {
        var problems: [Problem] = []
        var found: [(place: Int, index: Int, section: ContentSection)] = []
        var keys: Set<String> = []
        for (index, section) in sections.enumerated() where !section.isRemoved {
            let (content, own) = section.checked(at: index, taken: keys)
            problems += own
            guard let content else { continue }
            if !keys.insert(content.key).inserted {
                problems.append(
                    Problem(field: "kind_\(index)", "The type has a section “\(content.kind.title)” already."))
            }
            found.append((Int(section.place.trimmed) ?? index + 1, index, content))
        }
        if found.count > TypeCard.mostSections {
            problems.append(Problem(field: "sections", "A type can have 20 sections at most."))
        }
        let sorted = found.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.map(\.section)
        return (sorted, problems)
    }
}

extension TypeEntry.Section {
    /// The section as it would be stored.
    fileprivate func checked(at index: Int, taken: Set<String>) -> (ContentSection?, [Problem]) {
        var problems: [Problem] = []
        let label = label.trimmed
        if label.isEmpty { problems.append(Problem(field: "label_\(index)", "Give the section a label.")) }
        if label.count > TypeCard.longestLabel {
            problems.append(Problem(field: "label_\(index)", "A label can have 60 characters at most."))
        }
        if hint.trimmed.count > TypeCard.longestHint {
            problems.append(Problem(field: "hint_\(index)", "A hint can have 200 characters at most."))
        }
        if Int(place.trimmed) == nil, !place.trimmed.isEmpty {
            problems.append(Problem(field: "place_\(index)", "The order is a whole number."))
        }
        var days = 0
        if kind == .date {
            if let number = Int(proposedDays.trimmed.isEmpty ? "0" : proposedDays.trimmed),
                (0...TypeCard.mostDays).contains(number)
            {
                days = number
            } else {
                problems.append(Problem(field: "days_\(index)", "Enter a whole number of days from 0 to 365."))
            }
        }
        guard problems.isEmpty else { return (nil, problems) }
        var section = ContentSection(
            kind: kind, key: before?.key ?? kind.ownKey ?? Self.key(label, taken: taken), label: label,
            hint: hint.trimmed, isRequired: kind.isAsked && isRequired, proposedDays: days)
        (section.statuses, section.topUps) = (before?.statuses, before?.topUps)
        return (section, [])
    }

    /// The name of a gap made from a label, `pay_by`; what a form or a template has already gets a number.
    private static func key(_ label: String, taken: Set<String>) -> String {
        let letters = label.folded.map { $0.isASCII && $0.isLetter ? $0 : "_" }
        let parts = String(letters).split(separator: "_").joined(separator: "_").prefix(40)
        let stem = parts.isEmpty ? "field" : String(parts)
        guard taken.contains(stem) || reserved.contains(stem) else { return stem }
        return ["two", "three", "four", "five", "six", "more"].map { "\(stem)_\($0)" }
            .first { !taken.contains($0) } ?? "\(stem)_\(taken.count)"
    }

    /// Names that forms and templates have for something else.
    private static let reserved: Set<String> = [
        "date", "your_reference", "form_token", "draft_token", "salutation", "customer", "organisation", "reference",
        "signatory", "closing_words", "overdue", "invoices", "payments", "numbers", "period", "terms", "statement",
        "charges", "verification", "verification_link", "type", "number", "account",
    ]
}
