import Foundation
import SQL

extension CorrespondenceClass: SQLBindable, SQLReadable {}
extension CorrespondenceType.UnverifiedEmail: SQLBindable, SQLReadable {}

extension CorrespondenceType {
    private static let columns: SQL = """
        id, code, name, purpose, class, is_available, sections, letter_template_id, email_template_id,
          is_bulk_safe, shows_period, in_send_letters, trigger, unverified_email
        """

    private init(_ row: borrowing Row) throws {
        var rules = Rules()
        rules.isBulkSafe = row[9]
        rules.showsPeriod = row[10]
        rules.isInSendLetters = row[11]
        rules.trigger = Occurrence.Kind(rawValue: row[12])
        rules.unverifiedEmail = row[13]
        self.init(
            id: row[0], code: row[1], name: row[2], purpose: row[3], correspondenceClass: row[4], isAvailable: row[5],
            sections: try JSONDecoder().decode([ContentSection].self, from: Data((row[6] as String).utf8)),
            letterTemplate: row[7], emailTemplate: row[8], rules: rules)
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
}
