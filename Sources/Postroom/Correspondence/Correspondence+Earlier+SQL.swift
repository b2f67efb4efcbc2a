import SQL

/// What was written to a customer before, for whoever is about to write again.
extension Correspondence {
    /// So many of a customer's newest letters are looked through.
    private static let lookedThrough = 200

    /// The newest letter of a type to a customer that was made or sent since a moment.
    package static func latest(
        of type: ID<CorrespondenceType>, to customer: ID<Customer>, since: Moment, in office: Office
    ) throws -> Correspondence? {
        try office.require(.view, of: .correspondence)
        return try office.database.first(
            """
            \(selection) WHERE k.id IN (
                SELECT id FROM correspondence WHERE customer_id = \(customer) ORDER BY id DESC LIMIT \(lookedThrough))
              AND k.type_id = \(type) AND k.organisation_id = \(office.organisationID) AND k.deleted_at IS NULL
              AND coalesce(k.last_sent_at, k.created_at) >= \(since)
            ORDER BY k.id DESC LIMIT 1
            """
        ) { Correspondence($0) }
    }

    /// A letter with the very same content that the same person wrote within the hour: what comes of going back to the
    /// form and pressing Save once more.
    static func twin(of letter: PreparedLetter, in office: Office) throws -> Correspondence? {
        guard let staff = office.actor.staffID else { return nil }
        return try office.database.first(
            """
            \(selection) WHERE k.id IN (
                SELECT id FROM correspondence WHERE customer_id = \(letter.customer.id) ORDER BY id DESC LIMIT 20)
              AND k.type_id = \(letter.type.id) AND k.date = \(letter.date) AND k.deleted_at IS NULL
              AND k.created_by = \(staff) AND k.created_at >= \(office.now - 3_600)
              AND EXISTS (SELECT 1 FROM correspondence_content w
                WHERE w.correspondence_id = k.id AND w.content = \(letter.json))
            ORDER BY k.id LIMIT 1
            """
        ) { Correspondence($0) }
    }
}
