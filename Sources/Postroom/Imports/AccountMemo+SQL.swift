import SQL

extension AccountMemo {
    /// The customer of the row's account.
    mutating func find(_ row: ImportRow, in office: Office) throws -> Entry {
        let account = try AccountIntake.account(row)
        if known[account.key] == nil {
            known[account.key] = .some(
                try office.database.first(
                    """
                    SELECT id, currency FROM customer
                    WHERE account_key = \(account.key) AND organisation_id = \(office.organisationID)
                    """
                ) { Entry(id: $0[0], currency: $0[1]) })
        }
        guard let found = known[account.key], let entry = found else {
            throw BadRow("there is no account \(account.text)")
        }
        return entry
    }
}
