import SQL

/// What the sample's customers pay from: those who pay by direct debit have a bank account, those who pay by card a
/// card. Of no number is there more than an invented end.
enum SamplePaymentSources {
    static func add(in office: Office) throws {
        try office.database.run(
            """
            INSERT INTO direct_debit_account(organisation_id, customer_id, account_key, holder, number_end,
              sort_code_end, reference, form_token, created_at)
            SELECT organisation_id, id, account_key, substr(name, 1, 100), substr('000' || ((id * 7919 + 13) % 10000), -4),
              substr('0' || ((id * 31 + 7) % 100), -2), 'MD-' || account_number, 'sample account ' || id, \(office.now)
            FROM customer WHERE organisation_id = \(office.organisationID) AND payment_method = 'direct debit'
            """)
        try office.database.run(
            """
            INSERT INTO payment_card(organisation_id, customer_id, account_key, holder, number_end, expires, reference,
              form_token, created_at)
            SELECT organisation_id, id, account_key, substr(name, 1, 100), substr('000' || ((id * 6151 + 7) % 10000), -4),
              (2026 + id % 4) || '-' || substr('0' || (id % 12 + 1), -2), 'card-' || account_number,
              'sample card ' || id, \(office.now)
            FROM customer WHERE organisation_id = \(office.organisationID) AND payment_method = 'card'
            """)
    }
}
