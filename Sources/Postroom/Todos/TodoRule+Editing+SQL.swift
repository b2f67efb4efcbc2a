import SQL

extension TodoRule {
    /// A rule as the form holds it, not yet believed.
    package struct Entry: Sendable {
        package var name = ""
        package var description = ""
        package var kind = Todo.kinds[0]
        package var text = ""
        package var dueDays = "0"
        package var assignee = Assignee.anyone.rawValue
        package var begins = ""
        package var ends = ""
        package var isEnabled = true

        package init() {}

        package init(_ rule: TodoRule) {
            (name, description, kind, text) = (rule.name, rule.description, rule.kind, rule.text)
            (dueDays, assignee) = (String(rule.dueDays), rule.assignee.rawValue)
            (begins, ends) = (rule.begins.rawValue, rule.ends?.rawValue ?? "")
            isEnabled = rule.isEnabled
        }
    }

    package enum Saved: Equatable {
        case saved(ID<TodoRule>)
        /// Somebody changed it meanwhile; nothing was saved.
        case outdated
        case refused([Problem])
    }

    /// Stores a new rule.
    package static func add(_ entry: Entry, in office: Office) throws -> Saved {
        try office.require(.full, of: .todos)
        return try office.atomically {
            let problems = try entry.problems(of: nil, in: office)
            guard problems.isEmpty else { return .refused(problems) }
            let id = try office.database.insert(
                """
                INSERT INTO todo_rule(organisation_id, name, description, todo_kind, text, due_days, assignee,
                  created_by_event, completed_by_event, is_enabled, enabled_on)
                VALUES (\(office.organisationID), \(entry.name.trimmed), \(entry.description.trimmed), \(entry.kind),
                  \(entry.text.trimmed), \(entry.days), \(entry.assignee), \(entry.begins), \(entry.ends),
                  \(entry.isEnabled), \(office.today))
                """)
            try Audit.record("added", of: .todoRule, id, summary: entry.name.trimmed, in: office)
            return .saved(ID(id))
        }
    }

    /// Stores a changed rule, unless somebody changed it since the form was opened.
    ///
    /// - Parameter version: of the rule that the form showed.
    package func amend(_ entry: Entry, version: Int, in office: Office) throws -> Saved {
        try office.require(.full, of: .todos)
        return try office.atomically {
            let problems = try entry.problems(of: self, in: office)
            guard problems.isEmpty else { return .refused(problems) }
            // Another beginning is another rule: what happened of it before today makes no TODO.
            let begins = entry.begins != begins.rawValue || (entry.isEnabled && !isEnabled)
            let changed = try office.database.run(
                """
                UPDATE todo_rule SET name = \(entry.name.trimmed), description = \(entry.description.trimmed),
                  todo_kind = \(entry.kind), text = \(entry.text.trimmed), due_days = \(entry.days),
                  assignee = \(entry.assignee), created_by_event = \(entry.begins), completed_by_event = \(entry.ends),
                  is_enabled = \(entry.isEnabled), enabled_on = \(begins ? office.today : enabledOn),
                  version = version + 1
                WHERE id = \(id) AND version = \(version) AND deleted_at IS NULL
                  AND organisation_id = \(office.organisationID)
                """)
            guard changed == 1 else { return .outdated }
            try Audit.record("amended", of: .todoRule, id.number, summary: entry.name.trimmed, in: office)
            return .saved(id)
        }
    }

    /// Switches it on or off. On, it begins today.
    ///
    /// - Returns: `false` where it was so already.
    package func enable(_ isOn: Bool, in office: Office) throws -> Bool {
        try office.require(.full, of: .todos)
        return try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE todo_rule SET is_enabled = \(isOn), enabled_on = \(isOn ? office.today : enabledOn),
                  version = version + 1
                WHERE id = \(id) AND is_enabled <> \(isOn) AND deleted_at IS NULL
                  AND organisation_id = \(office.organisationID)
                """)
            guard changed == 1 else { return false }
            try Audit.record(isOn ? "enabled" : "disabled", of: .todoRule, id.number, summary: name, in: office)
            return true
        }
    }

    /// Deletes it. The TODOs it made stay as they are.
    ///
    /// - Returns: `false` where it was gone already.
    package func delete(in office: Office) throws -> Bool {
        try office.require(.full, of: .todos)
        return try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE todo_rule SET deleted_at = \(office.now), is_enabled = 0, version = version + 1
                WHERE id = \(id) AND deleted_at IS NULL AND organisation_id = \(office.organisationID)
                """)
            guard changed == 1 else { return false }
            try Audit.record("deleted", of: .todoRule, id.number, summary: name, in: office)
            return true
        }
    }
}

extension TodoRule.Entry {
    fileprivate var days: Int { Int(dueDays.trimmed) ?? 0 }

    fileprivate func problems(of rule: TodoRule?, in office: Office) throws -> [Problem] {
        var problems: [Problem] = []
        func refuse(_ field: String, _ message: String) { problems.append(Problem(field: field, message)) }
        if name.trimmed.isEmpty { refuse("name", "Give the rule a name.") }
        if name.trimmed.count > TodoRule.longestName { refuse("name", "A name can have 80 characters at most.") }
        let isTaken = try office.database.exists(
            """
            SELECT 1 FROM todo_rule WHERE organisation_id = \(office.organisationID) AND name = \(name.trimmed)
              AND deleted_at IS NULL AND id <> \(rule?.id.number ?? 0)
            """)
        if isTaken { refuse("name", "There is a rule of this name already.") }
        if description.trimmed.count > TodoRule.longestDescription {
            refuse("description", "A description can have 500 characters at most.")
        }
        if text.trimmed.isEmpty { refuse("text", "Say what is to be done.") }
        if text.trimmed.count > TodoRule.longestText { refuse("text", "Use 200 characters at most.") }
        if !Todo.kinds.contains(kind), kind != rule?.kind { refuse("kind", "Choose a type from the list.") }
        if !Occurrence.Kind.beginning.map(\.rawValue).contains(begins) {
            refuse("begins", "Choose what makes the TODO.")
        }
        if !ends.isEmpty, !Occurrence.Kind.ending.map(\.rawValue).contains(ends) {
            refuse("ends", "Choose what completes the TODO, or nothing.")
        }
        if Int(dueDays.trimmed).map({ (0...TodoRule.mostDueDays).contains($0) }) != true {
            refuse("due_days", "Enter a whole number of days from 0 to 365.")
        }
        if TodoRule.Assignee(rawValue: assignee) == nil { refuse("assignee", "Choose whose work it becomes.") }
        return problems
    }
}
