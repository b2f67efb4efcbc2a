import FastCGI
import Mustache
import Postroom

/// What is to be done about a customer: the list, Add > TODO, Done and Reopen.
enum TodoPages {
    static func list(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let today = frame.office.today
        let open = try Todo.open(of: frame.customer.id, limit: 200, in: frame.office)
        let done = try Todo.done(of: frame.customer.id, in: frame.office)
        let mayEdit = frame.office.actor.may(.edit, of: .todos)
        return try frame.show(
            form: "customers/todos", title: "TODOs",
            [
                ("todos", .list(open.map { value($0, at: frame.address, today: today) })),
                ("has_todos", .bool(!open.isEmpty)), ("may_add_todo", .bool(mayEdit)),
                ("done", .list(done.map { value($0, at: frame.address, today: today) })),
                ("has_done", .bool(!done.isEmpty)),
            ])
    }

    static func form(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        try frame.office.require(.edit, of: .todos)
        var entry = Todo.Entry()
        entry.assignedTo = frame.office.actor.staffID
        return try form(frame, entry, [])
    }

    static func add(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        var entry = Todo.Entry()
        entry.text = visit.form["text"] ?? ""
        entry.kind = visit.form["kind"] ?? ""
        entry.dueOn = visit.form["due"] ?? ""
        entry.assignedTo = visit.form["assigned"].flatMap { ID(text: $0) }
        switch try Todo.add(entry, for: frame.customer, in: frame.office) {
        case .added: return visit.redirect(to: frame.address, saying: "TODO added.")
        case .refused(let problems): return try form(frame, entry, problems)
        }
    }

    static func complete(_ visit: Visit) throws -> Reply {
        let (frame, todo) = try todo(visit)
        let isNew = try todo.complete(in: frame.office)
        return visit.redirect(
            to: back(visit, frame), saying: isNew ? "Done: \(todo.text)" : "That was done already: \(todo.text)")
    }

    static func reopen(_ visit: Visit) throws -> Reply {
        let (frame, todo) = try todo(visit)
        _ = try todo.reopen(in: frame.office)
        return visit.redirect(to: "\(frame.address)/todos", saying: "Open again: \(todo.text)")
    }

    private static func todo(_ visit: Visit) throws -> (CustomerFrame, Todo) {
        let frame = try CustomerFrame(visit)
        guard let id = ID<Todo>(text: visit["todo"]), let todo = try Todo.find(id, in: frame.office),
            todo.customerID == frame.customer.id
        else { throw TurnedAway.notFound }
        return (frame, todo)
    }

    /// The page the button stood on.
    private static func back(_ visit: Visit, _ frame: CustomerFrame) -> String {
        visit.form["from"] == "todos" ? "\(frame.address)/todos" : frame.address
    }

    private static func form(_ frame: CustomerFrame, _ entry: Todo.Entry, _ problems: [Problem]) throws -> Reply {
        let problem = { (field: String) in Value(problems.first { $0.field == field }?.message) }
        let staff = try Staff.all(in: frame.office).filter(\.maySignIn)
        return try frame.show(
            form: "customers/todo", title: "Add TODO", problems: problems,
            [
                ("text", .text(entry.text)), ("due", .text(entry.dueOn)), ("longest", .integer(Todo.longestText)),
                ("kinds", .list(Todo.kinds.map { ["name": .text($0), "is_chosen": .bool($0 == entry.kind)] })),
                (
                    "staff",
                    .list(
                        staff.map {
                            [
                                "id": .integer($0.id.number), "name": .text($0.name),
                                "is_chosen": .bool($0.id == entry.assignedTo),
                            ]
                        })
                ),
                ("text_problem", problem("text")), ("kind_problem", problem("kind")), ("due_problem", problem("due")),
                ("assigned_problem", problem("assigned")),
            ])
    }

    /// A TODO as lists show it.
    static func value(_ todo: Todo, at base: String, today: Day) -> Value {
        let late = todo.daysLate(on: today)
        let due = todo.dueOn.map { $0 == today ? "Today" : $0.short }
        return [
            "id": .integer(todo.id.number), "text": .text(todo.text),
            "action": .text("\(base)/todos/\(todo.id.number)"),
            "due": Value(due), "late": late > 0 ? .text("\(FigureTiles.days(late)) late") : .null,
            "kind": todo.kind == Todo.kinds[0] ? .null : .text(todo.kind),
            "assigned": todo.assignedTo.isEmpty ? .null : .text(todo.assignedTo),
        ]
    }
}
