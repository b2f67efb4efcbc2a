import Foundation
package import SQL

extension CorrespondenceType {
    /// Gives a new organisation the types and templates that Postroom ships.
    static func addShipped(in office: Office) throws {
        _ = try ShippedType.bringUp(in: office)
    }

    /// Gives every organisation the shipped types that it lacks, and better words where nobody has edited them. Done
    /// twice, the second time changes nothing. Only `postroom migrate` calls this.
    ///
    /// - Returns: how many types and templates were added or improved.
    @discardableResult
    package static func bringUp(in database: Database, clock: Clock) throws -> Int {
        try database.atomically {
            let rates = try BaseRate.addShipped(in: database)
            return try Organisation.all(in: database).reduce(rates) { count, organisation in
                let office = Office(
                    database: database, clock: clock,
                    actor: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
                return try count + ShippedType.bringUp(in: office)
            }
        }
    }
}

extension ShippedType {
    /// The same for the organisation of one office.
    static func bringUp(in office: Office) throws -> Int {
        try office.atomically {
            try all.enumerated().reduce(0) { count, item in
                let (position, type) = item
                let letter = try type.letter.map { try type.bringUp(.letter, $0, in: office) }
                let email = try type.bringUp(.email, type.email, in: office)
                let changed = try type.store(position, letter: letter?.id, email: email.id, in: office)
                return count + changed + (letter?.changed ?? 0) + email.changed
            }
        }
    }

    /// Stores the type, or what Postroom now knows better about it, unless somebody has changed it: a changed type has
    /// a version above 1.
    private func store(
        _ position: Int, letter: ID<Template>?, email: ID<Template>, in office: Office
    ) throws -> Int {
        let json = try sectionsAsText()
        return try office.database.run(
            """
            INSERT INTO correspondence_type(organisation_id, code, name, purpose, class, position, sections,
              is_bulk_safe, shows_period, in_send_letters, trigger, unverified_email, letter_template_id,
              email_template_id)
            VALUES (\(office.organisationID), \(code), \(name), \(purpose), \(correspondenceClass), \(position),
              \(json), \(rules.isBulkSafe), \(rules.showsPeriod), \(rules.isInSendLetters),
              \(rules.trigger?.rawValue ?? ""), \(rules.unverifiedEmail), \(letter), \(email))
            ON CONFLICT (organisation_id, code) DO UPDATE SET name = excluded.name, purpose = excluded.purpose,
              class = excluded.class, position = excluded.position, sections = excluded.sections,
              is_bulk_safe = excluded.is_bulk_safe, shows_period = excluded.shows_period,
              in_send_letters = excluded.in_send_letters, trigger = excluded.trigger,
              unverified_email = excluded.unverified_email
            WHERE correspondence_type.version = 1 AND (correspondence_type.sections <> excluded.sections
              OR correspondence_type.name <> excluded.name OR correspondence_type.purpose <> excluded.purpose
              OR correspondence_type.class <> excluded.class OR correspondence_type.position <> excluded.position
              OR correspondence_type.is_bulk_safe <> excluded.is_bulk_safe
              OR correspondence_type.shows_period <> excluded.shows_period
              OR correspondence_type.in_send_letters <> excluded.in_send_letters
              OR correspondence_type.trigger <> excluded.trigger
              OR correspondence_type.unverified_email <> excluded.unverified_email)
            """)
    }

    private func sectionsAsText() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(sections), as: UTF8.self)
    }

    /// Adds the template, or a version with the shipped words where every version so far was shipped, too.
    private func bringUp(
        _ kind: Template.Kind, _ text: TemplateText, in office: Office
    ) throws -> (id: ID<Template>, changed: Int) {
        let found: ID<Template>? = try office.database.first(
            """
            SELECT id FROM template
            WHERE organisation_id = \(office.organisationID) AND code = \(code) AND kind = \(kind)
            """
        ) { $0[0] }
        guard let found else {
            return (try Template.add(code, kind, name: name, version: text, in: office), 1)
        }
        let isEdited = try office.database.exists(
            "SELECT 1 FROM template_version WHERE template_id = \(found) AND created_by IS NOT NULL")
        guard !isEdited, try TemplateVersion.current(of: found, in: office).text != text else { return (found, 0) }
        _ = try TemplateVersion.add(text, to: found, in: office)
        return (found, 1)
    }
}
