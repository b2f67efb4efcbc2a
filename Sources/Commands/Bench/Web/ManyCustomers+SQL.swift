import Foundation
import Postroom
import SQL

/// The sample office with very many made-up customers; some of them have fifty entries and more on their page.
struct ManyCustomers {
    static let usual = 100_000
    static let million = 1_000_000
    private static let email = "tom.aldridge@calderfibre.example"
    /// How many customers are visited, each with a full page.
    private static let visited = 2_000
    /// Raised when what is made here changes, so that what was kept is made anew.
    private static let edition = 1

    let data: URL
    let office: Office
    private let count: Int

    var file: URL { data.appending(path: "postroom.sqlite") }

    /// Made once in `.build/bench`, since making them takes a while: a million about ten minutes and 5 GB.
    init(_ count: Int = usual, on ground: Ground) throws {
        self.count = count
        data = ground.store.appending(
            path: "customers-\(count)-\(Schema.version).\(Sample.edition).\(Self.edition)")
        let file = data.appending(path: "postroom.sqlite")
        let isMade = data.appending(path: "made")
        if access(isMade.path, R_OK) != 0 {
            try Self.removeOthers(of: count, in: ground.store)
            try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
            try Child.output(
                of: [ground.program("postroom"), "sample", "--customers", String(count)],
                environment: ["POSTROOM_DATA": data.path])
            try Self.fillPages(of: file.path, step: max(1, count / Self.visited))
            try Data().write(to: isMade)
        }
        let office = try Office.open(at: file.path)
        guard let organisation = try Organisation.find(code: Sample.organisationCode, in: office.database) else {
            preconditionFailure("the sample office is there")
        }
        self.office = office.acting(
            as: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
    }

    /// Gigabytes that nobody opens any more: offices of this size made by an older edition, or only half made.
    private static func removeOthers(of count: Int, in store: URL) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: store.path)
        where name.hasPrefix("customers-\(count)-") {
            try FileManager.default.removeItem(at: store.appending(path: name))
        }
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
        try some(Self.visited).map { "/customers/\($0.account)" }
    }

    /// Pages of the Customer List that begin anywhere.
    func listAddresses() throws -> [String] {
        try some(5_000).map { "/customers?after=\($0.id).\($0.account)" }
    }

    private func some(_ wanted: Int) throws -> [(id: Int, account: String)] {
        let step = max(1, count / wanted)
        return try office.database.rows(
            "SELECT id, account_key FROM customer WHERE id % \(step) = 0 ORDER BY id LIMIT \(wanted)"
        ) { (id: $0[0], account: $0[1]) }
    }

    /// Five copies of every invoice of those who are visited, all paid, so that the figures stay true.
    private static func fillPages(of path: String, step: Int) throws {
        let database = try Database(path: path, synced: false)
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
