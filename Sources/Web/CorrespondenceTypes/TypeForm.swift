import FastCGI
import Mustache
import Postroom

/// The form of a correspondence type. Sections are numbered; the last one is for a new section.
enum TypeForm {
    /// What was typed.
    static func sent(_ form: Form, _ card: TypeCard) -> TypeEntry {
        var entry = TypeEntry()
        entry.name = form["name"] ?? ""
        entry.purpose = form["purpose"] ?? ""
        entry.correspondenceClass = form["class"] ?? ""
        entry.isAvailable = form["available"] == "1"
        entry.isBulkSafe = form["bulk_safe"] == "1"
        entry.showsPeriod = form["shows_period"] == "1"
        entry.isInSendLetters = form["in_send_letters"] == "1"
        entry.trigger = form["trigger"] ?? ""
        entry.unverifiedEmail = form["unverified_email"] ?? ""
        entry.completesTodosOnEmail = form["completes_todos"] == "1"
        entry.logsCommunication = form["logs_communication"] == "1"
        entry.sections = (0...TypeCard.mostSections).compactMap { section($0, form, card) }
        return entry
    }

    private static func section(_ index: Int, _ form: Form, _ card: TypeCard) -> TypeEntry.Section? {
        let before = form["was_\(index)"].flatMap { key in card.type.sections.first { $0.key == key } }
        guard let kind = before?.kind ?? form["kind_\(index)"].flatMap(ContentSection.Kind.init) else { return nil }
        var section = TypeEntry.Section(kind: kind)
        section.before = before
        section.label = form["label_\(index)"] ?? ""
        section.hint = form["hint_\(index)"] ?? ""
        section.isRequired = form["required_\(index)"] == "1"
        section.proposedDays = form["days_\(index)"] ?? ""
        section.place = form["place_\(index)"] ?? ""
        section.isRemoved = form["remove_\(index)"] == "1"
        return section
    }

    /// What `views/correspondence-types/show.html` asks for.
    static func entries(_ entry: TypeEntry, _ card: TypeCard, _ problems: [Problem]) -> [(String, Value)] {
        fields(entry, card).map { $0.entry(problems) } + [
            ("is_available", .bool(entry.isAvailable)), ("is_bulk_safe", .bool(entry.isBulkSafe)),
            ("shows_period", .bool(entry.showsPeriod)), ("is_in_send_letters", .bool(entry.isInSendLetters)),
            ("completes_todos", .bool(entry.completesTodosOnEmail)),
            ("logs_communication", .bool(entry.logsCommunication)),
            (
                "bulk_safe",
                ["name": "bulk_safe", "problem": Value(problems.first { $0.field == "bulk_safe" }?.message)]
            ),
            ("sections", .list(sections(entry, problems))),
        ]
    }

    private static func fields(_ entry: TypeEntry, _ card: TypeCard) -> [FormField] {
        var name = FormField("name", "Name", value: entry.name)
        (name.limit, name.isRequired) = (TypeCard.longestName, true)
        name.hint = "As menus and records show it, also on records that exist"
        var purpose = FormField("purpose", "When to use it", .lines(rows: 2), value: entry.purpose)
        (purpose.limit, purpose.isOptional) = (TypeCard.longestPurpose, true)
        var kind = FormField(
            "class", "Class", .choice(CorrespondenceClass.allCases.map { ($0.rawValue, $0.title) }),
            value: entry.correspondenceClass)
        kind.hint = "Decides which contacts receive it and which rules hold"
        var triggers = TypeCard.triggers
        if let own = card.type.rules.trigger, !triggers.contains(own) { triggers.append(own) }
        var trigger = FormField(
            "trigger", "Made by itself when",
            .choice([("", "Never: only by hand")] + triggers.map { ($0.rawValue, $0.title) }), value: entry.trigger)
        trigger.hint = "It is made Ready and not emailed. Somebody sends it."
        var unverified = FormField(
            "unverified_email", "An address that nobody has verified is sent",
            .choice([("full", "Everything"), ("notice", "Only word that something is waiting")]),
            value: entry.unverifiedEmail)
        unverified.width = "w-3"
        return [name, purpose, kind, trigger, unverified]
    }

    private static func sections(_ entry: TypeEntry, _ problems: [Problem]) -> [Value] {
        let shown = entry.sections.enumerated().map { section($0.offset, $0.element, problems) }
        guard entry.sections.count < TypeCard.mostSections else { return shown }
        return shown + [newSection(entry.sections.count, problems)]
    }

    private static func section(_ index: Int, _ section: TypeEntry.Section, _ problems: [Problem]) -> Value {
        var label = FormField("label_\(index)", "Label", value: section.label)
        label.limit = TypeCard.longestLabel
        var hint = FormField("hint_\(index)", "Hint", value: section.hint)
        (hint.limit, hint.isOptional) = (TypeCard.longestHint, true)
        var place = FormField("place_\(index)", "Order", .line(type: "number"), value: section.place)
        place.width = "w-1"
        var days = FormField(
            "days_\(index)", "Proposed days after the letter’s date", .line(type: "number"),
            value: section.proposedDays)
        days.width = "w-1"
        let key = section.before?.key
        return [
            "index": .integer(index), "heading": .text(section.kind.title), "was": Value(key),
            "kind_value": .text(section.kind.rawValue),
            "gap": section.kind == .date || section.kind == .text ? Value(key.map { "{{\($0)}}" }) : .null,
            "label": label.value(problems), "hint": hint.value(problems), "place": place.value(problems),
            "days": section.kind == .date ? days.value(problems) : .null, "is_asked": .bool(section.kind.isAsked),
            "is_required": .bool(section.isRequired), "is_removed": .bool(section.isRemoved), "is_new": false,
            "kind_problem": Value(problems.first { $0.field == "kind_\(index)" }?.message), "kind": .null,
        ]
    }

    private static func newSection(_ index: Int, _ problems: [Problem]) -> Value {
        let kinds = ContentSection.Kind.allCases.map { ($0.rawValue, $0.title) }
        let kind = FormField("kind_\(index)", "Kind", .choice([("", "None")] + kinds), value: "")
        var label = FormField("label_\(index)", "Label", value: "")
        (label.limit, label.isOptional) = (TypeCard.longestLabel, true)
        label.hint = "The name of its gap in templates is made from it."
        var hint = FormField("hint_\(index)", "Hint", value: "")
        (hint.limit, hint.isOptional) = (TypeCard.longestHint, true)
        var place = FormField("place_\(index)", "Order", .line(type: "number"), value: String(index + 1))
        place.width = "w-1"
        return [
            "index": .integer(index), "heading": "Add a section", "was": .null, "kind_value": .null, "gap": .null,
            "label": label.value(problems), "hint": hint.value(problems), "place": place.value(problems),
            "days": .null, "is_asked": true, "is_required": false, "is_removed": false, "is_new": true,
            "kind_problem": .null, "kind": kind.value(problems),
        ]
    }
}
