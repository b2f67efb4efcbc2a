import Foundation
import SQL

/// Organisations as they were: a letter goes on bearing the name, address and bank details it was printed with.
extension Organisation {
    /// The organisation of the office as it was at a version.
    package static func version(_ version: Int, in office: Office) throws -> Organisation {
        let json: String? = try office.database.first(
            """
            SELECT content FROM organisation_version
            WHERE organisation_id = \(office.organisationID) AND version = \(version)
            """
        ) { $0[0] }
        guard let json else { preconditionFailure("every version that a record names has been kept") }
        return try JSONDecoder().decode(Organisation.self, from: Data(json.utf8))
    }

    /// Keeps the organisation as it stands, with sorted keys, so that equal content is equal text.
    func keepVersion(in database: Database) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = String(decoding: try encoder.encode(self), as: UTF8.self)
        try database.run(
            """
            INSERT INTO organisation_version(organisation_id, version, content)
            VALUES (\(id), \(version), \(json))
            """)
    }
}
