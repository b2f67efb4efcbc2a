import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `Send Bills` {
    private let office: Office
    private let clerk: Clerk

    init() throws {
        office = try TestOffice.open()
        try Cast.assembled(in: office)
        clerk = try Clerk.signedIn(as: .staff, at: office)
        for number in ["INV-204893", "INV-205260", "INV-205377"] { try bill(number) }
    }

    private func bill(_ number: String) throws {
        let document = try office.database.insert(
            """
            INSERT INTO document(organisation_id, kind, filename, media_type, size, sha256, created_at)
            VALUES (\(office.organisationID), 'bill', 'bill.pdf', 'application/pdf', 4,
              \(String(repeating: "0", count: 64)), 5)
            """)
        try office.database.run("UPDATE invoice SET document_id = \(document) WHERE number = \(number)")
    }

    private func id(_ number: String) throws -> Int {
        try #require(try office.database.first("SELECT id FROM invoice WHERE number = \(number)") { $0[0] })
    }

    @Test(.proves(99, 100)) func `is a path of its own in the Billing menu, to which the letters' screens refer`() {
        for screen in ["/send-letters", "/bulk-mailings/new"] {
            clerk.open(screen)
            #expect(clerk.page.contains("<h2>Billing</h2>"))
            #expect(clerk.page.contains("<a href=\"/send-bills\">Send Bills</a></li>"))
            #expect(clerk.page.count(of: "href=\"/send-bills\"") >= 2, "the menu and a sentence")
        }
        clerk.open("/send-bills")
        #expect(
            clerk.status == 200 && clerk.faults.isEmpty && clerk.page.contains("name=\"from\" value=\"2026-11-01\""))
    }

    @Test func `lists the bills that were never emailed, and names the invoices that have none`() throws {
        clerk.open("/send-bills?select=1&from=")
        #expect(clerk.page.contains("3 bills match") && clerk.page.contains("Email INV-205377\" checked"))
        #expect(clerk.page.contains("/customers/12345/invoices/INV-204417/bill/new"))
        clerk.open("/send-bills?select=1&from=2026-10-10&to=2026-10-31")
        #expect(clerk.page.contains("1 bill matches") && clerk.page.contains("Email INV-205260"))
        clerk.open("/send-bills?select=1&from=&outstanding_from=500")
        #expect(clerk.page.contains("1 bill matches") && clerk.page.contains("Email INV-205377"))
        clerk.open("/send-bills?select=1&from=2026-11-02&to=2026-11-01")
        #expect(clerk.status == 422)
        try office.database.run("UPDATE customer SET receives_email = 0")
        clerk.open("/send-bills?select=1&from=")
        #expect(clerk.page.contains("No bills match") && clerk.page.contains("3 bills are left out"))
    }

    @Test func `hides what was emailed, unless it is asked for`() throws {
        try office.database.run("UPDATE invoice SET emailed_at = \(office.now) WHERE number = 'INV-205377'")
        clerk.open("/send-bills?select=1&from=")
        #expect(clerk.page.contains("2 bills match") && !clerk.page.contains("INV-205377"))
        clerk.open("/send-bills?select=1&from=&exclude_sent=no")
        #expect(clerk.page.contains("3 bills match") && clerk.page.contains("It was emailed before."))
    }

    @Test func `orders the bills of one customer together, once`() throws {
        clerk.open("/send-bills?select=1&from=")
        let fields: [(name: String, value: String)] = [
            ("bill", "\(try id("INV-205260"))"), ("bill", "\(try id("INV-205377"))"),
            ("send_token", clerk.between("name=\"send_token\" value=\"", "\"") ?? ""), ("seen", "0"),
        ]
        clerk.send("/send-bills", fields)
        #expect(clerk.page.contains("Bills are being emailed.") && clerk.page.contains("1 customer’s bills"))
        let first = clerk.address
        clerk.send("/send-bills", fields)
        #expect(clerk.address == first)
        clerk.open("/send-bills?select=1&from=")
        #expect(clerk.page.contains("Somebody has just sent it"))
        #expect(!clerk.page.contains("aria-label=\"Email INV-205377\""))
        clerk.send("/send-bills", [("send_token", "abcdefabcdefabcdef"), ("seen", "0")])
        #expect(clerk.status == 422 && clerk.page.contains("Choose at least one bill."))
    }
}
