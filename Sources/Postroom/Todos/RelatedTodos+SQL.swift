import SQL

/// TODOs about what a correspondence is about: its linked invoices and payments.
extension Correspondence {
    /// Events that a letter answers: a TODO that a rule made of one is done when the letter arrives.
    private static let answered: [Occurrence.Kind] = [
        .directDebitFailed, .paymentFailed, .autoTopUp, .invoiceOverdue,
    ]
    private static let kinds = ["Credit Control", "Billing", "Payment"]

    /// A TODO that its delivery completes, with what it is about.
    package struct RelatedTodo: Sendable, Equatable {
        package let id: ID<Todo>
        package let kind: String
        package let text: String
        package let dueOn: Day?
        /// `INV-1001`, a payment's reference.
        package let about: String
    }

    /// What is open about its linked invoices and payments, the most urgent first.
    package func openLinkedTodos(limit: Int = 50, in office: Office) throws -> [RelatedTodo] {
        try office.require(.view, of: .todos)
        return try todos(
            """
            WHERE t.completed_at IS NULL AND t.organisation_id = \(office.organisationID) AND (\(linked))
            ORDER BY t.due_on IS NULL, t.due_on, t.id LIMIT \(limit)
            """, in: office)
    }

    /// The open TODOs that a delivery completes: those of linked invoices and payments that are about paying, or that a
    /// rule made of something the letter answers.
    package func relatedTodos(in office: Office) throws -> [RelatedTodo] {
        try todos(
            """
            LEFT JOIN todo_rule r ON r.id = t.rule_id
            WHERE t.completed_at IS NULL AND t.organisation_id = \(office.organisationID) AND (\(linked))
              AND (t.kind IN \(SQL.list(Self.kinds)) OR r.created_by_event IN \(SQL.list(Self.answered)))
            ORDER BY t.id
            """, in: office)
    }

    /// Completes the related TODOs.
    ///
    /// - Parameter note: names the correspondence; by it an undone delivery finds them again.
    /// - Returns: how many were open.
    func completeRelated(note: String, in office: Office) throws -> Int {
        let related = try relatedTodos(in: office)
        for todo in related {
            try office.database.run(
                """
                UPDATE todo SET completed_at = \(office.now), completed_by = \(office.actor.staffID),
                  completion_note = \(note), status = 'complete', version = version + 1
                WHERE id = \(todo.id) AND completed_at IS NULL
                """)
            try Audit.record(
                "completed", of: .todo, todo.id.number, customer: customerID, summary: todo.text, details: note,
                in: office)
        }
        return related.count
    }

    /// TODOs that were completed with exactly this note, and not reopened since.
    package func completedTodos(note: String, in office: Office) throws -> [RelatedTodo] {
        try todos(
            """
            WHERE t.completion_note = \(note) AND t.completed_at IS NOT NULL AND (\(linked))
              AND t.organisation_id = \(office.organisationID) ORDER BY t.id
            """, in: office)
    }

    func reopen(_ todos: [RelatedTodo], in office: Office) throws {
        for todo in todos {
            try office.database.run(
                """
                UPDATE todo SET completed_at = NULL, completed_by = NULL, completion_note = '', status = 'open',
                  version = version + 1
                WHERE id = \(todo.id) AND completed_at IS NOT NULL
                """)
            try Audit.record(
                "reopened", of: .todo, todo.id.number, customer: customerID, summary: todo.text,
                details: "The delivery of \(reference) was undone.", in: office)
        }
    }

    /// Written so that the index on subject and id serves each half.
    private var linked: SQL {
        """
        t.subject = \(Audit.Subject.invoice) AND t.subject_id IN
            (SELECT invoice_id FROM correspondence_invoice WHERE correspondence_id = \(id))
          OR t.subject = \(Audit.Subject.payment) AND t.subject_id IN
            (SELECT payment_id FROM correspondence_payment WHERE correspondence_id = \(id))
        """
    }

    private func todos(_ rest: SQL, in office: Office) throws -> [RelatedTodo] {
        try office.database.rows(
            """
            SELECT t.id, t.kind, t.text, t.due_on, coalesce(
              CASE t.subject WHEN 'invoice' THEN (SELECT number FROM invoice WHERE id = t.subject_id)
                WHEN 'payment' THEN (SELECT reference FROM payment WHERE id = t.subject_id) END, '')
            FROM todo t \(rest)
            """
        ) { RelatedTodo(id: $0[0], kind: $0[1], text: $0[2], dueOn: $0[3], about: $0[4]) }
    }
}
