import SQL

extension Todo {
    /// Stores what the form holds, unless somebody changed the TODO since the form was opened.
    ///
    /// - Parameter version: of the TODO that the form showed.
    package func amend(_ entry: Entry, version: Int, in office: Office) throws -> Changed {
        try office.require(.edit, of: .todos)
        let problems = try entry.problems(before: self, in: office)
        guard problems.isEmpty else { return .refused(problems) }
        let status = entry.isInProgress ? Status.inProgress : .open
        return try change(
            """
            text = \(entry.text.trimmed), details = \(entry.details.trimmed), kind = \(entry.kind),
            due_on = \(entry.due), snoozed_until = \(entry.sleep), assigned_to = \(entry.assignedTo),
            status = CASE WHEN completed_at IS NULL THEN \(status) ELSE status END
            """, version: version, saying: "amended", in: office)
    }

    /// Puts it out of sight until a day.
    package func snooze(until text: String, version: Int, in office: Office) throws -> Changed {
        try office.require(.edit, of: .todos)
        guard let day = Day(text: text.trimmed) else {
            return .refused([Problem(field: "until", "Enter the day it comes back as a day, month and year.")])
        }
        guard day > office.today else {
            return .refused([Problem(field: "until", "Snooze it until tomorrow or later.")])
        }
        return try change(
            "snoozed_until = \(day)", version: version, saying: "snoozed", details: "Until \(day.short)", in: office)
    }

    /// Brings it back before its day.
    package func wake(version: Int, in office: Office) throws -> Changed {
        try office.require(.edit, of: .todos)
        return try change("snoozed_until = NULL", version: version, saying: "woken", in: office)
    }

    /// Makes it the work of whoever acts, and says that it is begun.
    package func take(version: Int, in office: Office) throws -> Changed {
        try office.require(.edit, of: .todos)
        guard let staff = office.actor.staffID else { preconditionFailure("only people take work") }
        return try change(
            "assigned_to = \(staff), status = 'in progress', snoozed_until = NULL", version: version, saying: "taken",
            details: "By \(office.actor.name)", in: office)
    }

    private func change(
        _ what: SQL, version: Int, saying action: String, details: String = "", in office: Office
    ) throws -> Changed {
        try office.atomically {
            let isOpen: SQL = action == "amended" ? "" : " AND completed_at IS NULL"
            let changed = try office.database.run(
                """
                UPDATE todo SET \(what), version = version + 1
                WHERE id = \(id) AND version = \(version) AND organisation_id = \(office.organisationID)\(isOpen)
                """)
            guard let now = try Todo.find(id, in: office) else { preconditionFailure("TODOs are never deleted") }
            guard changed == 1 else { return .outdated(now) }
            try Audit.record(
                action, of: .todo, id.number, customer: customerID, summary: now.text,
                details: details.isEmpty ? Self.difference(from: self, to: now) : details, in: office)
            return .changed
        }
    }

    /// What an amendment changed, a line each.
    private static func difference(from old: Todo, to new: Todo) -> String {
        let fields = [
            ("What is to be done", old.text, new.text), ("Details", old.details, new.details),
            ("Type", old.kind, new.kind), ("Status", old.status.title, new.status.title),
            ("Due", old.dueOn?.short ?? "no date", new.dueOn?.short ?? "no date"),
            ("Snoozed until", old.snoozedUntil?.short ?? "not", new.snoozedUntil?.short ?? "not"),
            (
                "Assigned to", old.assignedTo.isEmpty ? "anyone" : old.assignedTo,
                new.assignedTo.isEmpty ? "anyone" : new.assignedTo
            ),
        ]
        return fields.filter { $0.1 != $0.2 }
            .map { "\($0.0): \($0.1.shortened(to: 80)) → \($0.2.shortened(to: 80))" }.joined(separator: "\n")
    }

    // MARK: Done and not done

    /// - Returns: `false` where it was done already.
    @discardableResult
    package func complete(note: String = "", in office: Office) throws -> Bool {
        try office.require(.edit, of: .todos)
        return try office.atomically {
            try Todo.finish(
                id, text: text, customer: customerID, note: note.trimmed.shortened(to: Self.longestNote), in: office)
        }
    }

    /// Completes several at once.
    ///
    /// - Returns: how many of them were open.
    package static func completeAll(_ ids: [ID<Todo>], note: String = "", in office: Office) throws -> Int {
        try office.require(.edit, of: .todos)
        guard !ids.isEmpty else { return 0 }
        return try office.atomically {
            let open: [(ID<Todo>, String, ID<Customer>)] = try office.database.rows(
                """
                SELECT id, text, customer_id FROM todo
                WHERE id IN \(SQL.list(ids)) AND organisation_id = \(office.organisationID) AND completed_at IS NULL
                """
            ) { ($0[0], $0[1], $0[2]) }
            for (id, text, customer) in open {
                try finish(
                    id, text: text, customer: customer, note: note.trimmed.shortened(to: longestNote), in: office)
            }
            return open.count
        }
    }

    /// Completes one and writes it down; by a person or by a rule.
    @discardableResult
    static func finish(
        _ id: ID<Todo>, text: String, customer: ID<Customer>, note: String, in office: Office
    ) throws -> Bool {
        let changed = try office.database.run(
            """
            UPDATE todo SET status = 'complete', completed_at = \(office.now), completed_by = \(office.actor.staffID),
              completion_note = \(note), snoozed_until = NULL, version = version + 1
            WHERE id = \(id) AND completed_at IS NULL AND organisation_id = \(office.organisationID)
            """)
        guard changed == 1 else { return false }
        try Audit.record(
            "completed", of: .todo, id.number, customer: customer, summary: text, details: note, in: office)
        return true
    }

    /// - Returns: `false` where it was open already.
    @discardableResult
    package func reopen(in office: Office) throws -> Bool {
        try office.require(.edit, of: .todos)
        return try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE todo SET status = 'open', completed_at = NULL, completed_by = NULL, completion_note = '',
                  version = version + 1
                WHERE id = \(id) AND completed_at IS NOT NULL AND organisation_id = \(office.organisationID)
                """)
            guard changed == 1 else { return false }
            try Audit.record("reopened", of: .todo, id.number, customer: customerID, summary: text, in: office)
            return true
        }
    }
}
