import SQL

/// Writes customers with their address, contact, ways to reach them and flags.
///
/// It numbers customers and contacts itself, because asking SQLite for the id of each inserted row costs more than the
/// row. So one writer lives no longer than the transaction it was made in.
struct AccountWriter {
    private let office: Office
    private var lastCustomerID: Int
    private var lastContactID: Int
    /// By kind and folded name, as far as they were asked for.
    private var divisions: [Division.Kind: [String: ID<Division>]] = [:]
    /// Names that changed and are not in the index yet; the old one is `nil` for a new customer.
    private var renamed: [(id: ID<Customer>, old: String?, new: String)] = []

    init(in office: Office) throws {
        self.office = office
        lastCustomerID = try office.database.first("SELECT coalesce(max(id), 0) FROM customer") { $0[0] } ?? 0
        lastContactID = try office.database.first("SELECT coalesce(max(id), 0) FROM contact") { $0[0] } ?? 0
    }

    mutating func add(_ account: AccountNumber, _ record: AccountRecord, _ points: [PointRecord]) throws -> ID<
        Customer
    > {
        lastCustomerID += 1
        let id = ID<Customer>(lastCustomerID)
        try office.database.run(
            """
            INSERT INTO customer(id, organisation_id, account_number, account_key, name, name_key, status_id, class_id,
              kind, payment_method, account_manager_id, credit_controller_id, currency, terms, receives_email, since,
              group_id, building_id, billing_cycle_id, created_at)
            VALUES (\(id), \(office.organisationID), \(account.text), \(account.key), \(record.name),
              \(record.name.folded), \(record.statusID), \(record.classID), \(record.kind), \(record.paymentMethod),
              \(record.accountManagerID), \(record.creditControllerID), \(record.currency), \(record.terms),
              \(record.receivesEmail), \(record.since), \(try division(.group, of: record)),
              \(try division(.building, of: record)), \(try division(.billingCycle, of: record)), \(office.now))
            """)
        renamed.append((id, nil, record.name))
        if record.address != PostalAddress() { try write(record.address, of: id.number) }
        let contactID =
            record.contactName.isEmpty ? nil : try addContact(record, to: id.number, isDefault: true)
        for point in points { try add(point, to: id.number, contactID: contactID) }
        for flag in record.flagIDs { try raise(flag, on: id.number) }
        return id
    }

    mutating func change(
        _ stored: StoredAccount, from old: AccountRecord, to record: AccountRecord,
        _ points: [PointRecord]
    ) throws {
        if record.differsItself(from: old) { try update(stored.id, record) }
        if record.name != old.name {
            renamed.append((ID(stored.id), old.name, record.name))
        }
        if record.address != old.address { try write(record.address, of: stored.id) }
        let contactID = try keepContact(stored, from: old, to: record)
        for point in points where stored.isNews(point) {
            if point.isDefault { try clearDefault(point.kind, of: stored) }
            if let mine = stored.points.first(where: { $0.kind == point.kind && $0.key == point.key }) {
                try office.database.run("UPDATE contact_point SET is_default = 1 WHERE id = \(mine.id)")
            } else {
                try add(point, to: stored.id, contactID: contactID)
            }
        }
        for flag in record.flagIDs.subtracting(old.flagIDs) { try raise(flag, on: stored.id) }
    }

    /// Brings the index of names up to date, after the last customer.
    ///
    /// Once the index is written to, each further statement of the transaction makes it put its half-done work on disk;
    /// that costs twice what everything else about a customer does.
    mutating func finish() throws {
        for (id, old, new) in renamed {
            if let old {
                try CustomerIndex.change(id, from: old, to: new, in: office.database)
            } else {
                try CustomerIndex.add(id, name: new, in: office.database)
            }
        }
        renamed = []
    }

    private mutating func update(_ id: Int, _ record: AccountRecord) throws {
        try office.database.run(
            """
            UPDATE customer SET name = \(record.name), name_key = \(record.name.folded), status_id = \(record.statusID),
              class_id = \(record.classID), kind = \(record.kind), payment_method = \(record.paymentMethod),
              account_manager_id = \(record.accountManagerID), credit_controller_id = \(record.creditControllerID),
              currency = \(record.currency), terms = \(record.terms), receives_email = \(record.receivesEmail),
              since = \(record.since), group_id = \(try division(.group, of: record)),
              building_id = \(try division(.building, of: record)),
              billing_cycle_id = \(try division(.billingCycle, of: record)), version = version + 1
            WHERE id = \(id)
            """)
    }

    /// In which of this kind the record puts the customer.
    private mutating func division(_ kind: Division.Kind, of record: AccountRecord) throws -> ID<Division>? {
        guard let name = record.divisions[kind] else { return nil }
        if let known = divisions[kind]?[name.folded] { return known }
        let id = try Division.named(name, kind, in: office)
        divisions[kind, default: [:]][name.folded] = id
        return id
    }

    private func write(_ address: PostalAddress, of customer: Int) throws {
        try office.database.run(
            """
            INSERT INTO address(customer_id, kind, line1, line2, line3, city, county, postcode, country)
            VALUES (\(customer), 'billing', \(address.line1), \(address.line2), \(address.line3), \(address.city),
              \(address.county), \(address.postcode), \(address.country))
            ON CONFLICT (customer_id, kind) DO UPDATE SET line1 = excluded.line1, line2 = excluded.line2,
              line3 = excluded.line3, city = excluded.city, county = excluded.county, postcode = excluded.postcode,
              country = excluded.country
            """)
    }

    private mutating func addContact(_ record: AccountRecord, to customer: Int, isDefault: Bool) throws -> Int {
        lastContactID += 1
        try office.database.run(
            """
            INSERT INTO contact(id, customer_id, name, name_key, salutation, is_default, source)
            VALUES (\(lastContactID), \(customer), \(record.contactName), \(record.contactName.folded),
              \(record.salutation), \(isDefault), 'import')
            """)
        return lastContactID
    }

    /// Brings the contact that imports keep up to date; points given from now on hang on it.
    private mutating func keepContact(
        _ stored: StoredAccount, from old: AccountRecord, to record: AccountRecord
    ) throws -> Int? {
        guard let contactID = stored.contactID else {
            guard !record.contactName.isEmpty else { return nil }
            let hasDefault = try office.database.exists(
                "SELECT 1 FROM contact WHERE customer_id = \(stored.id) AND is_default = 1")
            return try addContact(record, to: stored.id, isDefault: !hasDefault)
        }
        if record.contactName != old.contactName || record.salutation != old.salutation {
            try office.database.run(
                """
                UPDATE contact SET name = \(record.contactName), name_key = \(record.contactName.folded),
                  salutation = \(record.salutation), version = version + 1 WHERE id = \(contactID)
                """)
        }
        return contactID
    }

    private func add(_ point: PointRecord, to customer: Int, contactID: Int?) throws {
        let state = point.isValid ? ContactPoint.State.unverified : .invalid
        try office.database.run(
            """
            INSERT INTO contact_point(customer_id, contact_id, kind, value, value_key, is_default, state, state_reason)
            VALUES (\(customer), \(contactID), \(point.kind), \(point.value), \(point.key), \(point.isDefault), \(state),
              \(point.isValid ? "" : "Not an email address; imported as it was"))
            """)
    }

    private func clearDefault(_ kind: ContactPoint.Kind, of stored: StoredAccount) throws {
        for point in stored.points where point.kind == kind && point.isImported && point.isDefault {
            try office.database.run(
                "UPDATE contact_point SET is_default = 0, version = version + 1 WHERE id = \(point.id)")
        }
    }

    private func raise(_ flag: Int, on customer: Int) throws {
        try office.database.run(
            """
            INSERT INTO customer_flag(customer_id, flag_id) VALUES (\(customer), \(flag))
            ON CONFLICT (customer_id, flag_id) DO NOTHING
            """)
    }
}
