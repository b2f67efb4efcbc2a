import SQL

extension Template.Kind: SQLBindable, SQLReadable {}

extension Template {
    /// Stores a template with its first version.
    @discardableResult
    static func add(
        _ code: String, _ kind: Kind, name: String, version text: TemplateText, in office: Office
    ) throws -> ID<Template> {
        let id: ID<Template> = ID(
            try office.database.insert(
                """
                INSERT INTO template(organisation_id, code, kind, name)
                VALUES (\(office.organisationID), \(code), \(kind), \(name))
                """))
        try office.database.run(
            """
            INSERT INTO template_version(template_id, version, subject, body, created_at, created_by)
            VALUES (\(id), 1, \(text.subject), \(text.body), \(office.now), \(office.actor.staffID))
            """)
        return id
    }
}

extension TemplateVersion {
    private static let columns: SQL = "v.id, v.template_id, v.version, v.subject, v.body"

    private init(_ row: borrowing Row) {
        self.init(
            id: row[0], templateID: row[1], version: row[2], text: TemplateText(subject: row[3], body: row[4]))
    }

    /// The version that new correspondence is made with.
    package static func current(of template: ID<Template>, in office: Office) throws -> TemplateVersion {
        let found = try office.database.first(
            """
            SELECT \(columns) FROM template t
            JOIN template_version v ON v.template_id = t.id AND v.version = t.current_version
            WHERE t.id = \(template) AND t.organisation_id = \(office.organisationID)
            """
        ) { TemplateVersion($0) }
        guard let found else { preconditionFailure("a template always has its current version") }
        return found
    }

    package static func find(_ id: ID<TemplateVersion>, in office: Office) throws -> TemplateVersion? {
        try office.database.first(
            """
            SELECT \(columns) FROM template_version v JOIN template t ON t.id = v.template_id
            WHERE v.id = \(id) AND t.organisation_id = \(office.organisationID)
            """
        ) { TemplateVersion($0) }
    }

    /// Stores changed words as a new version and makes it the current one. Earlier versions stay.
    package static func add(_ text: TemplateText, to template: ID<Template>, in office: Office) throws -> Int {
        try office.require(.edit, of: .configuration)
        return try office.atomically {
            let next = try current(of: template, in: office).version + 1
            try office.database.run(
                """
                INSERT INTO template_version(template_id, version, subject, body, created_at, created_by)
                VALUES (\(template), \(next), \(text.subject), \(text.body), \(office.now), \(office.actor.staffID))
                """)
            try office.database.run("UPDATE template SET current_version = \(next) WHERE id = \(template)")
            try Audit.record("changed", of: .template, template.number, summary: "Version \(next)", in: office)
            return next
        }
    }
}
