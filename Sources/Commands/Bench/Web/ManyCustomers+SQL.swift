import Foundation
import Postroom
import SQL

/// An office with a hundred thousand made-up customers, made once and kept between runs.
struct ManyCustomers {
    static let count = 100_000
    private static let email = "sam.bench@calderfibre.example"
    private static let password = "correct horse battery"

    /// The data folder; its database is a copy that may be written to.
    let data: URL
    private let office: Office

    init(on ground: Ground) throws {
        let kept = ground.store.appending(path: "customers-\(Self.count)-v\(Schema.version).sqlite")
        if access(kept.path, R_OK) != 0 {
            let unfinished = ground.scratch.appending(path: "unfinished.sqlite")
            try Self.make(at: unfinished.path)
            try FileManager.default.moveItem(at: unfinished, to: kept)
        }
        data = try ground.folder("customers")
        let path = data.appending(path: "postroom.sqlite").path
        try Child.output(of: ["cp", kept.path, path])
        office = try Office.open(at: path)
    }

    /// Signs in and returns the cookie that a browser would show.
    func cookie() throws -> String {
        let answer = try Session.open(
            email: Self.email, password: Self.password, network: "127.0.0.1", previous: nil, in: office.database,
            clock: office.clock)
        guard case .signedIn(let token) = answer else {
            preconditionFailure("the sample's password is known: \(answer)")
        }
        return "postroom=\(token)"
    }

    /// Pages of the Customer List that begin anywhere.
    func listAddresses(_ count: Int) throws -> [String] {
        try some(count).map { id, account in "/customers?after=\(id).\(account)" }
    }

    private func some(_ count: Int) throws -> [(Int, String)] {
        let step = max(1, Self.count / count)
        return try office.database.rows(
            "SELECT id, account_key FROM customer WHERE id % \(step) = 0 AND id <= \(Self.count - 100)"
        ) { ($0[0], $0[1]) }
    }

    private static func make(at path: String) throws {
        let database = try Database(path: path, synced: false)
        let clock = Clock.system
        try Schema.migrate(database, clock: clock)
        let organisation = try Organisation.found(code: "calder", name: "Calder Fibre", in: database, clock: clock)
        let office = Office(
            database: database, clock: clock,
            actor: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
        _ = try Staff.add(
            email: email, name: "Sam Bench", role: .manager, password: password, creditController: true, in: office)
        try database.atomically { try fill(office) }
        try database.script("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    private static func fill(_ office: Office) throws {
        try office.database.run(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
            INSERT INTO customer(organisation_id, account_number, account_key, name, name_key, status_id, class_id,
              credit_controller_id, currency, balance, unpaid, overdue, oldest_due, created_at)
            SELECT \(office.organisationID), CAST(10000 + i AS TEXT), CAST(10000 + i AS TEXT),
              'Wharf & Sons Trading ' || i || ' Ltd', 'wharf & sons trading ' || i || ' ltd',
              (SELECT min(id) FROM customer_status), (SELECT min(id) FROM customer_class), (SELECT min(id) FROM staff),
              'GBP', i % 90000, i % 90000, i % 45000, CASE WHEN i % 3 = 0 THEN '2026-09-' || (10 + i % 20) END,
              \(office.now)
            FROM n
            """)
    }
}
