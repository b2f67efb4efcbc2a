import Foundation
import Postroom
import SQL
import Support
import Testing

@Suite struct `Payments in the browser` {
    let office: Office
    let cast: Cast
    let browser: Browser

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        browser = try Browser.signedIn(office, as: .manager)
    }

    private func add(_ amount: String, _ more: [(name: String, value: String)] = []) {
        browser.get("/customers/12345/payments/new")
        let token = browser.page.text(after: "name=\"payment_token\" value=\"", upTo: "\"") ?? ""
        let fields: [(name: String, value: String)] = [
            ("amount", amount), ("date", "2026-11-20"), ("method", "direct debit"), ("status", "taken"),
            ("against", ""), ("reference", ""), ("customer_reference", ""),
        ]
        browser.send(
            to: "/customers/12345/payments",
            fields.filter { field in !more.contains { $0.name == field.name } } + more + [("payment_token", token)])
    }

    @Test func `are added, and shown with the invoices they pay`() {
        add("500.00", [("customer_reference", "HARTLEY <DD>")])
        #expect(browser.page.contains("The payment is added."))
        #expect(browser.page.contains("INV-204417") && browser.page.contains("£87.50"))
        #expect(browser.page.contains("HARTLEY &lt;DD&gt;"))
        browser.get("/customers/12345/payments")
        #expect(browser.page.contains(">H000002</a>") && browser.page.contains("Direct debit"))
        browser.get("/customers/12345/payments.csv")
        #expect(browser.page.contains("12345,H000002,2026-11-20,GBP,500.00,0.00,direct debit,Taken"))
    }

    @Test func `may be for any unpaid invoice, those due first on top`() throws {
        let customer = try cast.customer("12345")
        try office.database.run(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
            INSERT INTO invoice(organisation_id, customer_id, number, number_key, date, due_date, amount, outstanding,
              currency)
            SELECT 1, \(customer.id), 'OLD-' || i, 'old-' || i, date('2026-01-01', i || ' days'),
              date('2026-02-01', i || ' days'), 100, 100, 'GBP' FROM n
            """)
        browser.get("/customers/12345/payments/new")
        let offered = (1...60).map { browser.page.range(of: ">OLD-\($0), £1.00 outstanding<")?.lowerBound }
        #expect(!offered.contains(nil) && offered.compactMap(\.self) == offered.compactMap(\.self).sorted())
        #expect(!browser.page.contains("that are due first"))
    }

    @Test func `that are mistyped are refused, and what was typed stays`() {
        add("five", [("reference", "Mine")])
        #expect(browser.status == 422)
        #expect(browser.page.contains("Enter the amount as a number such as 150.00."))
        #expect(browser.page.contains("value=\"Mine\"") && browser.page.contains("value=\"five\""))
    }

    @Test func `that failed make a letter, a TODO, and the debt again`() throws {
        add("500.00")
        let address = browser.address
        browser.get("\(address)/fail")
        #expect(browser.page.contains("The letter Failed Payment is made, ready to be sent. Nothing is emailed."))
        #expect(browser.page.contains("The rule “Payment failed” adds a TODO."))
        browser.send(to: "\(address)/fail", [("version", "1"), ("reason", "Refer to payer"), ("date", "2026-11-20")])
        #expect(browser.page.contains("The payment is recorded as failed."))
        #expect(browser.page.contains("Failed Payment is being made."))
        #expect(browser.page.contains("A payment failed: find out why"))
        #expect(try Occurrence.waiting(limit: 9, in: office).map(\.kind) == [.directDebitFailed])
        browser.send(to: "\(address)/fail", [("version", "1"), ("reason", "Again"), ("date", "2026-11-20")])
        #expect(browser.page.contains("This payment is failed already."))
        #expect(try Occurrence.waiting(limit: 9, in: office).count == 1)
        add("500.00", [("reference", "AGAIN")])
        browser.get(address)
        #expect(browser.page.contains("Payment received: £500.00"))
    }

    @Test func `that are reversed ask why`() {
        add("500.00")
        let address = browser.address
        browser.get("\(address)/reverse")
        browser.send(to: "\(address)/reverse", [("version", "1"), ("reason", "")])
        #expect(browser.status == 422)
        browser.send(to: "\(address)/reverse", [("version", "1"), ("reason", "Wrong customer")])
        #expect(browser.page.contains("The payment is reversed.") && browser.page.contains("Wrong customer. It stays"))
    }

    @Test func `that top up by themselves are recorded as such`() throws {
        browser.get("/customers/12345/payments/new?top_up=1")
        #expect(browser.page.contains("<h1>Record auto top-up</h1>"))
        add("20", [("auto_top_up", "1"), ("method", "card")])
        #expect(browser.page.contains("The auto top-up is recorded."))
        #expect(try Occurrence.waiting(limit: 9, in: office).map(\.kind) == [.autoTopUp])
    }

    @Test func `are for those who may edit the ledger`() throws {
        let clerk = try Browser.signedIn(office, as: .staff, name: "Sam Okafor")
        #expect(clerk.get("/customers/12345/payments").contains(">P-1</a>"))
        #expect(!clerk.page.contains("Add payment"))
        clerk.get("/customers/12345/payments/new")
        #expect(clerk.status == 403)
        clerk.get("/customers/12345/payments/1/fail")
        #expect(clerk.status == 403)
        clerk.send(to: "/customers/12345/payments/1/reverse", [("version", "1"), ("reason", "x")])
        #expect(clerk.status == 403)
    }

    @Test func `of somebody else are not found`() {
        browser.get("/customers/20007/payments/1")
        #expect(browser.status == 404)
        browser.get("/customers/20007/todos/new?about=payment:1")
        #expect(browser.status == 404)
    }

    @Test func `and invoices and letters carry TODOs of their own`() throws {
        let letter = try cast.printed(to: try cast.customer("12345"), token: "a")
        for (about, page) in [
            ("payment:1", "/customers/12345/payments/1"), ("invoice:1", "/customers/12345/invoices/INV-204417"),
            ("correspondence:\(letter.id.number)", "/customers/12345/correspondence/C001"),
        ] {
            browser.get(page)
            #expect(browser.page.contains("Nothing is open."), "\(page)")
            #expect(browser.page.contains("/customers/12345/todos/new?about=\(about.replacing(":", with: "%3A"))"))
            browser.get("/customers/12345/todos/new?about=\(about)&back=\(page)")
            browser.send(
                to: "/customers/12345/todos",
                [("about", about), ("back", page), ("text", "Look at \(about)"), ("kind", "General"), ("due", "")])
            #expect(browser.address == page && browser.page.contains(">Look at \(about)</a>"), "\(page)")
        }
        browser.get("/customers/12345")
        #expect(browser.page.contains("<span>Payment P-1</span>") && browser.page.contains("<span>12345/C001</span>"))
    }
}
