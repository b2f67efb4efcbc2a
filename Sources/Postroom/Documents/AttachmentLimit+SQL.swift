import SQL

/// How much may travel with one email.
package enum AttachmentLimit {
    /// All attachments of one email together, in bytes, unless the organisation has set another limit.
    package static let usual = 15_000_000
    /// Documents beside the correspondence's own.
    package static let extras = 10
    /// Pages of one document.
    package static let pages = 200

    /// Bytes; the setting `attachment_limit` of the organisation.
    package static func bytes(in office: Office) throws -> Int {
        let set: String? = try office.database.first(
            """
            SELECT value FROM setting
            WHERE organisation_id = \(office.organisationID) AND name = 'attachment_limit'
            """
        ) { $0[0] }
        return set.flatMap { Int($0) } ?? usual
    }
}
