import SQL

/// What an address that nobody has confirmed is sent, as the type decides.
package enum UnverifiedEmail: String, Sendable, CaseIterable {
    /// Everything, as to any other address.
    case full
    /// Word that a letter waits, with nothing personal in it, and the link to confirm the address.
    case notice

    package static func of(_ type: ID<CorrespondenceType>, in office: Office) throws -> UnverifiedEmail {
        try office.database.first(
            """
            SELECT unverified_email FROM correspondence_type
            WHERE id = \(type) AND organisation_id = \(office.organisationID)
            """
        ) { $0[0] } ?? .full
    }
}

extension UnverifiedEmail: SQLBindable, SQLReadable {}
