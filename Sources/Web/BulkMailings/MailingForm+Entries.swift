import FastCGI
import Mustache
import Postroom

/// The form as `views/bulk-mailings/new.html` shows it.
extension MailingForm {
    func entries(match: MailingMatch?, today: Day) -> [(String, Value)] {
        let isFilters = entry.mode == .filters
        return filter.entries(today: today) + [
            ("mailing_token", .text(token)), ("mode", .text(entry.mode.rawValue)), ("is_filters", .bool(isFilters)),
            ("was_missing", .bool(missing > 0)),
            ("types", .list(types.map { choice($0) })), ("type_error", error("type")),
            ("is_create", .bool(entry.action == .create)),
            ("sayings", .list(types.enumerated().compactMap { saying($1, place: $0 + 2) })),
            (
                "accounts", isFilters ? .null : ["value": .text(entry.accounts), "error": error("accounts")]
            ),
            ("most_lines", .text(PastedAccounts.mostLines.grouped)),
            ("kept", .list(kept)),
        ] + matchEntries(match)
    }

    /// What `views/partials/mailing-match.html` shows: the mailing in plain words, and how many it would be.
    func matchEntries(_ match: MailingMatch?) -> [(String, Value)] {
        let type = types.first { $0.id == entry.type }
        let words = entry.mode == .filters ? FilterWords(filter).sentences : ["The account numbers that are pasted"]
        return [
            ("plain_action", .text(entry.action.title)), ("plain_type", Value(type?.name)),
            ("plain_words", .list(words.map { .text($0) })),
            ("names_everybody", .bool(entry.mode == .filters && words.isEmpty)),
            ("match", Value(match.map(Self.words))), ("match_more", Value(match.flatMap { Self.more($0) })),
            ("cannot_count", .bool(!filterProblems.isEmpty)),
        ]
    }

    static func words(_ match: MailingMatch) -> String {
        let words = FilterWords.count(match.matched, isExact: match.isExact)
        guard let letters = match.letters, letters < match.matched else { return words }
        return
            "\(words), \(match.isExact ? "" : "about ")\(letters == 1 ? "1 gets" : "\(letters.grouped) get") a letter"
    }

    private static func more(_ match: MailingMatch) -> String? {
        var sentences: [String] = []
        if match.nothingOverdue > 0 {
            let count = match.nothingOverdue
            sentences.append(
                "\(match.isExact ? "" : "About ")\(count == 1 ? "1 gets" : "\(count.grouped) get") none: nothing is overdue."
            )
        }
        if let leftOff = match.leftOff, leftOff > 0 {
            sentences.append(
                "\(match.isExact ? "" : "About ")\(leftOff.grouped) of them will be left off; the next page says why.")
        } else if match.leftOff == nil, match.matched > 0 {
            sentences.append("Choose a type to see whether anybody is left off.")
        }
        if match.unknown > 0 {
            sentences.append(
                match.unknown == 1
                    ? "1 account number is not recognised."
                    : "\(match.unknown.grouped) account numbers are not recognised.")
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private func choice(_ type: CorrespondenceType) -> Value {
        ["value": .integer(type.id.number), "title": .text(type.name), "is_chosen": .bool(type.id == entry.type)]
    }

    /// What every letter of a type can say alike. The stylesheet shows it while the type is chosen.
    ///
    /// - Parameter place: of the type among the options of the list, from 1.
    private func saying(_ type: CorrespondenceType, place: Int) -> Value? {
        let sections = MailingEntry.commonSections(of: type)
        guard !sections.isEmpty else { return nil }
        return [
            "type": .text(type.name), "place": .integer(place),
            "fields": .list(sections.map { field($0, of: type).value(problems) }),
        ]
    }

    private func field(_ section: ContentSection, of type: CorrespondenceType) -> FormField {
        let name = MailingEntry.field(type.id, section)
        let isDate = section.kind == .date
        let isLine = isDate || section.key == "heading"
        var field = FormField(
            name, section.label, isLine ? .line(type: isDate ? "date" : "text") : .lines(rows: 3),
            value: fields[name] ?? "")
        field.isOptional = isDate || !section.isRequired
        field.limit = isLine ? 200 : Draft.longestText
        field.width = isDate ? "w-2" : nil
        field.hint = section.hint.isEmpty ? nil : section.hint
        if isDate, section.isRequired {
            let days = section.proposedDays
            field.hint = "Left empty: \(days.counting("day")) after the letter’s date"
        }
        return field
    }

    /// The side that is not shown, field by field.
    private var kept: [Value] {
        fields.all.compactMap { name, value in
            guard !value.isEmpty, !Self.isAlwaysShown(name) else { return nil }
            let isOfAccounts = name == "accounts"
            guard isOfAccounts == (entry.mode == .filters) else { return nil }
            return ["name": .text(name), "value": .text(value)]
        }
    }

    private static func isAlwaysShown(_ name: String) -> Bool {
        name == "type" || name == "action" || name == "mode" || name.hasPrefix("say_")
    }

    private func error(_ field: String) -> Value { Value(problems.first { $0.field == field }?.message) }
}
