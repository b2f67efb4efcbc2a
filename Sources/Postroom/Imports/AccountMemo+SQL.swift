import SQL

extension AccountMemo {
    /// The customer of the row's account.
    mutating func find(_ row: ImportRow, in office: Office) throws -> Entry {
        let written = row.text(.account) ?? ""
        if let entry = known[written] { return entry }
        let account = try AccountIntake.account(row)
        let found = try office.database.first(
            """
            SELECT id, currency FROM customer
            WHERE account_key = \(account.key) AND organisation_id = \(office.organisationID)
            """
        ) { Entry(id: $0[0], currency: $0[1]) }
        guard let entry = found else { throw BadRow("there is no account \(account.text)") }
        known[written] = entry
        return entry
    }
}
