import SQL

extension ContactPoint.Kind: SQLBindable, SQLReadable {}
extension ContactPoint.State: SQLBindable, SQLReadable {}

extension Contact {
    /// A customer's contacts, the default one first.
    package static func of(_ customer: ID<Customer>, in office: Office) throws -> [Contact] {
        let contacts = try office.database.rows(
            "SELECT id, name, salutation, job_title, is_default FROM contact WHERE customer_id = \(customer)"
        ) { Contact(id: $0[0], name: $0[1], salutation: $0[2], jobTitle: $0[3], isDefault: $0[4]) }
        // A handful is put in order quicker here than by the database.
        return contacts.count < 2 ? contacts : contacts.sorted { $0.rank < $1.rank }
    }
}

extension Contact {
    fileprivate var rank: (Int, Int) { (isDefault ? 0 : 1, id.number) }
}

extension ContactPoint {
    /// Every way to reach a customer, the customer's own first, then by contact.
    package static func of(_ customer: ID<Customer>, in office: Office) throws -> [ContactPoint] {
        let points = try office.database.rows(
            """
            SELECT p.id, p.contact_id, coalesce(c.name, ''), p.kind, p.value, p.is_default, p.for_billing,
              p.for_credit_control, p.for_customer_services, p.for_marketing, p.state, p.state_reason, p.state_at
            FROM contact_point p LEFT JOIN contact c ON c.id = p.contact_id
            WHERE p.customer_id = \(customer)
            """
        ) { row in
            var classes: Set<CorrespondenceClass> = []
            if row[6] { classes.insert(.billing) }
            if row[7] { classes.insert(.creditControl) }
            if row[8] { classes.insert(.customerServices) }
            if row[9] { classes.insert(.marketing) }
            return ContactPoint(
                id: row[0], contactID: row[1], contactName: row[2], kind: row[3], value: row[4], isDefault: row[5],
                classes: classes, state: row[10], stateReason: row[11], stateAt: row[12])
        }
        return points.count < 2 ? points : points.sorted { $0.rank < $1.rank }
    }

    /// The customer's own before its contacts', the default one before others.
    private var rank: (Int, Int, Int) { (contactID?.number ?? 0, isDefault ? 0 : 1, id.number) }

    /// Where an email of this class goes when nobody chooses: addresses kept for the class; else the default
    /// contact's; else the customer's own; else any. Unusable addresses are left out at every step.
    package static func defaultRecipients(
        of customer: ID<Customer>, for correspondenceClass: CorrespondenceClass, in office: Office
    ) throws -> [ContactPoint] {
        let usable = try of(customer, in: office).filter(\.isUsableEmail)
        let kept = usable.filter { $0.classes.contains(correspondenceClass) }
        if !kept.isEmpty { return kept }
        let preferred = try Contact.of(customer, in: office).first(where: \.isDefault)?.id
        let general = usable.filter { $0.classes.isEmpty }
        let candidates = [
            general.filter { $0.contactID != nil && $0.contactID == preferred },
            general.filter { $0.contactID == nil },
            general,
        ]
        guard let first = candidates.first(where: { !$0.isEmpty }) else { return [] }
        let defaults = first.filter(\.isDefault)
        return defaults.isEmpty ? Array(first.prefix(1)) : defaults
    }
}
