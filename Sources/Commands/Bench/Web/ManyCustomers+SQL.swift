import Foundation
import Postroom
import SQL

/// The sample office with a hundred thousand made-up customers; some of them have fifty entries and more on their page.
struct ManyCustomers {
    static let count = 100_000
    private static let email = "tom.aldridge@calderfibre.example"
    /// How many customers are visited, each with a full page.
    private static let visited = 2_000

    let data: URL
    private let office: Office

    /// Made once in `.build/bench` and copied, since making them takes a while.
    init(on ground: Ground) throws {
        let program = ground.program("postroom")
        data = try ground.folder("customers")
        let path = data.appending(path: "postroom.sqlite").path
        let kept = ground.store.appending(path: "customers-\(try Self.edition(of: program)).sqlite")
        if access(kept.path, R_OK) != 0 {
            try Child.output(
                of: [program, "sample", "--customers", String(Self.count)], environment: ["POSTROOM_DATA": data.path])
            try Self.fillPages(of: path)
            try Child.output(of: ["cp", path, kept.path])
        } else {
            try Child.output(of: ["cp", kept.path, path])
        }
        office = try Office.open(at: path)
    }

    /// Signs in and returns the cookie that a browser would show.
    func cookie() throws -> String {
        let answer = try Session.open(
            email: Self.email, password: Sample.password, network: "127.0.0.1", previous: nil, in: office.database,
            clock: office.clock)
        guard case .signedIn(let token) = answer else {
            preconditionFailure("the sample's password is known: \(answer)")
        }
        return "postroom=\(token)"
    }

    /// Overviews of customers whose history fills the page.
    func customerAddresses() throws -> [String] {
        try Self.some(Self.visited, in: office.database).map { "/customers/\($0.account)" }
    }

    /// Pages of the Customer List that begin anywhere.
    func listAddresses() throws -> [String] {
        try Self.some(5_000, in: office.database).map { "/customers?after=\($0.id).\($0.account)" }
    }

    private static func some(_ wanted: Int, in database: Database) throws -> [(id: Int, account: String)] {
        let step = max(1, count / wanted)
        return try database.rows(
            "SELECT id, account_key FROM customer WHERE id % \(step) = 0 ORDER BY id LIMIT \(wanted)"
        ) { (id: $0[0], account: $0[1]) }
    }

    /// Another program or another schema makes another office.
    private static func edition(of program: String) throws -> String {
        let words = try Child.output(of: ["sha256sum", program])
        return String(words.prefix(12))
    }

    /// Five copies of every invoice of those who are visited, all paid, so that the figures stay true.
    private static func fillPages(of path: String) throws {
        let database = try Database(path: path, synced: false)
        let step = max(1, count / visited)
        _ = try database.atomically {
            try database.run(
                """
                INSERT INTO invoice(organisation_id, customer_id, number, number_key, date, due_date, amount, outstanding,
                  currency)
                SELECT i.organisation_id, i.customer_id, i.number || '-' || n.column1, i.number_key || '-' || n.column1,
                  i.date, i.due_date, i.amount, 0, i.currency
                FROM invoice i, (VALUES (1), (2), (3), (4), (5)) AS n
                WHERE i.customer_id % \(step) = 0
                """)
        }
        try database.script("PRAGMA wal_checkpoint(TRUNCATE)")
    }
}
