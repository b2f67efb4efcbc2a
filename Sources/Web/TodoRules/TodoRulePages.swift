import FastCGI
import Mustache
import Postroom

/// System Administration > TODO Auto Rules: what makes TODOs by itself, and what completes them.
enum TodoRulePages {
    static func list(_ visit: Visit) throws -> Reply {
        let rules = try TodoRule.all(in: visit.office)
        return try visit.show(
            "todo-rules/index", title: "TODO Auto Rules", at: .todoRules,
            [("rows", .list(rules.map(row))), ("has_rows", .bool(!rules.isEmpty))])
    }

    static func new(_ visit: Visit) throws -> Reply {
        try visit.office.require(.full, of: .todos)
        return try form(visit, nil, TodoRule.Entry(), version: 0, [])
    }

    static func add(_ visit: Visit) throws -> Reply {
        let entry = sent(visit.form)
        switch try TodoRule.add(entry, in: visit.office) {
        case .saved: return visit.redirect(to: "/todo-rules", saying: "The rule “\(entry.name.trimmed)” is added.")
        case .refused(let problems): return try form(visit, nil, entry, version: 0, problems)
        case .outdated: preconditionFailure("a new rule has no earlier version")
        }
    }

    static func edit(_ visit: Visit) throws -> Reply {
        let rule = try find(visit)
        return try form(visit, rule, TodoRule.Entry(rule), version: rule.version, [])
    }

    static func save(_ visit: Visit) throws -> Reply {
        let rule = try find(visit)
        let entry = sent(visit.form)
        let version = visit.form["version"].flatMap { Int($0) } ?? 0
        switch try rule.amend(entry, version: version, in: visit.office) {
        case .saved: return visit.redirect(to: "/todo-rules", saying: "The rule “\(entry.name.trimmed)” is saved.")
        case .refused(let problems): return try form(visit, rule, entry, version: version, problems)
        case .outdated:
            let problem = Problem(
                "Somebody else changed “\(rule.name)” meanwhile, so nothing was saved. Look it over, then save again.")
            return try form(visit, rule, entry, version: rule.version, [problem], status: 409)
        }
    }

    static func enable(_ visit: Visit) throws -> Reply {
        let rule = try find(visit)
        let isOn = visit.form["on"] == "1"
        let isNew = try rule.enable(isOn, in: visit.office)
        let words = isOn ? "“\(rule.name)” is on from today." : "“\(rule.name)” is off. Its open TODOs stay."
        return visit.redirect(to: "/todo-rules", saying: isNew ? words : "That was so already.")
    }

    static func askDelete(_ visit: Visit) throws -> Reply {
        let rule = try find(visit)
        return try visit.show(
            "todo-rules/delete", title: "Delete rule", at: .todoRules,
            crumbs: [
                Crumb("TODO Auto Rules", "/todo-rules"), Crumb(rule.name, "/todo-rules/\(rule.id.number)"),
                Crumb("Delete"),
            ],
            [("name", .text(rule.name)), ("address", .text("/todo-rules/\(rule.id.number)"))])
    }

    static func delete(_ visit: Visit) throws -> Reply {
        let rule = try find(visit)
        _ = try rule.delete(in: visit.office)
        return visit.redirect(to: "/todo-rules", saying: "The rule “\(rule.name)” is deleted.")
    }

    private static func find(_ visit: Visit) throws -> TodoRule {
        guard let id = ID<TodoRule>(text: visit["rule"]), let rule = try TodoRule.find(id, in: visit.office) else {
            throw TurnedAway.notFound
        }
        return rule
    }

    private static func sent(_ form: Form) -> TodoRule.Entry {
        var entry = TodoRule.Entry()
        entry.name = form["name"] ?? ""
        entry.description = form["description"] ?? ""
        entry.kind = form["kind"] ?? ""
        entry.text = form["text"] ?? ""
        entry.dueDays = form["due_days"] ?? ""
        entry.assignee = form["assignee"] ?? ""
        entry.begins = form["begins"] ?? ""
        entry.ends = form["ends"] ?? ""
        entry.isEnabled = form["enabled"] == "1"
        return entry
    }

    private static func row(_ rule: TodoRule) -> Value {
        [
            "name": .text(rule.name), "address": .text("/todo-rules/\(rule.id.number)"),
            "description": rule.description.isEmpty ? .null : .text(rule.description),
            "begins": .text(rule.begins.title), "ends": .text(rule.ends?.title ?? "Only somebody"),
            "kind": .text(rule.kind), "assignee": .text(rule.assignee.title),
            "due": .text(rule.dueDays == 0 ? "Same day" : rule.dueDays.counting("day")),
            "is_enabled": .bool(rule.isEnabled), "since": .text(rule.enabledOn.short),
            "watches_overdue": .bool(rule.begins == .invoiceOverdue && rule.isEnabled),
        ]
    }

    private static func form(
        _ visit: Visit, _ rule: TodoRule?, _ entry: TodoRule.Entry, version: Int, _ problems: [Problem],
        status: Int? = nil
    ) throws -> Reply {
        let title = rule?.name ?? "Add rule"
        let audit = try rule.map { try Audit.trail(of: .todoRule, $0.id.number, limit: 30, in: visit.office) } ?? []
        return try visit.show(
            "todo-rules/form", title: ErrorSummary.title(title, problems), at: .todoRules,
            crumbs: [Crumb("TODO Auto Rules", "/todo-rules"), Crumb(title)],
            status: status ?? ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + fields(entry).map { $0.entry(problems) } + [
                ("heading", .text(title)), ("version", .integer(version)), ("is_new", .bool(rule == nil)),
                ("is_enabled", .bool(entry.isEnabled)),
                ("address", .text(rule.map { "/todo-rules/\($0.id.number)" } ?? "/todo-rules")),
            ] + AuditTable.entries(audit, in: visit.office))
    }

    private static func fields(_ entry: TodoRule.Entry) -> [FormField] {
        var name = FormField("name", "Name", value: entry.name)
        (name.limit, name.isRequired) = (TodoRule.longestName, true)
        var description = FormField("description", "Description", .lines(rows: 2), value: entry.description)
        (description.limit, description.isOptional) = (TodoRule.longestDescription, true)
        var begins = FormField(
            "begins", "Made when",
            .choice([("", "Choose…")] + Occurrence.Kind.beginning.map { ($0.rawValue, $0.title) }),
            value: entry.begins)
        begins.hint = "Only one open TODO is made for the same thing."
        var ends = FormField(
            "ends", "Completed when",
            .choice([("", "Only somebody completes it")] + Occurrence.Kind.ending.map { ($0.rawValue, $0.title) }),
            value: entry.ends)
        ends.hint =
            "A payment or a new address of the customer answers all that is open; an invoice only what is about it."
        var text = FormField("text", "What the TODO says", value: entry.text)
        (text.limit, text.isRequired) = (TodoRule.longestText, true)
        text.hint = "The case is added in brackets, such as an amount or an address."
        let kind = FormField("kind", "Type", .choice(Todo.kinds.map { ($0, $0) }), value: entry.kind)
        var days = FormField("due_days", "Due after (days)", .line(type: "number"), value: entry.dueDays)
        days.width = "w-1"
        let assignee = FormField(
            "assignee", "Assigned to", .choice(TodoRule.Assignee.allCases.map { ($0.rawValue, $0.title) }),
            value: entry.assignee)
        return [name, description, begins, ends, text, kind, days, assignee]
    }
}
