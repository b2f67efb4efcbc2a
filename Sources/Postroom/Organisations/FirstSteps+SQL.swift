import SQL

/// How far a new office has come: what has to be there before the first letter can be emailed.
package struct FirstSteps: Sendable, Equatable {
    /// What stands on every letter.
    package let hasParticulars: Bool
    /// Without it nothing can be emailed.
    package let hasSender: Bool
    package let hasAccounts: Bool
    package let hasInvoices: Bool
    /// Nothing waits for them: some offices are one person.
    package let hasColleagues: Bool

    package var isDone: Bool { hasParticulars && hasSender && hasAccounts && hasInvoices }

    /// Looks at a row each and counts nothing.
    package static func taken(in office: Office) throws -> FirstSteps {
        let organisation = try Organisation.current(in: office)
        func exists(_ table: SQL) throws -> Bool {
            try office.database.exists(
                "SELECT 1 FROM \(table) WHERE organisation_id = \(office.organisationID) LIMIT 1")
        }
        return FirstSteps(
            hasParticulars: !organisation.address.isEmpty && organisation.missingParticulars.isEmpty,
            hasSender: !organisation.sender.email.isEmpty, hasAccounts: try exists("customer"),
            hasInvoices: try exists("invoice"),
            hasColleagues: try office.database.exists(
                """
                SELECT 1 FROM staff_organisation WHERE organisation_id = \(office.organisationID)
                  AND staff_id <> coalesce(\(office.actor.staffID), 0) LIMIT 1
                """))
    }
}
