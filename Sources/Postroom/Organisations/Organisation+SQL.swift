package import SQL

extension Organisation {
    private static let columns: SQL = """
        id, code, name, legal_name, registered_in, registered_number, registered_office, vat_number,
        address, telephone, email, website, time_zone, currency, letter_layout, accent_colour,
        bank_name, bank_account_name, bank_sort_code, bank_account_number, bank_iban,
        sender_name, sender_email, reply_to, signatory_name, signatory_title, version
        """

    private init(_ row: borrowing Row) {
        id = row[0]
        code = row[1]
        name = row[2]
        particulars = Particulars(
            legalName: row[3], registeredIn: row[4], registeredNumber: row[5], registeredOffice: row[6],
            vatNumber: row[7])
        address = (row[8] as String).split(separator: "\n").map(String.init)
        telephone = row[9]
        email = row[10]
        website = row[11]
        timeZoneName = row[12]
        currency = row[13]
        letterLayout = row[14]
        accentColour = row[15]
        bank = BankDetails()
        bank.bank = row[16]
        bank.accountName = row[17]
        bank.sortCode = row[18]
        bank.accountNumber = row[19]
        bank.iban = row[20]
        sender = Sender()
        sender.name = row[21]
        sender.email = row[22]
        sender.replyTo = row[23]
        signatory = Signatory()
        signatory.name = row[24]
        signatory.title = row[25]
        version = row[26]
    }

    /// The organisation in whose name the office works.
    package static func current(in office: Office) throws -> Organisation {
        guard let organisation = try find(office.organisationID, in: office.database) else {
            preconditionFailure("an actor belongs to an organisation that exists")
        }
        return organisation
    }

    package static func find(_ id: ID<Organisation>, in database: Database) throws -> Organisation? {
        try database.first("SELECT \(columns) FROM organisation WHERE id = \(id)") { Organisation($0) }
    }

    package static func find(code: String, in database: Database) throws -> Organisation? {
        try database.first("SELECT \(columns) FROM organisation WHERE code = \(code)") { Organisation($0) }
    }

    package static func all(in database: Database) throws -> [Organisation] {
        try database.rows("SELECT \(columns) FROM organisation ORDER BY name, id") { Organisation($0) }
    }

    /// Stores a new organisation with everything a new office needs: statuses, classes, flags, types, templates,
    /// TODO rules.
    package static func found(
        code: String, name: String, currency: Currency = .pounds, in database: Database, clock: Clock
    ) throws -> Organisation {
        try database.atomically {
            let id: ID<Organisation> = ID(
                try database.insert(
                    """
                    INSERT INTO organisation(code, name, legal_name, currency)
                    VALUES (\(code), \(name), \(name), \(currency))
                    """))
            guard let organisation = try find(id, in: database) else { preconditionFailure("just inserted") }
            try organisation.keepVersion(in: database)
            let office = Office(
                database: database, clock: clock,
                actor: Actor(.postroom, organisationID: id, timeZone: organisation.timeZone))
            try CustomerStatus.addShipped(in: office)
            try CustomerClass.addShipped(in: office)
            try Flag.addShipped(in: office)
            _ = try BaseRate.addShipped(in: database)
            try CorrespondenceType.addShipped(in: office)
            try TodoRule.addShipped(in: office)
            try ShippedNote.addShipped(in: office)
            return organisation
        }
    }

    /// Stores changed particulars; `false` where somebody else changed them meanwhile. What they were is kept.
    package func save(in office: Office) throws -> Bool {
        try office.require(.full, of: .configuration)
        return try office.atomically {
            guard try update(in: office), let saved = try Organisation.find(id, in: office.database) else {
                return false
            }
            try saved.keepVersion(in: office.database)
            return true
        }
    }

    private func update(in office: Office) throws -> Bool {
        try office.database.run(
            """
            UPDATE organisation SET name = \(name), legal_name = \(particulars.legalName),
              registered_in = \(particulars.registeredIn), registered_number = \(particulars.registeredNumber),
              registered_office = \(particulars.registeredOffice), vat_number = \(particulars.vatNumber),
              address = \(address.joined(separator: "\n")), telephone = \(telephone), email = \(email),
              website = \(website), time_zone = \(timeZoneName), letter_layout = \(letterLayout),
              accent_colour = \(accentColour), bank_name = \(bank.bank), bank_account_name = \(bank.accountName),
              bank_sort_code = \(bank.sortCode), bank_account_number = \(bank.accountNumber), bank_iban = \(bank.iban),
              sender_name = \(sender.name), sender_email = \(sender.email), reply_to = \(sender.replyTo),
              signatory_name = \(signatory.name), signatory_title = \(signatory.title), version = version + 1
            WHERE id = \(id) AND version = \(version)
            """) == 1
    }
}
