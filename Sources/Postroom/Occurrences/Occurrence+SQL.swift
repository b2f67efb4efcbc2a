import SQL

extension Occurrence.Kind: SQLBindable, SQLReadable {}

extension Occurrence {
    /// Writes down what follows of something that happened, in the transaction in which it happened: each type that has
    /// it as its trigger is to be written by the runner, and the TODO rules are followed at once.
    ///
    /// - Parameters:
    ///   - subject: the kind of record it happened to, a payment or an invoice, and `id`, which one.
    ///   - note: what a TODO adds to its rule's words, such as an address or an amount.
    ///   - day: the day it counts from where that is not today, such as an invoice's due date: rules that were enabled
    ///     later leave it alone.
    package static func record(
        _ kind: Kind, of subject: Audit.Subject, _ id: Int, customer: ID<Customer>, note: String = "",
        from day: Day? = nil, in office: Office
    ) throws {
        try office.atomically {
            try office.database.run(
                """
                INSERT INTO occurrence(organisation_id, customer_id, kind, subject, subject_id, type_id, at)
                SELECT \(office.organisationID), \(customer), \(kind), \(subject), \(id), t.id, \(office.now)
                FROM correspondence_type t
                WHERE t.organisation_id = \(office.organisationID) AND t.trigger = \(kind) AND t.is_available = 1
                """)
            try TodoRule.follow(
                kind, of: subject, id, customer: customer, note: note, from: day, in: office)
        }
    }
}
