import SQL

/// How much may travel with one email.
package enum AttachmentLimit {
    /// All attachments of one email together, in bytes, unless the organisation has set another limit.
    package static let usual = 15_000_000
    /// What an organisation may choose, in megabytes: many mail systems refuse more, and attachments grow by a third on
    /// their way.
    package static let megabytes = 1...25
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
    /// Changes the organisation's limit; what is in the tray already stays as it is.
    package static func set(megabytes count: Int, in office: Office) throws {
        try office.require(.full, of: .configuration)
        precondition(megabytes.contains(count), "the form lets nothing else through")
        try office.atomically {
            let bytes = count * 1_000_000
            guard try self.bytes(in: office) != bytes else { return }
            try office.database.run(
                """
                INSERT INTO setting(organisation_id, name, value)
                VALUES (\(office.organisationID), 'attachment_limit', \(String(bytes)))
                ON CONFLICT (organisation_id, name) DO UPDATE SET value = excluded.value
                """)
            try Audit.record(
                "changed", of: .organisation, office.organisationID.number,
                summary: "attachments of one email: \(bytes.asFileSize) at most", in: office)
        }
    }
}
