import SQL

extension TodoRule.Assignee: SQLBindable, SQLReadable {}

extension TodoRule {
    private static let columns: SQL = """
        id, name, description, todo_kind, text, due_days, assignee, created_by_event, completed_by_event, is_enabled,
        enabled_on, version
        """

    private init(_ row: borrowing Row) {
        let begins: Occurrence.Kind = row[7]
        self.init(
            id: row[0], name: row[1], description: row[2], kind: row[3], text: row[4], dueDays: row[5],
            assignee: row[6], begins: begins, ends: Occurrence.Kind(rawValue: row[8]), isEnabled: row[9],
            enabledOn: row[10], version: row[11])
    }

    /// Every rule, by name.
    package static func all(in office: Office) throws -> [TodoRule] {
        try office.require(.full, of: .todos)
        return try office.database.rows(
            """
            SELECT \(columns) FROM todo_rule
            WHERE organisation_id = \(office.organisationID) AND deleted_at IS NULL ORDER BY name, id
            """
        ) { TodoRule($0) }
    }

    package static func find(_ id: ID<TodoRule>, in office: Office) throws -> TodoRule? {
        try office.require(.full, of: .todos)
        return try office.database.first(
            """
            SELECT \(columns) FROM todo_rule
            WHERE id = \(id) AND organisation_id = \(office.organisationID) AND deleted_at IS NULL
            """
        ) { TodoRule($0) }
    }

    /// Gives the office the rules that Postroom ships and that it never had: one that was deleted does not come back.
    ///
    /// - Returns: how many were new to it.
    @discardableResult
    package static func addShipped(in office: Office) throws -> Int {
        try office.atomically {
            var added = 0
            for rule in ShippedTodoRule.all {
                added += try office.database.run(
                    """
                    INSERT INTO todo_rule(organisation_id, code, name, description, todo_kind, text, due_days, assignee,
                      created_by_event, completed_by_event, enabled_on)
                    SELECT \(office.organisationID), \(rule.code), \(rule.name), \(rule.description), \(rule.kind),
                      \(rule.text), \(rule.dueDays), \(rule.assignee), \(rule.begins), \(rule.ends?.rawValue ?? ""),
                      \(office.today)
                    WHERE NOT EXISTS (SELECT 1 FROM todo_rule WHERE organisation_id = \(office.organisationID)
                      AND (code = \(rule.code) OR (name = \(rule.name) AND deleted_at IS NULL)))
                    """)
            }
            return added
        }
    }

    // MARK: Following

    /// Completes what something that happened answers, and makes what it asks for; in the transaction that is open.
    ///
    /// - Parameter day: the day it counts from, such as an invoice's due date; a rule that was enabled later leaves it
    ///   alone. `nil`: it happens now.
    static func follow(
        _ kind: Occurrence.Kind, of subject: Audit.Subject, _ id: Int, customer: ID<Customer>, note: String,
        from day: Day?, in office: Office
    ) throws {
        precondition(office.database.isInTransaction, "rules are followed together with what happened")
        let rules = try office.database.rows(
            """
            SELECT \(columns) FROM todo_rule
            WHERE organisation_id = \(office.organisationID) AND deleted_at IS NULL
              AND (created_by_event = \(kind) OR completed_by_event = \(kind))
            """
        ) { TodoRule($0) }
        for rule in rules where rule.ends == kind {
            try rule.complete(for: kind, of: subject, id, customer: customer, note: note, in: office)
        }
        for rule in rules where rule.begins == kind && rule.isEnabled && day.map({ $0 >= rule.enabledOn }) ?? true {
            try rule.make(about: subject, id, customer: customer, note: note, in: office)
        }
    }

    private func complete(
        for kind: Occurrence.Kind, of subject: Audit.Subject, _ id: Int, customer: ID<Customer>, note: String,
        in office: Office
    ) throws {
        let which: SQL =
            kind.answersWholeCustomer ? "" : " AND subject = \(subject) AND subject_id = \(id)"
        let open: [(ID<Todo>, String)] = try office.database.rows(
            """
            SELECT id, text FROM todo
            WHERE customer_id = \(customer) AND rule_id = \(self.id) AND completed_at IS NULL\(which) ORDER BY id
            """
        ) { ($0[0], $0[1]) }
        let words = note.isEmpty ? kind.title : "\(kind.title): \(note)"
        for (todo, text) in open {
            try Todo.finish(todo, text: text, customer: customer, note: words, in: office)
        }
    }

    private func make(
        about subject: Audit.Subject, _ about: Int, customer: ID<Customer>, note: String, in office: Office
    ) throws {
        let isThere = try office.database.exists(
            """
            SELECT 1 FROM todo
            WHERE rule_id = \(id) AND subject_id = \(about) AND subject = \(subject) AND completed_at IS NULL
            """)
        guard !isThere else { return }
        let column: SQL =
            switch assignee {
            case .anyone: "NULL"
            case .accountManager: "account_manager_id"
            case .creditController: "credit_controller_id"
            }
        let words = (note.isEmpty ? text : "\(text) (\(note))").shortened(to: Todo.longestText)
        let added = try office.database.insert(
            """
            INSERT INTO todo(organisation_id, customer_id, kind, text, subject, subject_id, due_on, assigned_to,
              created_at, created_by, rule_id)
            SELECT \(office.organisationID), id, \(kind), \(words), \(subject), \(about), \(office.today + dueDays),
              \(column), \(office.now), NULL, \(self.id)
            FROM customer WHERE id = \(customer)
            """)
        try Audit.record(
            "added", of: .todo, added, customer: customer, summary: words, details: "By the rule \(name)", in: office)
    }
}
