import SQL

extension OrganisationSwitch: SQLBindable, SQLReadable {}

extension OrganisationSwitch {
    /// Off until somebody has turned it on.
    package func isOn(in office: Office) throws -> Bool {
        try office.database.exists(
            """
            SELECT 1 FROM setting WHERE organisation_id = \(office.organisationID) AND name = \(self) AND value = 'yes'
            """)
    }

    package func turn(on isOn: Bool, in office: Office) throws {
        try office.require(.edit, of: .configuration)
        try office.atomically {
            guard try self.isOn(in: office) != isOn else { return }
            let value = isOn ? "yes" : "no"
            try office.database.run(
                """
                INSERT INTO setting(organisation_id, name, value) VALUES (\(office.organisationID), \(self), \(value))
                ON CONFLICT (organisation_id, name) DO UPDATE SET value = excluded.value
                """)
            try Audit.record(
                "changed", of: .organisation, office.organisationID.number, summary: "\(rawValue): \(value)", in: office
            )
        }
    }
}
