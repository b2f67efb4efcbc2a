import SQL

/// Payments that turn out not to be: they stay visible, and what they paid is owed again.
extension Payment {
    /// Records that a payment did not go through.
    ///
    /// - Parameters:
    ///   - text: the day on which it failed, as the form holds it.
    ///   - version: of the payment that the form showed.
    package func recordFailure(
        reason: String, on text: String, version: Int, of customer: Customer, in office: Office
    ) throws -> Changed {
        try office.require(.edit, of: .ledger)
        let reason = reason.trimmed
        var problems = Self.problems(reason)
        let day = Day(text: text.trimmed)
        if let day {
            if day > office.today {
                problems.append(Problem(field: "date", "The day it failed must be today or earlier."))
            } else if day < date {
                problems.append(Problem(field: "date", "It cannot have failed before \(date.short), its own date."))
            }
        } else {
            problems.append(Problem(field: "date", "Enter the day it failed as a day, month and year."))
        }
        guard problems.isEmpty, let day else { return .refused(problems) }
        return try undo(
            as: .failed, "failed_on = \(day), failure_reason = \(reason)", reason: reason, version: version,
            of: customer, in: office
        ) {
            try PaymentNews(payment: id.number, customer: customer.id, amount: amount, office: office)
                .failed(reason: reason, isDirectDebit: method == Customer.PaymentMethod.directDebit.rawValue)
        }
    }

    /// Takes back a payment that was taken: it was a mistake, or the money was sent back.
    package func reverse(
        reason: String, version: Int, of customer: Customer, in office: Office
    ) throws -> Changed {
        try office.require(.edit, of: .ledger)
        let reason = reason.trimmed
        let problems = Self.problems(reason)
        guard problems.isEmpty else { return .refused(problems) }
        return try undo(
            as: .reversed, "failure_reason = \(reason)", reason: reason, version: version, of: customer, in: office
        ) {}
    }

    /// Whether there is still something to undo.
    package var canBeUndone: Bool { status == .taken || status == .pending }

    private static func problems(_ reason: String) -> [Problem] {
        if reason.isEmpty { return [Problem(field: "reason", "Say why, for whoever looks next.")] }
        guard reason.count > longestReason else { return [] }
        return [Problem(field: "reason", "Use 200 characters at most; there are \(reason.count).")]
    }

    private func undo(
        as status: Status, _ more: SQL, reason: String, version: Int, of customer: Customer, in office: Office,
        then follow: () throws -> Void
    ) throws -> Changed {
        try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE payment SET status = \(status), \(more), version = version + 1
                WHERE id = \(id) AND customer_id = \(customer.id) AND version = \(version)
                  AND (status = 'taken' OR status = 'pending') AND organisation_id = \(office.organisationID)
                """)
            guard changed == 1 else {
                guard let now = try Payment.find(id, of: customer.id, in: office) else {
                    preconditionFailure("payments are never deleted")
                }
                return .outdated(now)
            }
            try Allocation.empty(id.number, in: office)
            try Figures.rollDay(in: office)
            try Figures.keep(where: "id = \(customer.id)", on: office.today, in: office)
            try Audit.record(
                status == .failed ? "failed" : "reversed", of: .payment, id.number, customer: customer.id,
                summary: "\(reference), \(amount.text)", reason: reason, in: office)
            try follow()
            return .changed
        }
    }
}
