import Foundation
import SQL

/// Writing down for everybody else why they were not picked.
extension BulkRun {
    private static let chunk = 2_000

    /// Somebody who is not on the list, with what the reason may name.
    private struct Outsider {
        let customerID: ID<Customer>
        /// The first condition that kept the customer out; -1 for none.
        let ground: Int
        let statusID: Int
        let unpaid: Int
        let overdue: Int
        let oldestDue: Day?
    }

    /// Explains the next some thousand customers.
    ///
    /// - Returns: whether there are more.
    @discardableResult
    package func explain(in office: Office) throws -> Bool {
        guard mode == .filters else {
            try endExplaining(in: office)
            return false
        }
        return try office.atomically {
            guard let (json, seen, from) = try question(in: office) else { return false }
            let filter = try JSONDecoder().decode(CustomerFilter.self, from: Data(json.utf8))
            // Days are counted from the day of the selection, whenever this is.
            let then = Office(database: office.database, clock: .stopped(at: seen), actor: office.actor)
            let grounds = try filter.grounds(in: then)
            guard let last = try lastCustomer(after: from, in: office) else {
                try endExplaining(in: office)
                return false
            }
            let outsiders = try outsiders(grounds, after: from, to: last, seen: seen, in: office)
            var position = try lastPosition(in: office)
            for outsider in outsiders {
                position += 1
                let (reason, detail) = try reason(of: outsider, grounds, filter, in: then)
                try office.database.run(
                    """
                    INSERT INTO bulk_item(mailing_id, position, customer_id, outcome, reason, detail)
                    VALUES (\(id), \(position), \(outsider.customerID), \(BulkItem.Outcome.notMatched.rawValue),
                      \(reason.rawValue), \(detail))
                    """)
            }
            try office.database.run(
                """
                UPDATE bulk_mailing SET not_matched = not_matched + \(outsiders.count), explained_to = \(last)
                WHERE id = \(id)
                """)
            return true
        }
    }

    /// The filter, when it was asked, and up to which customer its answer is explained.
    private func question(in office: Office) throws -> (filter: String, at: Moment, to: Int)? {
        try office.database.first(
            "SELECT filter, created_at, explained_to FROM bulk_mailing WHERE id = \(id) AND explained_at IS NULL"
        ) { ($0[0], $0[1], $0[2]) }
    }

    private func lastCustomer(after from: Int, in office: Office) throws -> Int? {
        try office.database.first(
            """
            SELECT max(id) FROM (SELECT id FROM customer
              WHERE organisation_id = \(organisationID) AND id > \(from) ORDER BY id LIMIT \(Self.chunk)) AS part
            """
        ) { $0[0] as Int? } ?? nil
    }

    private func lastPosition(in office: Office) throws -> Int {
        try office.database.first("SELECT max(position) FROM bulk_item WHERE mailing_id = \(id)") {
            $0[0] as Int? ?? 0
        } ?? 0
    }

    private func outsiders(
        _ grounds: [CustomerFilter.Ground], after from: Int, to last: Int, seen: Moment, in office: Office
    ) throws -> [Outsider] {
        let cases = grounds.enumerated().map { index, ground -> SQL in
            "WHEN (\(ground.condition)) IS NOT TRUE THEN \(index)"
        }
        let ground: SQL = cases.isEmpty ? "-1" : "CASE \(SQL.joined(cases, by: " ")) ELSE -1 END"
        return try office.database.rows(
            """
            SELECT c.id, \(ground), c.status_id, c.unpaid, c.overdue, c.oldest_due FROM customer c
            WHERE c.organisation_id = \(organisationID) AND c.id > \(from) AND c.id <= \(last)
              AND c.created_at <= \(seen)
              AND NOT EXISTS (SELECT 1 FROM bulk_item i WHERE i.customer_id = c.id AND i.mailing_id = \(id))
            ORDER BY c.id
            """
        ) {
            Outsider(
                customerID: $0[0], ground: $0[1], statusID: $0[2], unpaid: $0[3], overdue: $0[4], oldestDue: $0[5])
        }
    }

    private func reason(
        of outsider: Outsider, _ grounds: [CustomerFilter.Ground], _ filter: CustomerFilter, in office: Office
    ) throws -> (BulkItem.Reason, Int?) {
        guard grounds.indices.contains(outsider.ground) else { return (.changedSince, nil) }
        let ground = grounds[outsider.ground]
        let detail: Int? =
            switch ground.reason {
            case .otherStatus: outsider.statusID
            case .unpaidOutside: outsider.unpaid
            case .overdueOutside: outsider.overdue
            case .daysOverdueOutside: outsider.oldestDue.map { office.today - $0 }
            case .hasFlag, .lacksFlag: ground.flag?.number
            case .received: try filter.notReceived.last(outsider.customerID, in: office)
            case .notReceived: try filter.received.last(outsider.customerID, in: office)
            default: nil
            }
        return (ground.reason, detail)
    }

    private func endExplaining(in office: Office) throws {
        try office.database.run(
            "UPDATE bulk_mailing SET explained_at = \(office.now) WHERE id = \(id) AND explained_at IS NULL")
    }
}

extension CorrespondenceFilter {
    /// When a customer last received one of the letters, seconds UTC.
    fileprivate func last(_ customer: ID<Customer>, in office: Office) throws -> Int? {
        let types = SQL.list(types.sorted { $0.number < $1.number })
        return try office.database.first(
            "SELECT max(last_at) FROM last_received WHERE customer_id = \(customer) AND type_id IN \(types)"
        ) { $0[0] as Int? } ?? nil
    }
}
