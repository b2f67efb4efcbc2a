import Foundation
import SQL

extension TypeEntry {
    /// The sections as they would be stored, and what has to be put right, by field.
    func checked(for card: TypeCard, in office: Office) throws -> ([ContentSection], [Problem]) {
        var problems: [Problem] = []
        func refuse(_ field: String, _ message: String) { problems.append(Problem(field: field, message)) }
        problems += try Self.problems(ofName: name, except: card.type.id, in: office)
        if purpose.trimmed.count > TypeCard.longestPurpose {
            refuse("purpose", "The purpose can have 200 characters at most.")
        }
        if CorrespondenceClass(rawValue: correspondenceClass) == nil {
            refuse("class", "Choose a class from the list.")
        }
        if !trigger.isEmpty, !TypeCard.triggers.map(\.rawValue).contains(trigger),
            trigger != card.type.rules.trigger?.rawValue
        {
            refuse("trigger", "Choose what makes it by itself, or nothing.")
        }
        if CorrespondenceType.UnverifiedEmail(rawValue: unverifiedEmail) == nil {
            refuse("unverified_email", "Choose what an unverified address is sent.")
        }
        let (sections, own) = checkedSections()
        problems += own
        if isBulkSafe,
            let section = sections.first(where: {
                $0.isRequired && TypeCard.particularKinds.contains($0.kind)
            })
        {
            refuse(
                "bulk_safe",
                "“\(section.label)” is required and different for every customer, so the type cannot be bulk-safe.")
        }
        return (sections, problems)
    }

    static func problems(
        ofName name: String, except id: ID<CorrespondenceType>?, in office: Office
    ) throws -> [Problem] {
        let name = name.trimmed
        if name.isEmpty { return [Problem(field: "name", "Give the type a name.")] }
        if name.count > TypeCard.longestName {
            return [Problem(field: "name", "A name can have 60 characters at most.")]
        }
        let names: [String] = try office.database.rows(
            """
            SELECT name FROM correspondence_type
            WHERE organisation_id = \(office.organisationID) AND id <> \(id?.number ?? 0)
            """
        ) { $0[0] }
        let isTaken = names.contains { $0.folded == name.folded }
        return isTaken ? [Problem(field: "name", "There is a type of this name already.")] : []
    }
}

extension TypeCard {
    /// Makes a new type with the sections, rules and words of this one. It is switched off and made by nothing.
    package func copy(named name: String, in office: Office) throws -> Saved {
        try office.require(.edit, of: .configuration)
        return try office.atomically {
            let problems = try TypeEntry.problems(ofName: name, except: nil, in: office)
            guard problems.isEmpty else { return .refused(problems) }
            let code = try freeCode(for: name.trimmed, in: office)
            let letter = try type.letterTemplate.map { try copy($0, .letter, code, name.trimmed, in: office) }
            let email = try type.emailTemplate.map { try copy($0, .email, code, name.trimmed, in: office) }
            let id = try office.database.insert(
                """
                INSERT INTO correspondence_type(organisation_id, code, name, purpose, class, is_available, position,
                  sections, is_bulk_safe, shows_period, in_send_letters, trigger, unverified_email,
                  completes_todos_on_email, logs_communication, letter_template_id, email_template_id, version)
                SELECT organisation_id, \(code), \(name.trimmed), purpose, class, 0,
                  (SELECT max(position) + 1 FROM correspondence_type WHERE organisation_id = \(office.organisationID)),
                  sections, is_bulk_safe, shows_period, in_send_letters, '', unverified_email,
                  completes_todos_on_email, logs_communication, \(letter), \(email), 2
                FROM correspondence_type WHERE id = \(type.id)
                """)
            try Audit.record(
                "added", of: .type, id, summary: name.trimmed, details: "A copy of \(type.name)", in: office)
            return .saved(code)
        }
    }

    private func copy(
        _ template: ID<Template>, _ kind: Template.Kind, _ code: String, _ name: String, in office: Office
    ) throws -> ID<Template> {
        let words = try TemplateVersion.current(of: template, in: office).text
        return try Template.add(code, kind, name: name, version: words, in: office)
    }

    /// `final-notice-for-companies`, with a number where it is taken.
    private func freeCode(for name: String, in office: Office) throws -> String {
        let plain = String(name.folded.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
        let stem = plain.split(separator: "-").joined(separator: "-").prefix(50)
        let base = stem.isEmpty || Self.reservedCodes.contains(String(stem)) ? "type" : String(stem)
        var (code, next) = (base, 2)
        while try office.database.exists(
            """
            SELECT 1 FROM correspondence_type WHERE organisation_id = \(office.organisationID) AND code = \(code)
            UNION SELECT 1 FROM template WHERE organisation_id = \(office.organisationID) AND code = \(code)
            """)
        {
            code = "\(base)-\(next)"
            next += 1
        }
        return code
    }

    /// Words that addresses have for something else.
    private static let reservedCodes: Set<String> = ["new", "order", "list"]
}

extension [ContentSection] {
    /// As types are stored.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
