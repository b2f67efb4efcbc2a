import SQL

extension Todo {
    private static let selection: SQL = """
        SELECT t.id, t.customer_id, t.kind, t.text, t.due_on, coalesce(a.name, ''), t.created_at,
          coalesce(b.name, 'Postroom'), t.completed_at
        FROM todo t
        LEFT JOIN staff a ON a.id = t.assigned_to
        LEFT JOIN staff b ON b.id = t.created_by
        """

    private init(_ row: borrowing Row) {
        self.init(
            id: row[0], customerID: row[1], kind: row[2], text: row[3], dueOn: row[4], assignedTo: row[5],
            createdAt: row[6], createdBy: row[7], completedAt: row[8])
    }

    package static func find(_ id: ID<Todo>, in office: Office) throws -> Todo? {
        try office.require(.view, of: .todos)
        return try office.database.first(
            "\(selection) WHERE t.id = \(id) AND t.organisation_id = \(office.organisationID)"
        ) { Todo($0) }
    }

    /// What is open about a customer, the most urgent first; those without a date last.
    package static func open(of customer: ID<Customer>, limit: Int = 50, in office: Office) throws -> [Todo] {
        try office.require(.view, of: .todos)
        return try office.database.rows(
            """
            \(selection)
            WHERE t.customer_id = \(customer) AND t.completed_at IS NULL
              AND t.organisation_id = \(office.organisationID)
            ORDER BY t.due_on IS NULL, t.due_on, t.id LIMIT \(limit)
            """
        ) { Todo($0) }
    }

    /// What was done about a customer, the latest first.
    package static func done(of customer: ID<Customer>, limit: Int = 20, in office: Office) throws -> [Todo] {
        try office.require(.view, of: .todos)
        return try office.database.rows(
            """
            \(selection)
            WHERE t.subject = \(Audit.Subject.customer) AND t.subject_id = \(customer) AND t.completed_at IS NOT NULL
              AND t.organisation_id = \(office.organisationID)
            ORDER BY t.completed_at DESC, t.id DESC LIMIT \(limit)
            """
        ) { Todo($0) }
    }

    // MARK: Adding

    /// A TODO as the form holds it.
    package struct Entry: Sendable {
        package var text = ""
        package var kind = Todo.kinds[0]
        /// `YYYY-MM-DD`, or empty for no date.
        package var dueOn = ""
        /// `nil`: anyone.
        package var assignedTo: ID<Staff>?

        package init() {}
    }

    package enum Added: Equatable {
        case added(ID<Todo>)
        case refused([Problem])
    }

    /// Stores a new TODO. The same form sent twice within a minute makes one.
    package static func add(_ entry: Entry, for customer: Customer, in office: Office) throws -> Added {
        try office.require(.edit, of: .todos)
        let day = Day(text: entry.dueOn.trimmed)
        let problems = try problems(entry, day: day, in: office)
        guard problems.isEmpty else { return .refused(problems) }
        return try office.atomically {
            if let earlier = try repeated(entry, day: day, for: customer, in: office) { return .added(earlier) }
            let id: ID<Todo> = ID(
                try office.database.insert(
                    """
                    INSERT INTO todo(organisation_id, customer_id, kind, text, subject, subject_id, due_on,
                      assigned_to, created_at, created_by)
                    VALUES (\(office.organisationID), \(customer.id), \(entry.kind), \(entry.text.trimmed),
                      \(Audit.Subject.customer), \(customer.id), \(day), \(entry.assignedTo), \(office.now),
                      \(office.actor.staffID))
                    """))
            try Audit.record(
                "added", of: .todo, id.number, customer: customer.id, summary: entry.text.trimmed, in: office)
            return .added(id)
        }
    }

    private static func problems(_ entry: Entry, day: Day?, in office: Office) throws -> [Problem] {
        var problems: [Problem] = []
        let length = entry.text.trimmed.count
        if length == 0 { problems.append(Problem(field: "text", "Say what is to be done.")) }
        if length > longestText {
            problems.append(Problem(field: "text", "Use 500 characters at most; there are \(length)."))
        }
        if !kinds.contains(entry.kind) { problems.append(Problem(field: "kind", "Choose a type from the list.")) }
        if day == nil, !entry.dueOn.trimmed.isEmpty {
            problems.append(Problem(field: "due", "Enter the due date as a day, month and year, or leave it empty."))
        }
        if let staff = entry.assignedTo, try !Staff.all(in: office).contains(where: { $0.id == staff }) {
            problems.append(Problem(field: "assigned", "Choose somebody from the list, or anyone."))
        }
        return problems
    }

    private static func repeated(
        _ entry: Entry, day: Day?, for customer: Customer, in office: Office
    ) throws -> ID<Todo>? {
        try office.database.first(
            """
            SELECT id FROM todo
            WHERE customer_id = \(customer.id) AND completed_at IS NULL AND text = \(entry.text.trimmed)
              AND kind = \(entry.kind) AND coalesce(due_on, '') = \(day?.text ?? "")
              AND coalesce(assigned_to, 0) = \(entry.assignedTo?.number ?? 0)
              AND coalesce(created_by, 0) = \(office.actor.staffID?.number ?? 0) AND created_at > \(office.now - 60)
            LIMIT 1
            """
        ) { $0[0] }
    }

    // MARK: Done and not done

    /// - Returns: `false` where it was done already.
    package func complete(note: String = "", in office: Office) throws -> Bool {
        try office.require(.edit, of: .todos)
        return try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE todo SET completed_at = \(office.now), completed_by = \(office.actor.staffID),
                  completion_note = \(note.trimmed)
                WHERE id = \(id) AND completed_at IS NULL AND organisation_id = \(office.organisationID)
                """)
            guard changed == 1 else { return false }
            try Audit.record(
                "completed", of: .todo, id.number, customer: customerID, summary: text, details: note.trimmed,
                in: office)
            return true
        }
    }

    /// - Returns: `false` where it was open already.
    package func reopen(in office: Office) throws -> Bool {
        try office.require(.edit, of: .todos)
        return try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE todo SET completed_at = NULL, completed_by = NULL, completion_note = ''
                WHERE id = \(id) AND completed_at IS NOT NULL AND organisation_id = \(office.organisationID)
                """)
            guard changed == 1 else { return false }
            try Audit.record("reopened", of: .todo, id.number, customer: customerID, summary: text, in: office)
            return true
        }
    }
}
