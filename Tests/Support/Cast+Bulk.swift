import Foundation
package import Postroom
import SQL

/// Bulk mailings in the cast, as the confirmed list leaves them.
extension Cast {
    /// A mailing to these customers that was just started.
    ///
    /// - Parameter isStarted: `false`: Create Letters was not pressed yet.
    @discardableResult
    package func mailing(
        _ action: BulkMailing.Action, type code: String = "overdue-account", to customers: [Customer],
        mode: BulkMailing.Mode = .accounts, filter: CustomerFilter = CustomerFilter(), texts: [String: String] = [:],
        by staff: ID<Staff>? = nil, isStarted: Bool = true
    ) throws -> BulkMailing {
        guard let type = try CorrespondenceType.find(code: code, in: office) else {
            preconditionFailure("Postroom ships the type \(code)")
        }
        let reason: BulkItem.Reason = mode == .filters ? .matched : .named
        let id: ID<BulkMailing> = ID(
            try office.database.insert(
                """
                INSERT INTO bulk_mailing(organisation_id, type_id, action, mode, filter, entries, texts, state,
                  form_token, created_at, created_by, today, started_at, started_by, listed)
                VALUES (\(office.organisationID), \(type.id), \(action.rawValue), \(mode.rawValue),
                  \(String(decoding: try JSONEncoder().encode(filter), as: UTF8.self)), '[]',
                  \(String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)),
                  \(isStarted ? "running" : "selected"), \(UUID().uuidString), \(office.now), \(staff), \(office.today),
                  \(isStarted ? office.now : nil), \(staff), \(customers.count))
                """))
        for (index, customer) in customers.enumerated() {
            try office.database.run(
                """
                INSERT INTO bulk_item(mailing_id, position, customer_id, outcome, reason)
                VALUES (\(id), \(index + 1), \(customer.id), 0, \(reason.rawValue))
                """)
        }
        return try mailing(id)
    }

    /// The mailing as the database has it now.
    package func mailing(_ id: ID<BulkMailing>) throws -> BulkMailing {
        guard let mailing = try BulkMailing.find(id, in: office) else { preconditionFailure("it is in the cast") }
        return mailing
    }

    /// Somebody who owes and can be emailed.
    @discardableResult
    package func debtor(_ number: Int, owing amount: Int = 100_00) throws -> Customer {
        let account = "B" + String(10_000 + number)
        let customer = try customer(account, "Debtor \(number) Ltd")
        try point(.email, "accounts@debtor\(number).example", of: customer)
        try address(
            of: customer, PostalAddress(line1: "\(number) Kirkgate", city: "Leeds", postcode: "LS1 1AA"))
        try invoice("INV-\(account)", of: customer, date: "2026-10-01", due: "2026-10-31", amount: amount)
        return customer
    }

    /// What the items of a mailing came to, by position.
    package func items(of mailing: BulkMailing) throws -> [(outcome: BulkItem.Outcome, reason: BulkItem.Reason)] {
        try office.database.rows(
            "SELECT outcome, reason FROM bulk_item WHERE mailing_id = \(mailing.id) ORDER BY position"
        ) { row in
            guard let outcome = BulkItem.Outcome(rawValue: row[0]), let reason = BulkItem.Reason(rawValue: row[1])
            else {
                preconditionFailure("a stored item has an outcome and a reason")
            }
            return (outcome, reason)
        }
    }
}
