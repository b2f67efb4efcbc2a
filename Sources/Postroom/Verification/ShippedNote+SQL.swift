import SQL

extension ShippedNote {
    /// The words as the organisation has them now. One that was founded before there were such notes gets its copy here.
    package func template(in office: Office) throws -> TemplateVersion {
        let id: ID<Template>? = try office.database.first(
            """
            SELECT id FROM template
            WHERE organisation_id = \(office.organisationID) AND code = \(rawValue) AND kind = 'email'
            """
        ) { $0[0] }
        return try TemplateVersion.current(
            of: try id ?? Template.add(rawValue, .email, name: name, version: text, in: office), in: office)
    }

    /// Gives a new organisation all of them.
    static func addShipped(in office: Office) throws {
        for note in allCases { _ = try note.template(in: office) }
    }
}
