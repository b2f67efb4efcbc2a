import SQL

extension LateInterest: SQLBindable, SQLReadable {}

extension LateInterest {
    /// What the organisation of the office has chosen.
    package static func current(in office: Office) throws -> LateInterest {
        try office.database.first("SELECT late_interest FROM organisation WHERE id = \(office.organisationID)") {
            $0[0]
        } ?? .off
    }

    /// Makes it the organisation's choice. Letters that are saved already stay as they are.
    package func keep(in office: Office) throws {
        try office.require(.full, of: .configuration)
        try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE organisation SET late_interest = \(self)
                WHERE id = \(office.organisationID) AND late_interest <> \(self)
                """)
            guard changed > 0 else { return }
            try Audit.record(
                "changed", of: .organisation, office.organisationID.number,
                summary: "Interest for late payment: \(title.lowercased())", in: office)
        }
    }
}
