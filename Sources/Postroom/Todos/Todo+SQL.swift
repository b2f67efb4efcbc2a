import SQL

extension Todo.Status: SQLBindable, SQLReadable {}

extension Todo {
    /// Everything a list shows. Only left joins, so that the rows come in the order of the index on `todo`.
    static let selection: SQL = """
        SELECT t.id, t.customer_id, c.account_number, c.name, t.subject, t.subject_id,
          coalesce(i.number, p.reference, CAST(k.number AS TEXT), q.value, ''),
          t.kind, t.text, t.details, t.status, t.due_on, t.snoozed_until, t.assigned_to, coalesce(a.name, ''),
          t.created_at, coalesce(b.name, 'Postroom'), coalesce(r.name, ''), t.completed_at,
          coalesce(d.name, 'Postroom'), t.completion_note, t.version
        FROM todo t
        LEFT JOIN customer c ON c.id = t.customer_id
        LEFT JOIN staff a ON a.id = t.assigned_to
        LEFT JOIN staff b ON b.id = t.created_by
        LEFT JOIN staff d ON d.id = t.completed_by
        LEFT JOIN todo_rule r ON r.id = t.rule_id
        LEFT JOIN invoice i ON t.subject = 'invoice' AND i.id = t.subject_id
        LEFT JOIN payment p ON t.subject = 'payment' AND p.id = t.subject_id
        LEFT JOIN correspondence k ON t.subject = 'correspondence' AND k.id = t.subject_id
        LEFT JOIN contact_point q ON t.subject = 'contact point' AND q.id = t.subject_id
        """

    init(_ row: borrowing Row) {
        let completedAt: Moment? = row[18]
        let status: Status = row[10]
        let about = About(row[4], row[5])
        var title: String = row[6]
        if case .correspondence = about { title = Int(title).map { Correspondence.Number($0).text } ?? "" }
        self.init(
            id: row[0], customerID: row[1], account: row[2], customerName: row[3], about: about,
            aboutTitle: title, kind: row[7], text: row[8], details: row[9],
            status: completedAt == nil ? status : .complete, dueOn: row[11], snoozedUntil: row[12],
            assigneeID: row[13], assignedTo: row[14], createdAt: row[15], createdBy: row[16], rule: row[17],
            completedAt: completedAt, completedBy: completedAt == nil ? "" : row[19], completionNote: row[20],
            version: row[21])
    }

    package static func find(_ id: ID<Todo>, in office: Office) throws -> Todo? {
        try office.require(.view, of: .todos)
        return try office.database.first(
            "\(selection) WHERE t.id = \(id) AND t.organisation_id = \(office.organisationID)"
        ) { Todo($0) }
    }

    /// What is open about a customer and all that belongs to them, the most urgent first; those without a date last.
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

    /// What there is about one record of a customer: what is open first, then what was done lately.
    package static func about(
        _ about: About, of customer: ID<Customer>, limit: Int = 20, in office: Office
    ) throws -> [Todo] {
        try office.require(.view, of: .todos)
        let key = about.key(of: customer)
        return try office.database.rows(
            """
            \(selection)
            WHERE t.subject = \(key.subject) AND t.subject_id = \(key.id)
              AND t.organisation_id = \(office.organisationID) AND t.customer_id = \(customer)
            ORDER BY t.completed_at IS NOT NULL, t.completed_at DESC, t.due_on IS NULL, t.due_on, t.id LIMIT \(limit)
            """
        ) { Todo($0) }
    }

    /// How much of what is assigned to whoever acts is due today or late: counted to a hundred at most.
    package static func dueCount(in office: Office) throws -> Int {
        guard let staff = office.actor.staffID, office.actor.may(.view, of: .todos) else { return 0 }
        return try office.database.first(
            """
            SELECT count(*) FROM (
              SELECT 1 FROM todo
              WHERE organisation_id = \(office.organisationID) AND assigned_to = \(staff) AND completed_at IS NULL
                AND due_on <= \(office.today) AND (snoozed_until IS NULL OR snoozed_until <= \(office.today))
              LIMIT 100) AS due
            """
        ) { $0[0] } ?? 0
    }
}
