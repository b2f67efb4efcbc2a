import SQL

extension AccountLists {
    static func load(in office: Office) throws -> AccountLists {
        var lists = AccountLists()
        for status in try CustomerStatus.all(in: office) {
            if lists.statuses.isEmpty { lists.firstStatusID = status.id.number }
            lists.statuses[status.name.folded] = status.id.number
        }
        for kind in try CustomerClass.all(in: office) {
            if lists.classes.isEmpty { lists.firstClassID = kind.id.number }
            lists.classes[kind.name.folded] = (kind.id.number, kind.isIndividual ? .resident : .company)
        }
        for person in try Staff.all(in: office) {
            lists.staff[person.name.folded] = person.id.number
            lists.staff[person.email.folded] = person.id.number
        }
        for flag in try Flag.all(in: office) { lists.flags[flag.name.folded] = flag.id.number }
        lists.currency = try Organisation.current(in: office).currency
        return lists
    }
}

extension AccountIntake {
    static func anyCustomer(in office: Office) throws -> Bool {
        try office.database.exists("SELECT 1 FROM customer LIMIT 1")
    }

    /// The customer of this account number, of whatever organisation.
    func find(_ account: AccountNumber) throws -> StoredAccount? {
        let found = try office.database.first(
            """
            SELECT c.id, c.organisation_id, c.name, c.status_id, c.class_id, c.kind, c.payment_method,
              c.account_manager_id, c.credit_controller_id, c.currency, c.terms, c.receives_email, c.since,
              a.line1, a.line2, a.line3, a.city, a.county, a.postcode, a.country, p.id, p.name, p.salutation,
              g.name, b.name, y.name
            FROM customer c
            LEFT JOIN address a ON a.customer_id = c.id AND a.kind = 'billing'
            LEFT JOIN contact p ON p.customer_id = c.id AND p.source = 'import'
            LEFT JOIN customer_division g ON g.id = c.group_id
            LEFT JOIN customer_division b ON b.id = c.building_id
            LEFT JOIN customer_division y ON y.id = c.billing_cycle_id
            WHERE c.account_key = \(account.key)
            """
        ) { Self.read($0) }
        guard var found, found.organisationID == office.organisationID.number else { return found }
        found.points = try points(of: found)
        found.record.flagIDs = Set(
            try office.database.rows("SELECT flag_id FROM customer_flag WHERE customer_id = \(found.id)") {
                $0[0] as Int
            })
        return found
    }

    private static func read(_ row: borrowing Row) -> StoredAccount {
        var record = AccountRecord(statusID: row[3], classID: row[4], currency: row[9])
        record.name = row[2]
        record.kind = row[5]
        record.paymentMethod = row[6]
        record.accountManagerID = row[7]
        record.creditControllerID = row[8]
        record.terms = row[10]
        record.receivesEmail = row[11]
        record.since = row[12]
        record.address = PostalAddress(
            line1: row[13] ?? "", line2: row[14] ?? "", line3: row[15] ?? "", city: row[16] ?? "",
            county: row[17] ?? "", postcode: row[18] ?? "", country: row[19] ?? "")
        record.contactName = row[21] ?? ""
        record.salutation = row[22] ?? ""
        record.divisions[.group] = row[23] as String?
        record.divisions[.building] = row[24] as String?
        record.divisions[.billingCycle] = row[25] as String?
        return StoredAccount(id: row[0], organisationID: row[1], record: record, contactID: row[20])
    }

    private func points(of account: StoredAccount) throws -> [PointRecord] {
        try office.database.rows(
            "SELECT id, kind, value, value_key, contact_id, is_default FROM contact_point WHERE customer_id = \(account.id)"
        ) { row in
            let contactID: Int? = row[4]
            return PointRecord(
                id: row[0], kind: row[1], value: row[2], key: row[3],
                isImported: contactID == nil || contactID == account.contactID, isDefault: row[5])
        }
    }

    // MARK: Writing

    mutating func add(_ account: AccountNumber, _ record: AccountRecord, _ points: [PointRecord])
        throws
    {
        _ = try writer.add(account, record, points)
    }

    mutating func change(
        _ stored: StoredAccount, from old: AccountRecord, to record: AccountRecord,
        _ points: [PointRecord],
        _ changes: [String]
    ) throws {
        try writer.change(stored, from: old, to: record, points)
        if record.currency != old.currency { touched.insert(stored.id) }
        try Audit.record(
            "changed", of: .customer, stored.id, customer: ID(stored.id),
            summary: "By import: " + changes.joined(separator: ", "), in: office)
    }

    mutating func finish() throws {
        try aside?.putBack(in: office)
        try writer.finish()
        try TouchedCustomers.keepFigures(of: touched, in: office)
    }
}
