import Foundation
import SQL

extension CorrespondenceClass: SQLBindable, SQLReadable {}

extension CorrespondenceType {
    private static let columns: SQL = """
        id, code, name, purpose, class, is_available, sections, letter_template_id, email_template_id
        """

    private init(_ row: borrowing Row) throws {
        self.init(
            id: row[0], code: row[1], name: row[2], purpose: row[3], correspondenceClass: row[4], isAvailable: row[5],
            sections: try JSONDecoder().decode([ContentSection].self, from: Data((row[6] as String).utf8)),
            letterTemplate: row[7], emailTemplate: row[8])
    }

    /// The types that may be chosen, in their order.
    package static func available(in office: Office) throws -> [CorrespondenceType] {
        try office.database.rows(
            """
            SELECT \(columns) FROM correspondence_type
            WHERE organisation_id = \(office.organisationID) AND is_available = 1 ORDER BY position, id
            """
        ) { try CorrespondenceType($0) }
    }

    /// Name and code of the types that may be chosen: all that a menu needs.
    package static func menu(in office: Office) throws -> [(code: String, name: String)] {
        try office.database.rows(
            """
            SELECT code, name FROM correspondence_type
            WHERE organisation_id = \(office.organisationID) AND is_available = 1 ORDER BY position, id
            """
        ) { (code: $0[0], name: $0[1]) }
    }

    /// The type of this code, available or not.
    package static func find(code: String, in office: Office) throws -> CorrespondenceType? {
        try office.database.first(
            """
            SELECT \(columns) FROM correspondence_type
            WHERE organisation_id = \(office.organisationID) AND code = \(code)
            """
        ) { try CorrespondenceType($0) }
    }

    package static func find(_ id: ID<CorrespondenceType>, in office: Office) throws -> CorrespondenceType? {
        try office.database.first(
            """
            SELECT \(columns) FROM correspondence_type
            WHERE organisation_id = \(office.organisationID) AND id = \(id)
            """
        ) { try CorrespondenceType($0) }
    }

    /// Gives a new organisation the types and templates that Postroom ships.
    static func addShipped(in office: Office) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        for (position, type) in ShippedType.all.enumerated() {
            let letter = try Template.add(type.code, .letter, name: type.name, version: type.letter, in: office)
            let email = try Template.add(type.code, .email, name: type.name, version: type.email, in: office)
            let sections = String(decoding: try encoder.encode(type.sections), as: UTF8.self)
            try office.database.run(
                """
                INSERT INTO correspondence_type(organisation_id, code, name, purpose, class, position, sections,
                  is_bulk_safe, letter_template_id, email_template_id)
                VALUES (\(office.organisationID), \(type.code), \(type.name), \(type.purpose),
                  \(type.correspondenceClass), \(position), \(sections), \(type.isBulkSafe), \(letter), \(email))
                """)
        }
    }
}
