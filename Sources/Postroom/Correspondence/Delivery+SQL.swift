import SQL

/// Deliveries outside Postroom, recorded and undone.
extension Correspondence {
    /// A delivery as its form holds it.
    package struct Delivery: Sendable {
        package var method = DeliveryMethod.post.rawValue
        /// `YYYY-MM-DD`
        package var date: String
        package var reason = ""
        package var details = ""

        package init(date: String) {
            self.date = date
        }
    }

    package enum Delivered: Equatable {
        /// How many related TODOs it completed.
        case delivered(todos: Int)
        case already
        case refused([Problem])
    }

    package static let longestReason = 300
    package static let longestDetails = 5_000

    /// Whether a delivery can be recorded as it stands.
    package var mayBeDelivered: Bool { [.ready, .emailed, .posted].contains(status) }

    /// What its related TODOs say when they are completed.
    package var deliveryNote: String { "\(reference) was delivered." }

    /// Records that it reached the customer outside Postroom, and completes the related TODOs, in one transaction. A
    /// second time changes nothing.
    package func deliver(_ delivery: Delivery, in office: Office) throws -> Delivered {
        try office.require(.edit, of: .correspondence)
        let problems = problems(with: delivery, in: office)
        guard problems.isEmpty, let method = DeliveryMethod(rawValue: delivery.method),
            let day = Day(text: delivery.date.trimmed)
        else { return .refused(problems) }
        return try office.atomically {
            guard let current = try Correspondence.find(id, in: office) else {
                return .refused([Problem("This correspondence has been deleted.")])
            }
            guard current.status != .delivered else { return .already }
            guard current.mayBeDelivered else {
                return .refused([Problem(current.whyNotDelivered)])
            }
            try office.database.run(
                """
                UPDATE correspondence SET status = 'delivered', delivered_at = \(office.now), delivered_on = \(day),
                  delivery_method = \(method.rawValue), version = version + 1
                WHERE id = \(id)
                """)
            try LastReceived.keep(after: self, in: office.database)
            let completed = try completeRelated(note: deliveryNote, in: office)
            try Audit.record(
                "delivered", of: .correspondence, id.number, customer: customerID,
                summary: "\(method.title), \(day.short). \(Self.count(completed)) completed.",
                reason: delivery.reason.trimmed, details: delivery.details.trimmed, in: office)
            return .delivered(todos: completed)
        }
    }

    package var whyNotDelivered: String {
        switch status {
        case .pending: "The document is still being generated."
        case .failed: "There is no document that could have been delivered. \(failure)"
        case .awaitingApproval: "It waits for approval. Decide about its message first."
        case .notSent: "Somebody chose Do Not Send. Send it, or write a new one."
        default: "A \(status.title.lowercased()) correspondence cannot be delivered."
        }
    }

    private func problems(with delivery: Delivery, in office: Office) -> [Problem] {
        var problems: [Problem] = []
        if DeliveryMethod(rawValue: delivery.method) == nil {
            problems.append(Problem(field: "method", "Choose how it was delivered."))
        }
        if let day = Day(text: delivery.date.trimmed) {
            if day > office.today {
                problems.append(Problem(field: "date", "The delivery date must be today or earlier."))
            } else if day < createdAt.day(in: office.actor.timeZone) {
                let made = createdAt.day(in: office.actor.timeZone).short
                problems.append(Problem(field: "date", "It was made on \(made), so it was delivered then or later."))
            }
        } else {
            problems.append(Problem(field: "date", "Enter the delivery date as a day, month and year."))
        }
        return problems + Self.audited(delivery.reason, delivery.details)
    }

    /// What is wrong with a reason and its details, which go into the audit trail.
    package static func audited(_ reason: String, _ details: String) -> [Problem] {
        var problems: [Problem] = []
        if reason.trimmed.count > longestReason {
            problems.append(Problem(field: "reason", "The reason can have 300 characters at most."))
        }
        if details.trimmed.count > longestDetails {
            problems.append(Problem(field: "details", "The details can have 5,000 characters at most."))
        }
        return problems
    }

    // MARK: Undoing

    package enum Undone: Equatable {
        case undone(Status)
        /// It is not delivered, or not any longer.
        case already
        case refused([Problem])
    }

    /// TODOs that the delivery completed and nobody has reopened.
    package func todosOfDelivery(in office: Office) throws -> [RelatedTodo] {
        try completedTodos(note: deliveryNote, in: office)
    }

    /// Takes a recorded delivery back: the status is again what it was before.
    ///
    /// - Parameter reopens: whether the TODOs that the delivery completed are opened again.
    package func undoDelivery(reason: String, reopens: Bool, in office: Office) throws -> Undone {
        try office.require(.full, of: .correspondence)
        guard !reason.trimmed.isEmpty else {
            return .refused([Problem(field: "reason", "Say why, for whoever looks next.")])
        }
        let problems = Self.audited(reason, "")
        guard problems.isEmpty else { return .refused(problems) }
        return try office.atomically {
            guard let current = try Correspondence.find(id, in: office), current.status == .delivered else {
                return .already
            }
            let todos = reopens ? try todosOfDelivery(in: office) : []
            try office.database.run(
                """
                UPDATE correspondence SET delivered_at = NULL, delivered_on = NULL, delivery_method = '',
                  status = CASE WHEN posted_at IS NOT NULL AND posted_at >= coalesce(emailed_at, 0) THEN 'posted'
                    WHEN emailed_at IS NOT NULL THEN 'emailed' ELSE 'ready' END, version = version + 1
                WHERE id = \(id)
                """)
            try LastReceived.keep(after: self, in: office.database)
            try reopen(todos, in: office)
            try Audit.record(
                "delivery undone", of: .correspondence, id.number, customer: customerID,
                summary: todos.isEmpty ? "No TODOs reopened" : "\(Self.count(todos.count)) reopened",
                reason: reason.trimmed, in: office)
            guard let after = try Correspondence.find(id, in: office) else { preconditionFailure("it was just there") }
            return .undone(after.status)
        }
    }

    private static func count(_ todos: Int) -> String {
        todos == 0 ? "No TODO" : todos.counting("TODO")
    }
}
