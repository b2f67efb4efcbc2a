import SQL

extension Todo {
    /// Stores a new TODO. The same form sent twice within a minute makes one.
    package static func add(_ entry: Entry, for customer: Customer, in office: Office) throws -> Added {
        try office.require(.edit, of: .todos)
        let problems = try entry.problems(in: office)
        guard problems.isEmpty else { return .refused(problems) }
        guard try isThere(entry.about, of: customer.id, in: office) else {
            return .refused([Problem("What this TODO is about does not belong to \(customer.name).")])
        }
        return try office.atomically {
            if let earlier = try repeated(entry, for: customer, in: office) { return .added(earlier) }
            let about = entry.about.key(of: customer.id)
            let id: ID<Todo> = ID(
                try office.database.insert(
                    """
                    INSERT INTO todo(organisation_id, customer_id, kind, text, details, status, subject, subject_id,
                      due_on, snoozed_until, assigned_to, created_at, created_by)
                    VALUES (\(office.organisationID), \(customer.id), \(entry.kind), \(entry.text.trimmed),
                      \(entry.details.trimmed), \(entry.isInProgress ? Status.inProgress : .open), \(about.subject),
                      \(about.id), \(entry.due), \(entry.sleep), \(entry.assignedTo), \(office.now),
                      \(office.actor.staffID))
                    """))
            try Audit.record(
                "added", of: .todo, id.number, customer: customer.id, summary: entry.text.trimmed, in: office)
            return .added(id)
        }
    }

    /// Stores a TODO that Postroom itself asks for because it could not do something by itself.
    static func raise(
        _ text: String, kind: String, about subject: Audit.Subject, _ id: Int, customer: ID<Customer>,
        details: String = "", in office: Office
    ) throws {
        let words = text.shortened(to: longestText)
        let added = try office.database.insert(
            """
            INSERT INTO todo(organisation_id, customer_id, kind, text, details, subject, subject_id, due_on, created_at)
            VALUES (\(office.organisationID), \(customer), \(kind), \(words), \(details), \(subject), \(id),
              \(office.today), \(office.now))
            """)
        try Audit.record("added", of: .todo, added, customer: customer, summary: words, in: office)
    }

    private static func isThere(_ about: About, of customer: ID<Customer>, in office: Office) throws -> Bool {
        switch about {
        case .customer: true
        case .invoice(let id):
            try office.database.exists("SELECT 1 FROM invoice WHERE id = \(id) AND customer_id = \(customer)")
        case .payment(let id):
            try office.database.exists("SELECT 1 FROM payment WHERE id = \(id) AND customer_id = \(customer)")
        case .correspondence(let id):
            try office.database.exists(
                "SELECT 1 FROM correspondence WHERE id = \(id) AND customer_id = \(customer) AND deleted_at IS NULL")
        case .other: false
        }
    }

    private static func repeated(_ entry: Entry, for customer: Customer, in office: Office) throws -> ID<Todo>? {
        let about = entry.about.key(of: customer.id)
        return try office.database.first(
            """
            SELECT id FROM todo
            WHERE customer_id = \(customer.id) AND completed_at IS NULL AND text = \(entry.text.trimmed)
              AND details = \(entry.details.trimmed) AND kind = \(entry.kind)
              AND subject = \(about.subject) AND subject_id = \(about.id)
              AND coalesce(due_on, '') = \(entry.due?.text ?? "")
              AND coalesce(snoozed_until, '') = \(entry.sleep?.text ?? "")
              AND coalesce(assigned_to, 0) = \(entry.assignedTo?.number ?? 0)
              AND coalesce(created_by, 0) = \(office.actor.staffID?.number ?? 0) AND created_at > \(office.now - 60)
            LIMIT 1
            """
        ) { $0[0] }
    }
}
