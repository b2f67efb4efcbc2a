import SQL

extension Audit.Subject: SQLBindable, SQLReadable {}

extension Audit {
    /// Adds an entry.
    ///
    /// - Parameters:
    ///   - action: a participle, `emailed`.
    ///   - customer: in whose history it shows; `nil` where it is about no customer.
    package static func record(
        _ action: String, of subject: Subject, _ id: Int, customer: ID<Customer>? = nil, summary: String = "",
        reason: String = "", details: String = "", in office: Office
    ) throws {
        try office.database.run(
            """
            INSERT INTO audit(organisation_id, at, staff_id, action, subject, subject_id, customer_id, summary, reason,
              details)
            VALUES (\(office.organisationID), \(office.now), \(office.actor.staffID), \(action), \(subject), \(id),
              \(customer), \(summary), \(reason), \(details))
            """)
    }

    /// A record's trail, newest first.
    package static func trail(of subject: Subject, _ id: Int, limit: Int = 100, in office: Office) throws -> [Audit] {
        try office.database.rows(
            """
            SELECT a.at, coalesce(s.name, 'Postroom'), a.action, a.summary, a.reason, a.details
            FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
            WHERE a.subject = \(subject) AND a.subject_id = \(id) AND a.organisation_id = \(office.organisationID)
            ORDER BY a.id DESC LIMIT \(limit)
            """
        ) { Audit(at: $0[0], by: $0[1], action: $0[2], summary: $0[3], reason: $0[4], details: $0[5]) }
    }
}
