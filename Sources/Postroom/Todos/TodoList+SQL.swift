import SQL

extension TodoList {
    /// One page of the list.
    package func page(in office: Office) throws -> Page {
        let found = try todos(limit: Self.pageSize + 1, in: office)
        let shown = Array(found.prefix(Self.pageSize))
        let count = try count(in: office)
        return Page(
            todos: shown, next: found.count > Self.pageSize ? shown.last.map(cursor) : nil,
            count: min(count, Self.countLimit), isCountCapped: count > Self.countLimit)
    }

    /// Every TODO of the list, one by one, in its order: for CSV.
    package func each(limit: Int, in office: Office, _ body: (Todo) throws -> Void) throws {
        var (list, left) = (self, limit)
        while left > 0 {
            let batch = try list.todos(limit: min(left, 500), in: office)
            for todo in batch { try body(todo) }
            left -= batch.count
            guard batch.count == 500, let last = batch.last else { return }
            list.after = cursor(last)
        }
    }

    /// What follows the cursor; what has a date comes before what has none, each from its index.
    private func todos(limit: Int, in office: Office) throws -> [Todo] {
        try office.require(.view, of: .todos)
        guard isDated else { return try rows(limit: limit, where: ["TRUE"], by: "t.id", in: office) }
        var found: [Todo] = []
        if after.map({ !$0.value.isEmpty }) ?? true {
            found = try rows(limit: limit, where: ["\(column) IS NOT NULL"], by: "\(column)", in: office)
        }
        guard found.count < limit, state == .open else { return found }
        var rest = self
        if after?.value.isEmpty == false { rest.after = nil }
        return found
            + (try rest.rows(limit: limit - found.count, where: ["\(column) IS NULL"], by: "t.id", in: office))
    }

    private func rows(limit: Int, where more: [SQL], by column: SQL, in office: Office) throws -> [Todo] {
        let direction: SQL = isDescending ? "DESC" : "ASC"
        let conditions = SQL.joined(try conditions(in: office) + more + beyond(column), by: " AND ")
        return try office.database.rows(
            "\(Todo.selection) WHERE \(conditions) ORDER BY \(column) \(direction), t.id \(direction) LIMIT \(limit)"
        ) { Todo($0) }
    }

    private func beyond(_ column: SQL) -> [SQL] {
        guard let after else { return [] }
        let comparison: SQL = isDescending ? "<" : ">"
        if column.text == "t.id" { return ["t.id \(comparison) \(after.id)"] }
        if state == .done { return ["(\(column), t.id) \(comparison) (\(Int(after.value) ?? 0), \(after.id))"] }
        return ["(\(column), t.id) \(comparison) (\(after.value), \(after.id))"]
    }

    private func cursor(_ todo: Todo) -> ListCursor {
        guard isDated else { return ListCursor(value: "", id: todo.id.number) }
        let value =
            switch state {
            case .open, .overdue: todo.dueOn?.text
            case .snoozed: todo.snoozedUntil?.text
            case .done: todo.completedAt.map { String($0.seconds) }
            }
        return ListCursor(value: value ?? "", id: todo.id.number)
    }

    private var isDated: Bool { ownOrder == .date }

    private var column: SQL {
        switch state {
        case .open, .overdue: "t.due_on"
        case .snoozed: "t.snoozed_until"
        case .done: "t.completed_at"
        }
    }

    private func count(in office: Office) throws -> Int {
        let conditions = SQL.joined(try conditions(in: office), by: " AND ")
        return try office.database.first(
            "SELECT count(*) FROM (SELECT 1 FROM todo t WHERE \(conditions) LIMIT \(Self.countLimit + 1)) AS some"
        ) { $0[0] } ?? 0
    }

    private func conditions(in office: Office) throws -> [SQL] {
        let today = office.today
        // With words, their few hits are looked up one by one; the sum keeps the database from walking everything.
        var conditions: [SQL] = [
            words.trimmed.isEmpty
                ? "t.organisation_id = \(office.organisationID)" : "t.organisation_id + 0 = \(office.organisationID)"
        ]
        switch state {
        case .open:
            conditions.append("t.completed_at IS NULL AND (t.snoozed_until IS NULL OR t.snoozed_until <= \(today))")
        case .overdue:
            conditions.append(
                """
                t.completed_at IS NULL AND t.due_on < \(today)
                  AND (t.snoozed_until IS NULL OR t.snoozed_until <= \(today))
                """)
        case .snoozed: conditions.append("t.completed_at IS NULL AND t.snoozed_until > \(today)")
        case .done: conditions.append("t.completed_at IS NOT NULL")
        }
        if !kind.isEmpty { conditions.append("t.kind = \(kind)") }
        let person: SQL = state == .done ? "t.completed_by" : "t.assigned_to"
        switch whose {
        case .everybody: break
        case .mine: conditions.append("\(person) = \(office.actor.staffID?.number ?? 0)")
        case .nobody: conditions.append("\(person) IS NULL")
        case .staff(let id): conditions.append("\(person) = \(id)")
        }
        if !words.trimmed.isEmpty { conditions.append(search(in: office)) }
        return conditions
    }

    /// TODOs that say the words, and those of customers whom the words name.
    private func search(in office: Office) -> SQL {
        let folded = words.trimmed
        let pieces = folded.split(whereSeparator: \.isWhitespace).map(String.init).filter { $0.count >= 3 }
        var anyOf: [SQL] = [
            """
            SELECT id FROM todo WHERE customer_id IN (
              SELECT c.id FROM customer c WHERE \(CustomerIndex.condition(for: folded, of: office.organisationID))
              LIMIT \(Self.searchLimit))
            """
        ]
        if !pieces.isEmpty {
            let match = pieces.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: " AND ")
            anyOf.append(
                """
                SELECT rowid FROM (SELECT rowid FROM todo_index WHERE todo_index MATCH \(match)
                  ORDER BY rowid DESC LIMIT \(Self.searchLimit)) AS hits
                """)
        }
        return "t.id IN (\(SQL.joined(anyOf, by: " UNION ")))"
    }
}
