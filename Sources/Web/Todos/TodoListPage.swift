import FastCGI
import Mustache
import Postroom

/// TODOs > View TODOs: the work list, of whoever looks to begin with.
enum TodoListPage {
    private static let longestDownload = 50_000

    static func show(_ visit: Visit) throws -> Reply {
        let office = visit.office
        let list = list(from: visit.query)
        let page = try list.page(in: office)
        return try visit.show(
            "todos/index", title: "TODOs", at: .todos,
            [
                ("lead", .text(lead(list, page))), ("words", .text(list.words)),
                ("state", .text(list.state.rawValue)), ("states", .list(states(list))),
                ("people", .list(try people(list, in: office))),
                ("kinds", .list(Todo.kinds.map { ["name": .text($0), "is_chosen": .bool($0 == list.kind)] })),
                ("order", .text(list.order.rawValue)), ("descending", .bool(list.isDescending)),
                ("headings", .list(headings(list))), ("rows", .list(page.todos.map { row($0, list, in: office) })),
                ("has_rows", .bool(!page.todos.isEmpty)), ("is_done", .bool(list.state == .done)),
                ("may_edit", .bool(office.actor.may(.edit, of: .todos))),
                ("may_set_rules", .bool(office.actor.may(.full, of: .todos))),
                ("empty_heading", .text(empty(list).0)), ("empty_words", .text(empty(list).1)),
                ("is_narrowed", .bool(list.whose != .everybody || !list.kind.isEmpty || !list.words.isEmpty)),
                ("everybody", .text(everybody(list))), ("here", .text(address(list, after: list.after))),
                ("csv", .text(address(list, path: "/todos.csv"))), ("is_first", .bool(list.after == nil)),
                ("first", .text(address(list))), ("next", page.next.map { .text(address(list, after: $0)) } ?? .null),
            ])
    }

    static func csv(_ visit: Visit) throws -> Reply {
        let office = visit.office
        var list = list(from: visit.query)
        list.after = nil
        var sheet = CSVWriter(headings: [
            "TODO", "Account Number", "Customer", "About", "Type", "What is to be done", "Status", "Due",
            "Snoozed until", "Assigned to", "Added", "Added by", "Rule", "Completed", "Completed by", "Note",
        ])
        let zone = office.actor.timeZone
        try list.each(limit: longestDownload, in: office) { todo in
            sheet.add([
                String(todo.id.number), todo.account, todo.customerName, TodoWords.about(todo) ?? "Customer", todo.kind,
                todo.text, todo.status.title, todo.dueOn?.text ?? "", todo.snoozedUntil?.text ?? "", todo.assignedTo,
                todo.createdAt.dayAndTime(in: zone), todo.createdBy, todo.rule,
                todo.completedAt?.dayAndTime(in: zone) ?? "", todo.completedBy, todo.completionNote,
            ])
        }
        return sheet.reply(named: "todos-\(office.today.text).csv")
    }

    /// Completes what is ticked, or the one whose button was pressed.
    static func complete(_ visit: Visit) throws -> Reply {
        let back = LocalAddress.safe(visit.form["back"] ?? "/todos")
        let only = visit.form["only"].flatMap { ID<Todo>(text: $0) }
        let ids = only.map { [$0] } ?? visit.form.all("todo").prefix(TodoList.pageSize * 2).compactMap { ID(text: $0) }
        guard !ids.isEmpty else { return visit.redirect(to: back, saying: "Tick what is done first.") }
        let note = only == nil ? visit.form["note"] ?? "" : ""
        let done = try Todo.completeAll(ids, note: note, in: visit.office)
        let words =
            switch (done, ids.count) {
            case (0, _): "That was done already."
            case (1, 1): "1 TODO completed."
            case (let done, let ticked) where done < ticked:
                "\(done) TODOs completed; \(ticked - done) had been done already."
            case (let done, _): "\(done) TODOs completed."
            }
        return visit.redirect(to: back, saying: words)
    }

    // MARK: The question

    private static func list(from query: Fields) -> TodoList {
        var list = TodoList()
        list.whose =
            switch query["whose"] ?? "" {
            case "all": .everybody
            case "none": .nobody
            case let text: ID<Staff>(text: text).map { .staff($0) } ?? .mine
            }
        list.state = query["state"].flatMap(TodoList.State.init) ?? .open
        list.kind = query["kind"] ?? ""
        list.words = (query["q"] ?? "").trimmed
        list.order = query["sort"].flatMap(TodoList.Order.init) ?? .date
        list.isDescending = query["down"].map { $0 == "1" } ?? (list.state == .done)
        list.after = query["after"].flatMap { ListCursor(text: $0) }
        return list
    }

    private static func name(_ whose: TodoList.Whose) -> String {
        switch whose {
        case .mine: ""
        case .everybody: "all"
        case .nobody: "none"
        case .staff(let id): String(id.number)
        }
    }

    private static func address(
        _ list: TodoList, path: String = "/todos", after: ListCursor? = nil
    ) -> String {
        var fields: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append("\(name)=\(value.percentEncoded)") }
        }
        add("whose", name(list.whose))
        add("state", list.state == .open ? nil : list.state.rawValue)
        add("kind", list.kind)
        add("q", list.words)
        add("sort", list.order == .date ? nil : list.order.rawValue)
        add("down", list.isDescending == (list.state == .done) ? nil : list.isDescending ? "1" : "0")
        add("after", after?.text)
        return fields.isEmpty ? path : "\(path)?\(fields.joined(separator: "&"))"
    }

    private static func everybody(_ list: TodoList) -> String {
        var other = TodoList()
        (other.whose, other.state, other.isDescending) = (.everybody, list.state, list.state == .done)
        return address(other)
    }

    // MARK: The answer

    private static func lead(_ list: TodoList, _ page: TodoList.Page) -> String {
        let count = page.isCountCapped ? "More than \(page.count.grouped)" : page.count.grouped
        let noun = page.count == 1 && !page.isCountCapped ? "TODO" : "TODOs"
        let order =
            switch (list.state, list.order) {
            case (.open, .added), (.overdue, .added):
                list.isDescending ? "newest first" : "in the order they were added"
            case (.open, .date), (.overdue, .date): list.isDescending ? "latest date first" : "most urgent first"
            case (.snoozed, _): list.isDescending ? "last to come back first" : "next to come back first"
            case (.done, _): list.isDescending ? "latest first" : "oldest first"
            }
        return "\(count) \(noun), \(order)"
    }

    private static func states(_ list: TodoList) -> [Value] {
        TodoList.State.allCases.map { state in
            var other = list
            (other.state, other.order, other.isDescending) = (state, .date, state == .done)
            return [
                "title": .text(state.title), "address": .text(address(other)), "is_current": .bool(state == list.state),
            ]
        }
    }

    private static func people(_ list: TodoList, in office: Office) throws -> [Value] {
        let first: [(String, String)] =
            list.state == .done
            ? [("", "Done by me"), ("all", "Done by anybody"), ("none", "Done by Postroom itself")]
            : [("", "Mine"), ("all", "Everybody’s"), ("none", "Anyone’s: assigned to nobody")]
        let staff = try Staff.all(in: office).filter { $0.id != office.actor.staffID }
        let all = first + staff.map { (String($0.id.number), $0.name) }
        return all.map {
            ["value": .text($0.0), "title": .text($0.1), "is_chosen": .bool($0.0 == name(list.whose))]
        }
    }

    private static func headings(_ list: TodoList) -> [Value] {
        func plain(_ title: String, _ style: String = "") -> Value {
            [
                "title": .text(title), "style": .text(style), "address": .null, "sort": .null, "is_up": false,
                "is_down": false,
            ]
        }
        func sorted(_ title: String, _ order: TodoList.Order, _ style: String = "") -> Value {
            var other = list
            let isCurrent = list.order == order
            other.order = order
            other.isDescending = isCurrent ? !list.isDescending : order == .added
            let sort = isCurrent ? (list.isDescending ? "descending" : "ascending") : "none"
            return [
                "title": .text(title), "style": .text(style), "address": .text(address(other)), "sort": .text(sort),
                "is_up": .bool(isCurrent && !list.isDescending), "is_down": .bool(isCurrent && list.isDescending),
            ]
        }
        let date =
            switch list.state {
            case .open, .overdue: "Due"
            case .snoozed: "Comes back"
            case .done: "Done"
            }
        let added: Value =
            list.state == .open || list.state == .overdue ? sorted("Added", .added, "less") : plain("Added", "less")
        return [
            plain("TODO"), plain("Customer"), plain("Type"), sorted(date, .date),
            plain(list.state == .done ? "By" : "Assigned to"), added,
        ]
    }

    private static func row(_ todo: Todo, _ list: TodoList, in office: Office) -> Value {
        let late = todo.isOpen ? todo.daysLate(on: office.today) : 0
        let date =
            switch list.state {
            case .open, .overdue: todo.dueOn.map { $0 == office.today ? "Today" : $0.short }
            case .snoozed: todo.snoozedUntil?.short
            case .done: todo.completedAt?.day(in: office.actor.timeZone).short
            }
        let person = list.state == .done ? todo.completedBy : todo.assignedTo
        return [
            "id": .integer(todo.id.number), "address": .text("/todos/\(todo.id.number)"), "text": .text(todo.text),
            "about": Value(TodoWords.about(todo)), "about_address": Value(TodoWords.address(todo)),
            "customer": .text(todo.customerName), "account": .text(todo.account),
            "customer_address": .text(CustomerFrame.address(todo.account)), "kind": .text(todo.kind),
            "is_in_progress": .bool(todo.status == .inProgress), "date": Value(date),
            "late": late > 0 ? .text("\(late.counting("day")) late") : .null,
            "person": person.isEmpty ? .null : .text(person),
            "added": .text(todo.createdAt.day(in: office.actor.timeZone).short), "added_by": .text(todo.createdBy),
            "may_tick": .bool(todo.isOpen && office.actor.may(.edit, of: .todos)),
        ]
    }

    private static func empty(_ list: TodoList) -> (String, String) {
        if !list.words.isEmpty || !list.kind.isEmpty {
            return ("No TODOs match", "Nothing fits these filters. Take one away, or start again.")
        }
        switch list.state {
        case .open:
            return (
                list.whose == .mine ? "Nothing is on your list" : "Nothing is open",
                "What has to be done about a customer, an invoice, a payment or a letter appears here until it is done."
            )
        case .overdue: return ("Nothing is overdue", "No open TODO has a date before today.")
        case .snoozed: return ("Nothing is asleep", "A TODO that is snoozed waits here until its day comes.")
        case .done: return ("Nothing was done yet", "What is completed is kept here.")
        }
    }
}
