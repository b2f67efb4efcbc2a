import FastCGI
import Mustache
import Postroom

/// One TODO, with what is to be done, by whom and when, and what can be done about it.
enum TodoPage {
    static func show(_ visit: Visit) throws -> Reply {
        try show(visit, try find(visit), [])
    }

    static func complete(_ visit: Visit) throws -> Reply {
        let todo = try find(visit)
        let isNew = try todo.complete(note: visit.form["note"] ?? "", in: visit.office)
        return visit.redirect(to: back(visit, todo), saying: isNew ? "Done: \(todo.text)" : "That was done already.")
    }

    static func reopen(_ visit: Visit) throws -> Reply {
        let todo = try find(visit)
        let isNew = try todo.reopen(in: visit.office)
        return visit.redirect(to: address(todo), saying: isNew ? "Open again." : "That was open already.")
    }

    static func take(_ visit: Visit) throws -> Reply {
        let todo = try find(visit)
        return try answer(visit, todo, "It is yours now.", try todo.take(version: version(visit), in: visit.office))
    }

    static func snooze(_ visit: Visit) throws -> Reply {
        let todo = try find(visit)
        let until = visit.form["until"] ?? ""
        let words = Day(text: until).map { "Snoozed until \($0.short)." } ?? ""
        return try answer(
            visit, todo, words, try todo.snooze(until: until, version: version(visit), in: visit.office))
    }

    static func wake(_ visit: Visit) throws -> Reply {
        let todo = try find(visit)
        return try answer(visit, todo, "It is back.", try todo.wake(version: version(visit), in: visit.office))
    }

    // MARK: Amending

    static func form(_ visit: Visit) throws -> Reply {
        let todo = try find(visit)
        try visit.office.require(.edit, of: .todos)
        return try form(visit, todo, Todo.Entry(todo), version: todo.version, [])
    }

    static func amend(_ visit: Visit) throws -> Reply {
        let todo = try find(visit)
        let entry = TodoForm.sent(visit.form)
        switch try todo.amend(entry, version: version(visit), in: visit.office) {
        case .changed: return visit.redirect(to: address(todo), saying: "Saved.")
        case .refused(let problems): return try form(visit, todo, entry, version: version(visit), problems)
        case .outdated(let now):
            let problem = Problem(
                "Somebody else changed this TODO meanwhile, so nothing was saved. Compare with how it is now, then save again."
            )
            return try form(visit, now, entry, version: now.version, [problem], status: 409)
        }
    }

    // MARK: Parts

    private static func find(_ visit: Visit) throws -> Todo {
        guard let id = ID<Todo>(text: visit["todo"]), let todo = try Todo.find(id, in: visit.office) else {
            throw TurnedAway.notFound
        }
        return todo
    }

    private static func address(_ todo: Todo) -> String { "/todos/\(todo.id.number)" }

    private static func version(_ visit: Visit) -> Int { visit.form["version"].flatMap { Int($0) } ?? 0 }

    private static func back(_ visit: Visit, _ todo: Todo) -> String {
        visit.form["back"].map { LocalAddress.safe($0) } ?? address(todo)
    }

    private static func answer(_ visit: Visit, _ todo: Todo, _ words: String, _ changed: Todo.Changed) throws -> Reply {
        switch changed {
        case .changed: return visit.redirect(to: address(todo), saying: words)
        case .refused(let problems): return try show(visit, todo, problems)
        case .outdated:
            return visit.redirect(
                to: address(todo), saying: "Somebody else changed this TODO meanwhile. This is how it is now.")
        }
    }

    private static func show(_ visit: Visit, _ todo: Todo, _ problems: [Problem]) throws -> Reply {
        let office = visit.office
        let today = office.today
        var until = FormField("until", "Snooze until", .line(type: "date"), value: visit.form["until"] ?? "")
        until.width = "w-2"
        var note = FormField("note", "Note", .lines(rows: 2))
        (note.isOptional, note.limit) = (true, Todo.longestNote)
        let late = todo.isOpen ? todo.daysLate(on: today) : 0
        return try visit.show(
            "todos/show", title: ErrorSummary.title(todo.text.shortened(to: 60), problems), at: .todos,
            crumbs: [Crumb("TODOs", "/todos"), Crumb(todo.text.shortened(to: 60))],
            status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [until, note].map { $0.entry(problems) } + [
                ("text", .text(todo.text)), ("status", .text(todo.status.title)), ("address", .text(address(todo))),
                ("tone", .text(todo.isOpen ? todo.status == .inProgress ? "info" : "" : "good")),
                ("is_open", .bool(todo.isOpen)), ("is_snoozed", .bool(todo.isSnoozed(on: today))),
                ("version", .integer(todo.version)), ("may_edit", .bool(office.actor.may(.edit, of: .todos))),
                ("is_mine", .bool(todo.assigneeID == office.actor.staffID && todo.status == .inProgress)),
                ("details", .list(todo.details.split(separator: "\n").map { .text(String($0)) })),
                ("has_details", .bool(!todo.details.isEmpty)),
                ("facts", .list(facts(todo, late: late, in: office))),
                ("completion_note", Value(todo.completionNote.isEmpty ? nil : todo.completionNote)),
            ] + AuditTable.entries(try Audit.trail(of: .todo, todo.id.number, in: office), in: office))
    }

    private static func facts(_ todo: Todo, late: Int, in office: Office) -> [Value] {
        func fact(_ name: String, _ value: String, _ address: String? = nil) -> Value {
            ["name": .text(name), "value": .text(value), "address": Value(address)]
        }
        let zone = office.actor.timeZone
        var facts = [
            fact("Customer", "\(todo.account) \(todo.customerName)", CustomerFrame.address(todo.account))
        ]
        if let about = TodoWords.about(todo) { facts.append(fact("About", about, TodoWords.address(todo))) }
        facts.append(fact("Type", todo.kind))
        let due = todo.dueOn.map { late > 0 ? "\($0.short), \(late.counting("day")) late" : $0.short }
        facts.append(fact("Due", due ?? "No date"))
        if let day = todo.snoozedUntil, todo.isSnoozed(on: office.today) {
            facts.append(fact("Snoozed until", day.short))
        }
        facts.append(fact("Assigned to", todo.assignedTo.isEmpty ? "Anyone" : todo.assignedTo))
        let by = todo.rule.isEmpty ? todo.createdBy : "the rule “\(todo.rule)”"
        facts.append(fact("Added", "\(todo.createdAt.dayAndTime(in: zone)) by \(by)"))
        if let at = todo.completedAt {
            facts.append(fact("Completed", "\(at.dayAndTime(in: zone)) by \(todo.completedBy)"))
        }
        return facts
    }

    private static func form(
        _ visit: Visit, _ todo: Todo, _ entry: Todo.Entry, version: Int, _ problems: [Problem], status: Int? = nil
    ) throws -> Reply {
        try visit.show(
            "todos/amend", title: ErrorSummary.title("Amend TODO", problems), at: .todos,
            crumbs: [
                Crumb("TODOs", "/todos"), Crumb(todo.text.shortened(to: 60), address(todo)), Crumb("Amend"),
            ], status: status ?? ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + (try TodoForm.entries(entry, problems, in: visit.office)) + [
                ("address", .text(address(todo))), ("version", .integer(version)),
                ("customer", .text("\(todo.account) \(todo.customerName)")),
                ("now", status == 409 ? .list(facts(todo, late: 0, in: visit.office)) : .list([])),
                ("is_outdated", .bool(status == 409)), ("now_text", .text(todo.text)),
            ])
    }
}
