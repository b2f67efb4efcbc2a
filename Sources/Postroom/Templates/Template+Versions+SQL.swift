import SQL

extension Template {
    package static let longestSubject = 300
    package static let longestBody = 30_000
    package static let longestNote = 200

    package static func find(_ id: ID<Template>, in office: Office) throws -> Template? {
        try office.database.first(
            """
            SELECT id, code, kind, name FROM template
            WHERE id = \(id) AND organisation_id = \(office.organisationID)
            """
        ) { Template(id: $0[0], code: $0[1], kind: $0[2], name: $0[3]) }
    }

    /// A version as the list of them tells of it.
    package struct Edition: Sendable, Equatable {
        package let version: TemplateVersion
        package let at: Moment
        /// `Postroom` where it was shipped.
        package let by: String
        /// Why it was changed; may be empty.
        package let note: String
    }

    /// Every version, the newest first.
    package func editions(limit: Int = 200, in office: Office) throws -> [Edition] {
        try office.require(.edit, of: .configuration)
        return try office.database.rows(
            """
            SELECT v.id, v.version, v.subject, v.body, v.created_at, coalesce(s.name, 'Postroom'), v.note
            FROM template_version v LEFT JOIN staff s ON s.id = v.created_by
            WHERE v.template_id = \(id) ORDER BY v.version DESC LIMIT \(limit)
            """
        ) { row in
            let text = TemplateText(subject: row[2], body: row[3])
            return Edition(
                version: TemplateVersion(id: row[0], templateID: id, version: row[1], text: text), at: row[4],
                by: row[5], note: row[6])
        }
    }

    package enum Saved: Equatable {
        /// The new version's number.
        case saved(Int)
        /// The words are those of the current version already.
        case same
        /// Somebody saved another version meanwhile: that one. Nothing was saved.
        case outdated(TemplateVersion)
    }

    /// Stores changed words as a new version, unless somebody saved one since the form was opened. Whoever calls has
    /// made sure that the words can be used.
    ///
    /// - Parameter base: the number of the version that the form began with.
    package func save(_ text: TemplateText, note: String, basedOn base: Int, in office: Office) throws -> Saved {
        try office.require(.edit, of: .configuration)
        return try office.atomically {
            let current = try TemplateVersion.current(of: id, in: office)
            guard current.text != text else { return .same }
            guard current.version == base else { return .outdated(current) }
            let next = current.version + 1
            try office.database.run(
                """
                INSERT INTO template_version(template_id, version, subject, body, created_at, created_by, note)
                VALUES (\(id), \(next), \(text.subject), \(text.body), \(office.now), \(office.actor.staffID),
                  \(note.trimmed.shortened(to: Self.longestNote)))
                """)
            try office.database.run("UPDATE template SET current_version = \(next) WHERE id = \(id)")
            try Audit.record(
                "changed", of: .template, id.number, summary: "\(name), \(kind.rawValue), version \(next)",
                reason: note.trimmed.shortened(to: Self.longestNote), in: office)
            return .saved(next)
        }
    }
}

extension TemplateVersion {
    /// Words that are not stored, for a preview of what somebody types.
    package static func proof(_ text: TemplateText, of template: ID<Template>) -> TemplateVersion {
        TemplateVersion(id: ID(0), templateID: template, version: 0, text: text)
    }
}
