import Foundation
import Postroom
import SQL
import Support
import Testing

/// A real open-items ledger that lies beside the checkout; without it these tests say so and do nothing.
@Suite struct `The real ledger` {
    private func file(_ name: String) -> ImportSource? {
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        var folders = [checkout.appendingPathComponent("../shared").path]
        if let named = ProcessInfo.processInfo.environment["POSTROOM_SHARED"] {
            folders.insert(named, at: 0)
        }
        let paths = folders.map { $0 + "/data/" + name }
        guard let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            print("Skipped: there is no \(paths.joined(separator: " nor ")).")
            return nil
        }
        return .file(path: path)
    }

    private func count(_ table: SQL, in office: Office) throws -> Int {
        try office.database.first("SELECT count(*) FROM \(table)") { $0[0] } ?? 0
    }

    @Test func `is taken in as it is, and a second time changes nothing`() throws {
        guard let accounts = file("accounts.csv"), let invoices = file("invoices.csv") else { return }
        let office = try TestOffice.open()
        var customers = Import(.accounts, named: "accounts.csv", source: accounts)
        customers.currency = .dollars
        let ledger = Import(.invoices, named: "invoices.csv", source: invoices)

        #expect(try customers.done(in: office) == [694, 0, 0, 0])
        #expect(try ledger.done(in: office) == [9_681, 0, 0, 0])
        #expect(try count("customer", in: office) == 694)
        #expect(try count("customer WHERE overdue_count > 0", in: office) == 563)
        let overdue: Int? = try office.database.first("SELECT sum(overdue_count) FROM customer") {
            $0[0]
        }
        #expect(overdue == 6_618)
        #expect(
            try count("customer WHERE currency = 'USD' AND account_number LIKE '0%'", in: office) > 0)

        #expect(try customers.done(in: office) == [0, 0, 694, 0])
        #expect(try ledger.done(in: office) == [0, 0, 9_681, 0])
        #expect(try count("contact", in: office) == 694)
        #expect(try count("contact_point WHERE kind = 'email'", in: office) == 694)
    }
}
