import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `The form of a bulk mailing` {
    private let desk: MailingDesk
    private var browser: Browser { desk.browser }

    init() throws { desk = try MailingDesk() }

    @Test(.proves(92, 93, 103)) func `is Correspondence, Bulk Mailing in the main menu`() {
        browser.get("/customers")
        let section = browser.page.text(after: ">Correspondence</h2>", upTo: "</ul>") ?? ""
        #expect(section.contains("href=\"/bulk-mailings/new\"") && section.contains("Bulk Mailing"))
        browser.get("/bulk-mailings/new")
        #expect(browser.status == 200 && browser.faultLines.isEmpty)
        #expect(browser.page.contains("<h1>Bulk Mailing</h1>"))
    }

    @Test(.proves(97, 104, 105, 106, 107)) func `asks first what to send, of the types fit for many`() throws {
        browser.get("/bulk-mailings/new")
        let types = browser.page.text(after: "<select id=\"type\"", upTo: "</select>") ?? ""
        for name in ["First Reminder", "Second Reminder", "Suspension Warning", "Final Notice", "Statement of Account"]
        {
            #expect(types.contains(">\(name)</option>"))
        }
        #expect(!types.contains("Copy Invoices") && !types.contains("Failed Payment"))
        let (what, whom) = (browser.page.range(of: "What to send"), browser.page.range(of: "<h2>Customers</h2>"))
        #expect(try #require(what).lowerBound < #require(whom).lowerBound)
        try desk.office.database.run("UPDATE correspondence_type SET is_available = 0 WHERE code = 'welcome'")
        browser.get("/bulk-mailings/new")
        let fewer = browser.page.text(after: "<select id=\"type\"", upTo: "</select>") ?? ""
        #expect(!fewer.contains(">Welcome</option>"))
    }

    @Test(.proves(109, 110)) func `makes letters only unless it is told to email them`() {
        let actions = desk.form([]).filter { $0.name == "action" }.map(\.value)
        #expect(actions == ["create"])
        #expect(browser.page.contains("value=\"create and email\""))
        #expect(browser.page.contains("<span>Create and Email</span>"))
        #expect(
            browser.page.contains(
                "if-create\">Correspondence has not been automatically sent - please check and send.</span>"))
    }

    @Test(.proves(108)) func `refuses a type that it does not offer`() throws {
        for code in ["copy-invoices", "failed-payment"] {
            desk.select([("type", try desk.type(code))])
            #expect(browser.status == 422 && browser.page.contains("cannot be sent to many"))
        }
        desk.select([("type", "999999")])
        #expect(browser.page.contains("Choose a correspondence type from the list."))
        #expect(try BulkMailing.recent(in: desk.office).isEmpty)
    }

    @Test(.proves(116, 117, 118, 125, 126, 133, 134))
    func `changes from one way to pick customers to the other and keeps both`() throws {
        let type = try desk.type("final-notice")
        let fields = desk.form([
            ("type", type), ("action", "create and email"), ("overdue_from", "12.50"), ("method", "card"),
            ("say_\(type)_pay_by", "2026-12-31"),
        ])
        #expect(browser.page.contains(">Select Customers</button>") && !browser.page.contains("name=\"accounts\""))
        browser.send(to: "/bulk-mailings/new", fields + [("switch_to", "accounts")])
        #expect(
            browser.page.contains(">Confirm Customers</button>") && browser.page.contains(">Account Numbers</label>"))
        let other = desk.sent([("accounts", "12345\n20007 & more")])
        for pair in [
            ("type", type), ("action", "create and email"), ("overdue_from", "12.50"), ("method", "card"),
            ("say_\(type)_pay_by", "2026-12-31"),
        ] { #expect(other.contains { $0 == pair }, "\(pair)") }
        browser.send(to: "/bulk-mailings/new", other + [("switch_to", "filters")])
        let back = desk.sent([])
        #expect(browser.page.contains(">Select Customers</button>"))
        #expect(back.contains { $0 == ("accounts", "12345\n20007 & more") })
        #expect(back.contains { $0 == ("overdue_from", "12.50") } && back.contains { $0 == ("method", "card") })
        #expect(back.first { $0.name == "mailing_token" }?.value == fields.first { $0.name == "mailing_token" }?.value)
    }

    @Test(.proves(119, 120, 121, 122, 123, 124, 154, 156, 157, 158, 159, 160, 162))
    func `has all the filters, and begins with the statuses that allow correspondence`() {
        browser.get("/bulk-mailings/new")
        for label in [
            "Status", "Payment method", "Account manager", "Credit controller", "Unpaid amount from", "Account flags",
            "Has Received Correspondence", "Has Not Received Correspondence", "Sent at least", "Sent no more than",
            ">All of</option>", ">Any of</option>", "Overdue amount from", "Days overdue from",
        ] { #expect(browser.page.contains(label), "\(label)") }
        let statuses = desk.sent([]).filter { $0.name == "status" }.count
        #expect(statuses == 3)
        #expect(browser.page.count(of: "name=\"had\"") > 5 && browser.page.count(of: "name=\"lacks\"") > 5)
    }

    @Test func `counts while somebody filters, with the days that a window comes to`() throws {
        let type = try desk.type("overdue-account")
        browser.get("/bulk-mailings/count?type=\(type)&overdue_from=1&had=\(type)&had_most=7")
        #expect(browser.page.contains("No customers match"))
        #expect(browser.page.contains("id=\"had_days\">That is 14 Nov 2026 to today.</p>"))
        browser.get("/bulk-mailings/count?type=\(type)&overdue_from=1")
        #expect(
            browser.page.contains("<strong>2 customers match</strong>")
                && browser.page.contains("Overdue: 1.00 or more"))
        #expect(!browser.page.contains("<html"))
        try desk.cast.point(
            .email, "late@20007.example", of: try desk.cast.customer("20007"), state: .blocked)
        try desk.office.database.run("UPDATE contact_point SET state = 'blocked' WHERE value LIKE '%20007%'")
        browser.get("/bulk-mailings/count?type=\(type)&overdue_from=1")
        #expect(browser.page.contains("1 of them will be left off"))
        browser.get("/bulk-mailings/count?overdue_from=soon")
        #expect(browser.page.contains("has to be put right"))
    }

    @Test func `says beforehand how many get none because nothing is overdue`() throws {
        try desk.payer()
        let type = try desk.type("overdue-account")
        browser.get("/bulk-mailings/count?type=\(type)")
        #expect(browser.page.contains("4 customers match, 3 get a letter"))
        #expect(browser.page.contains("1 gets none: nothing is overdue."))
        browser.get("/bulk-mailings/count?type=\(type)&mode=accounts&accounts=12345%0A40001")
        #expect(browser.page.contains("2 customers match, 1 gets a letter"))
        browser.get("/bulk-mailings/count?type=\(try desk.type("statement-of-account"))")
        #expect(browser.page.contains("<strong>4 customers match</strong>"))
    }

    @Test func `counts at the press of a button too, in both ways`() throws {
        let type = try desk.type("overdue-account")
        browser.send(to: "/bulk-mailings/new", desk.form([("type", type), ("overdue_from", "1"), ("do", "count")]))
        #expect(browser.status == 200 && browser.page.contains("2 customers match"))
        let fields = desk.form([("type", type), ("mode", "accounts"), ("accounts", "12345\n7\n30001"), ("do", "count")])
        browser.send(to: "/bulk-mailings/new", fields)
        #expect(
            browser.page.contains("2 customers match") && browser.page.contains("1 account number is not recognised."))
    }

    @Test func `names what is wrong, all at once, and keeps what was typed`() {
        desk.select([
            ("overdue_from", "50"), ("overdue_to", "20"), ("unpaid_from", "9"), ("unpaid_to", "1"), ("days_from", "8"),
            ("days_to", "7"), ("had_least", "9"), ("had_most", "9"),
        ])
        #expect(browser.status == 422 && browser.page.contains("<title>Error: Bulk Mailing"))
        for message in [
            "Choose a correspondence type.", "Overdue amount to must not be less than overdue amount from.",
            "Unpaid amount to must not be less than unpaid amount from.",
            "Days overdue to must not be less than days overdue from.",
            "“sent no more than” must be more days than “sent at least”.",
        ] { #expect(browser.page.contains(message), "\(message)") }
        #expect(desk.sent([]).contains { $0 == ("overdue_from", "50") })
    }

    @Test func `names one day as one`() {
        browser.get("/bulk-mailings/count?days_from=1")
        #expect(browser.page.contains("Oldest invoice overdue: 1 day or more"))
        browser.get("/bulk-mailings/count?overdue_from=soon&days_from=2")
        #expect(browser.page.contains("Oldest invoice overdue: 2 days or more"))
        desk.select([("overdue_from", "soon")])
        #expect(browser.page.contains("Overdue amount from must be an amount such as 1,234.50."))
    }

    @Test func `says when nobody matches, with everything kept`() throws {
        desk.select([("type", try desk.type("overdue-account")), ("overdue_from", "999999")])
        #expect(browser.status == 422 && browser.page.contains("No customers match."))
        #expect(desk.sent([]).contains { $0 == ("overdue_from", "999999") })
    }

    @Test func `refuses more lines than it takes and keeps them`() throws {
        let lines = (1...20_001).map(String.init).joined(separator: "\r\n")
        desk.select([("type", try desk.type("overdue-account")), ("mode", "accounts"), ("accounts", lines)])
        #expect(browser.status == 422 && browser.page.contains("Account Numbers can have 20,000 lines at most."))
        #expect(browser.page.contains("20001</textarea>"))
    }

    @Test(.proves(168, 169)) func `takes the filters that were tried out in QuickSearch`() throws {
        let type = try desk.type("overdue-account")
        browser.get("/quick-search?find=1&overdue_from=1&lacks=\(type)&lacks_most=7&sort=name")
        let link = try #require(browser.page.text(after: "class=\"button\" href=\"/bulk-mailings/new", upTo: "\""))
        browser.get("/bulk-mailings/new" + link.replacing("&amp;", with: "&"))
        let fields = desk.sent([])
        #expect(fields.contains { $0 == ("overdue_from", "1") } && fields.contains { $0 == ("lacks_most", "7") })
        #expect(fields.contains { $0 == ("lacks", type) } && !fields.contains { $0.name == "status" })
        browser.send(to: "/bulk-mailings", desk.sent([("type", type)]))
        #expect(browser.page.contains("2 customers for Overdue Account"))
    }

    @Test func `asks first who is there`() throws {
        let stranger = try Browser(desk.office)
        for path in ["", "/new", "/count", "/1", "/1/confirm"] {
            stranger.get("/bulk-mailings\(path)")
            #expect(stranger.address.hasPrefix("/sign-in"))
        }
    }
}
