import Foundation
import Postroom
import SQL
import Support
import Testing

@Suite struct `The customer page` {
    let office: Office
    let cast: Cast

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
    }

    @Test func `shows who it is and what is owed`() throws {
        let page = try Browser.signedIn(office).get("/customers/12345")
        #expect(page.contains("<h1>Hartley &amp; Sons Joinery Ltd</h1> <span class=\"badge good\">Active</span>"))
        #expect(page.contains("<dd>£1,702.50</dd><dd>after £150.00 on account</dd>"))
        #expect(page.contains("<dd>£1,852.50</dd><dd>4 invoices</dd>"))
        #expect(page.contains("<dd class=\"bad\">£1,234.50</dd><dd>oldest 48 days</dd>"))
        #expect(page.contains("Customer since 14 Mar 2019"))
    }

    @Test func `says at a glance in which group, building and billing cycle it is`() throws {
        let browser = try Browser.signedIn(office)
        #expect(!browser.get("/customers/12345").contains("<dt>Group</dt>"))
        try office.database.script(
            """
            INSERT INTO customer_division(id, organisation_id, kind, name, name_key) VALUES
              (1, 1, 'group', 'Trade', 'trade'), (2, 1, 'billing cycle', 'Monthly', 'monthly');
            UPDATE customer SET group_id = 1, billing_cycle_id = 2 WHERE account_number = '12345';
            """)
        let page = browser.get("/customers/12345")
        #expect(page.contains("<dt>Group</dt><dd>Trade</dd>"))
        #expect(page.contains("<dt>Billing cycle</dt><dd>Monthly</dd>"))
        #expect(!page.contains("<dt>Building</dt>"))
    }

    @Test func `has a figure for each further currency`() throws {
        let page = try Browser.signedIn(office).get("/customers/20007")
        #expect(page.contains("<dt>Balance in EUR</dt><dd>€70.00</dd><dd>1 invoice</dd>"))
        #expect(page.contains("<dt>Balance</dt><dd>£100.00</dd>"))
    }

    @Test func `offers every available letter under Add`() throws {
        let page = try Browser.signedIn(office).get("/customers/12345")
        #expect(page.contains("<a href=\"/customers/12345/correspondence/new/welcome\">Welcome</a>"))
        #expect(page.contains("<a href=\"/customers/12345/correspondence/new/overdue-account\">Overdue Account</a>"))
        #expect(page.contains("href=\"/customers/12345/todos/new\""))
    }

    @Test func `tells the history by day, the newest first`() throws {
        let letter = try cast.printed(to: try cast.customer("12345"), token: "one")
        try cast.queue(letter, to: ["accounts@hartleyjoinery.example"], token: "press")
        let page = try Browser.signedIn(office).get("/customers/12345")
        let days = ["Today, 20 Nov 2026", "18 Nov 2026", "2 Nov 2026", "15 Oct 2026", "1 Oct 2026", "3 Sep 2026"]
        let places = days.compactMap { page.range(of: "<li class=\"day\">\($0)</li>")?.lowerBound }
        #expect(places.count == days.count)
        #expect(places == places.sorted())
        #expect(page.contains("<a href=\"/customers/12345/correspondence/C001\">12345/C001 Overdue Account</a>"))
        #expect(page.contains("<span class=\"badge\">Email queued</span>") && !page.contains(">Ready</span>"))
        #expect(page.contains("£150.00 not matched to an invoice"))
    }

    @Test func `says of a letter whose email is under way where that is, and not that it is ready`() throws {
        let customer = try cast.customer("12345")
        let letters = try ["one", "two"].map { try cast.printed(to: customer, token: $0) }
        try cast.queue(letters[0], to: ["accounts@hartleyjoinery.example", "janet@hartley.example"], token: "press")
        try office.database.run("UPDATE message SET state = 'deferred' WHERE id = (SELECT max(id) FROM message)")
        let browser = try Browser.signedIn(office)
        var page = browser.get("/customers/12345/correspondence")
        #expect(page.count(of: ">Email deferred</span>") == 1 && page.count(of: ">Ready</span>") == 1)
        let lines = browser.get("/customers/12345/correspondence.csv").split(whereSeparator: \.isNewline)
        #expect(lines[1].contains(",Ready,") && lines[2].contains(",Email deferred,"))
        try office.database.run("UPDATE correspondence SET status = 'emailed', emailed_at = 5 WHERE number = 1")
        page = browser.get("/customers/12345/correspondence")
        #expect(page.contains(">Emailed</span>") && !page.contains("Email deferred"))
    }

    @Test func `offers its letters as CSV, newest first`() throws {
        let customer = try cast.customer("12345")
        try cast.letter(to: customer, token: "one")
        try cast.letter(to: customer, token: "two")
        let browser = try Browser.signedIn(office)
        #expect(browser.get("/customers/12345/correspondence").contains("/customers/12345/correspondence.csv"))
        let lines = browser.get("/customers/12345/correspondence.csv").split(whereSeparator: \.isNewline)
        #expect(lines.count == 3 && lines[0].contains("Account Number,Correspondence,Type,Date"))
        #expect(lines[1].hasPrefix("12345,12345/C002,Overdue Account,") && lines[2].contains("12345/C001"))
    }

    @Test func `narrows the history to letters or money`() throws {
        try cast.letter(to: try cast.customer("12345"), token: "one")
        let browser = try Browser.signedIn(office)
        let letters = browser.get("/customers/12345?show=letters")
        #expect(letters.contains("/correspondence/C001\"") && !letters.contains("INV-205377"))
        let money = browser.get("/customers/12345?show=money")
        #expect(!money.contains("/correspondence/C001\"") && money.contains("INV-205377"))
    }

    @Test func `says so when nothing has happened yet`() throws {
        let page = try Browser.signedIn(office).get("/customers/30001")
        #expect(page.contains("No history yet"))
        #expect(page.contains("Nothing is open."))
        #expect(page.contains("<dd>£0.00</dd><dd>no invoices</dd>"))
    }

    @Test func `escapes what people typed`() throws {
        let customer = try cast.customer("<i>1", "<script>alert(1)</script> & \"Söhne\"")
        try cast.contact("<b>Bob</b>", of: customer, title: "'><x>")
        try cast.invoice("<u>7</u>", of: customer, date: "2026-10-01", due: "2026-10-01", amount: 100)
        let browser = try Browser.signedIn(office)
        for tab in [
            "", "/correspondence", "/communications", "/invoices", "/contacts", "/todos", "/todos/new", "/hold",
        ] {
            let page = browser.get("/customers/%3Ci%3E1\(tab)")
            #expect(browser.status == 200, "\(tab)")
            #expect(!page.contains("<script>alert") && !page.contains("<b>Bob") && !page.contains("<u>7"), "\(tab)")
            #expect(!page.contains("<i>1") && !page.contains("'><x>"), "\(tab)")
        }
    }

    @Test(arguments: [
        "", "/correspondence", "/communications", "/invoices", "/invoices.csv", "/contacts", "/todos", "/hold",
    ])
    func `of another organisation is not found`(tab: String) throws {
        _ = try cast.neighbour()
        let browser = try Browser.signedIn(office)
        browser.get("/customers/90001\(tab)")
        #expect(browser.status == 404)
        #expect(!browser.page.contains("Across the Road"))
    }

    @Test func `asks for a sign-in and comes back`() throws {
        let browser = try Browser(office)
        browser.get("/customers/12345")
        #expect(browser.address == "/sign-in?next=%2Fcustomers%2F12345")
    }

    @Test func `marks an address that cannot be used, with the reason`() throws {
        let page = try Browser.signedIn(office).get("/customers/12345/contacts")
        #expect(page.contains("Suspended 20 Nov 2026: mailbox full"))
        #expect(page.contains("Unit 4 Kirkgate Works<br>18 Dock Street<br>Leeds<br>LS10 1JF"))
        #expect(!page.contains("No email can go to this customer"))
        let none = try Browser.signedIn(office, name: "Sam Okafor").get("/customers/30001/contacts")
        #expect(none.contains("No contacts yet"))
    }

    @Test func `every tab can be opened`() throws {
        let browser = try Browser.signedIn(office)
        for (tab, word) in [
            ("/correspondence", "No letters yet"), ("/communications", "No communications recorded"),
            ("/invoices", "INV-204417"), ("/contacts", "Janet Hartley"), ("/todos", "Nothing is open"),
        ] {
            let page = browser.get("/customers/12345\(tab)")
            #expect(browser.status == 200)
            #expect(page.contains(word))
        }
        #expect(browser.faultLines.isEmpty)
    }
}
