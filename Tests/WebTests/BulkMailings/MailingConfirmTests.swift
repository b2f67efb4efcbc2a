import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `Confirming the customers of a bulk mailing` {
    private let desk: MailingDesk
    private var browser: Browser { desk.browser }

    init() throws { desk = try MailingDesk() }

    private func list(_ action: String = "create") throws {
        desk.select([("type", try desk.type("overdue-account")), ("action", action)])
    }

    /// Presses a button of the list with these positions ticked.
    @discardableResult
    private func press(_ button: String, ticked: [Int], _ more: [(name: String, value: String)] = []) -> String {
        let names = Set(more.map(\.name) + ["letter", "form_token", "find"])
        let kept = browser.page.fields(of: "list").filter { !names.contains($0.name) }
        let path = browser.page.text(after: "method=\"post\" action=\"/bulk-mailings/", upTo: "\"") ?? ""
        return browser.send(
            to: "/bulk-mailings/\(path)",
            kept + ticked.map { (name: "letter", value: String($0)) } + more + [("do", button)])
    }

    @Test(.proves(91, 135, 136, 137, 138, 139, 142))
    func `shows everybody who matched, ticked`() throws {
        try list()
        #expect(browser.address == "/bulk-mailings/1/confirm" && browser.status == 200)
        #expect(desk.listed == ["12345", "20007", "30001"])
        for heading in ["Account Number", "Customer", "Create Letter"] {
            #expect(browser.page.contains(">\(heading)</th>"))
        }
        #expect(browser.page.count(of: "name=\"letter\"") == 3 && browser.page.count(of: " checked aria-label") == 3)
        #expect(browser.page.contains(">Create Letters</button>"))
        #expect(browser.page.contains("£1,234.50 overdue by 48 days"))
        #expect(browser.page.contains("<dd data-overdue>£1,335.00</dd>"))
        #expect(!browser.page.contains("nothing is overdue"))
        #expect(browser.page.contains("<span>Status: Active or Suspended or Ceased</span>"))
        #expect(browser.faultLines.isEmpty)
    }

    @Test(.proves(140)) func `leaves off who has no address, says why, and names them in a file`() throws {
        try desk.office.database.run("UPDATE contact_point SET state = 'invalid' WHERE value = 'post@20007.example'")
        try list()
        #expect(desk.listed == ["12345", "30001"])
        #expect(
            browser.page.contains("1 left off") && browser.page.contains("No email address for Credit Control letters"))
        browser.get("/bulk-mailings/1/left-off.csv")
        #expect(browser.page.contains("20007,Żółw i Wrona Sp. z o.o.,No email address for Credit Control letters"))
        #expect(!browser.page.contains("12345"))
    }

    @Test func `leaves off who would be asked for nothing, and says so`() throws {
        let payer = try desk.payer()
        let abroad = try desk.payer("40002", "Owes Only Euros GmbH")
        try desk.cast.invoice(
            "INV-400002", of: abroad, date: "2026-10-01", due: "2026-10-15", amount: 80_00, currency: .euros)
        try list()
        #expect(desk.listed == ["12345", "20007", "30001", abroad.account.text])
        #expect(browser.page.contains("5 customers matched; 1 left off. 1 gets none: nothing is overdue."))
        #expect(browser.page.contains("<strong><span data-ticked-all>4</span></strong> of 4"))
        #expect(browser.page.contains("<td>Nothing is overdue</td><td class=\"num\">1</td>"))
        browser.get("/bulk-mailings/1/left-off.csv")
        #expect(browser.page.contains("\(payer.account.text),Paid Up Ltd,Nothing is overdue"))
        desk.select([("type", try desk.type("statement-of-account"))])
        #expect(desk.listed.contains(payer.account.text))
    }

    @Test(.proves(127, 132)) func `takes a number a line and skips what nobody has`() throws {
        desk.select([
            ("type", try desk.type("overdue-account")), ("mode", "accounts"),
            ("accounts", "Account Number,Name\r\n30001,Aisha\r\n777\r\n12345\r\n30001\r\n"),
        ])
        #expect(desk.listed == ["12345", "30001"])
        #expect(browser.page.contains("1 account number was not recognised and has been skipped: 777."))
        browser.get("/bulk-mailings/1/not-recognised.csv")
        #expect(browser.page.hasSuffix("777\r\n"))
    }

    @Test func `says what it passes over where a line holds several numbers`() throws {
        desk.select([
            ("type", try desk.type("overdue-account")), ("mode", "accounts"),
            ("accounts", "30001, 99999 12345\r\n20007"),
        ])
        #expect(desk.listed == ["20007", "30001"])
        #expect(browser.page.contains("so these were passed over: 99999, 12345. Put each on a line of its own."))
    }

    @Test func `shows the first letter as it would be`() throws {
        let type = try desk.type("overdue-account")
        desk.select([("type", type), ("say_\(type)_pay_by", "2031-05-01")])
        browser.get("/bulk-mailings/1/preview.pdf")
        #expect(browser.status == 200 && browser.page.hasPrefix("%PDF-"))
        browser.get("/bulk-mailings/1/confirm")
        press("none", ticked: [])
        browser.get("/bulk-mailings/1/preview.pdf")
        #expect(browser.page.contains("Nobody is ticked."))
    }

    @Test(.proves(147)) func `starts what is ticked, once, and says that letters are being emailed`() throws {
        try list("create and email")
        #expect(!browser.page.contains("Correspondence has not been automatically sent"))
        let form = browser.page
        press("create", ticked: [1, 3])
        #expect(browser.address == "/bulk-mailings/1")
        #expect(browser.page.contains("Letters are being emailed."))
        let mailing = try #require(try BulkMailing.find(ID(1), in: desk.office))
        #expect(mailing.state == .running && mailing.counts.selected == 2 && mailing.action == .createAndEmail)
        // A second press of the same button, as a double click sends it.
        let token = form.text(after: "name=\"form_token\" value=\"", upTo: "\"") ?? ""
        browser.post(
            "/bulk-mailings/1/confirm",
            [("form_token", token), ("shown", "1-3"), ("was", ""), ("seen", "3"), ("letter", "1"), ("do", "create")])
        #expect(browser.address == "/bulk-mailings/1")
        #expect(try BulkMailing.find(ID(1), in: desk.office)?.counts.selected == 2)
        #expect(try Audit.trail(of: .bulkMailing, 1, in: desk.office).count == 1)
    }

    @Test(.proves(114, 115, 148, 149)) func `reminds after Create that nothing was sent, and of nothing otherwise`()
        throws
    {
        let reminder = "Correspondence has not been automatically sent - please check and send."
        try list()
        press("create", ticked: [1])
        #expect(browser.page.contains("Letters are being created.") && browser.page.contains(reminder))
        #expect(browser.page.contains("href=\"/bulk-mailings/new\">Another Bulk Mailing</a>"))
        try list("create and email")
        press("create", ticked: [1])
        #expect(browser.page.contains("Letters are being emailed.") && !browser.page.contains(reminder))
    }

    @Test func `asks for at least one customer`() throws {
        try list()
        press("create", ticked: [])
        #expect(browser.status == 422 && browser.page.contains("Select at least one customer."))
        #expect(browser.page.count(of: " checked aria-label") == 0)
        press("create", ticked: [2])
        #expect(try BulkMailing.find(ID(1), in: desk.office)?.counts.selected == 1)
    }

    @Test(.proves(141)) func `keeps what was unticked through a reload and every button`() throws {
        try list()
        press("save", ticked: [1, 3])
        browser.get("/bulk-mailings/1/confirm")
        #expect(browser.page.count(of: " checked aria-label") == 2 && browser.page.contains("name=\"was\" value=\"2\""))
        press("none", ticked: [1, 3])
        #expect(browser.page.count(of: " checked aria-label") == 0)
        press("all", ticked: [])
        #expect(browser.page.count(of: " checked aria-label") == 3)
        browser.send(to: "/bulk-mailings/1/ticks", [("off", "1,3"), ("on", "")])
        #expect(browser.status == 200 && browser.page == "£100.00")
        browser.get("/bulk-mailings/1/confirm")
        #expect(browser.page.count(of: " checked aria-label") == 1)
    }

    @Test func `says when each was last sent one, and unticks those of the last days`() throws {
        let (type, now) = (try desk.type("overdue-account"), desk.office.now)
        for (account, days) in [("12345", 0), ("20007", 6), ("30001", 7)] {
            let customer = try desk.cast.customer(account).id
            try desk.office.database.run(
                """
                INSERT INTO last_received(customer_id, type_id, first_at, last_at)
                VALUES (\(customer), \(Int(type)), 1, \(now - days * 86_400))
                """)
        }
        try list()
        #expect(browser.page.contains("£1,234.50 overdue by 48 days; last sent today"))
        #expect(browser.page.contains("; last sent on 14 Nov 2026"))
        press("recent", ticked: [1, 2, 3])
        #expect(
            browser.page.contains("2 customers were unticked: Overdue Account was sent or made in the last 7 days."))
        #expect(browser.page.contains("name=\"was\" value=\"1-2\""))
        press("all", ticked: [3])
        press("recent", ticked: [1, 2, 3], [("days", "1")])
        #expect(browser.page.contains("1 customer was unticked: Overdue Account was sent or made today."))
        press("recent", ticked: [2, 3], [("days", "1")])
        #expect(
            browser.page.contains(
                "Nobody was unticked: no Overdue Account was sent or made today for anybody who is ticked."))
        press("recent", ticked: [2, 3], [("days", "soon")])
        #expect(browser.page.contains("Nobody was unticked. Days must be a whole number from 1 to 999."))
        #expect(try BulkMailing.find(ID(1), in: desk.office)?.counts.unticked == 1)
    }

    @Test func `says of whom a letter was made that waits, and unticks those too`() throws {
        let letter = try desk.cast.printed(to: try desk.cast.customer("20007"), token: "made-before")
        try list()
        #expect(letter.typeCode == "overdue-account" && browser.page.count(of: "made today and not sent") == 1)
        press("recent", ticked: [1, 2, 3])
        #expect(browser.page.contains("1 customer was unticked: Overdue Account was sent or made in the last 7 days."))
        #expect(browser.page.contains("name=\"was\" value=\"2\""))
        try desk.office.database.run("UPDATE correspondence SET last_sent_at = 5 WHERE id = \(letter.id)")
        browser.get("/bulk-mailings/1/confirm")
        #expect(!browser.page.contains("and not sent"), "what was sent has another mark")
    }

    @Test(arguments: ["create", "create and email"])
    func `says beforehand whose letter is not emailed because they want post`(action: String) throws {
        try desk.office.database.run("UPDATE customer SET preferred_channel = 'post' WHERE account_number <> '20007'")
        try list(action)
        let isEmailed = action != "create"
        #expect(browser.page.count(of: "wants letters by post: made, not emailed") == (isEmailed ? 2 : 0))
        #expect(browser.page.contains("<dt>By post</dt><dd>2, made and not emailed</dd>") == isEmailed)
    }

    @Test(arguments: [true, false])
    func `announces nothing as still to come that was over before the page was seen`(isQuick: Bool) throws {
        if isQuick {
            try desk.office.database.run(
                """
                CREATE TEMP TRIGGER quick AFTER UPDATE OF state ON main.bulk_mailing WHEN NEW.state = 'running' BEGIN
                  UPDATE bulk_mailing SET state = 'done', created = listed, emailed = listed WHERE id = NEW.id;
                END
                """)
        }
        try list("create and email")
        press("create", ticked: [1, 2, 3])
        #expect(browser.page.contains("Letters are being emailed."))
        #expect(browser.page.contains("By now that is over; what came of it stands below.") == isQuick)
        #expect(browser.page.contains(">Finished</span>") == isQuick)
    }

    @Test func `lets two windows tick the same list without undoing each other`() throws {
        try list()
        let window = browser.page
        let token = window.text(after: "name=\"form_token\" value=\"", upTo: "\"") ?? ""
        browser.post(
            "/bulk-mailings/1/confirm",
            [
                ("form_token", token), ("shown", "1-3"), ("was", ""), ("seen", "3"), ("letter", "2"), ("letter", "3"),
                ("do", "save"),
            ])
        browser.post(
            "/bulk-mailings/1/confirm",
            [
                ("form_token", token), ("shown", "1-3"), ("was", ""), ("seen", "3"), ("letter", "1"), ("letter", "2"),
                ("do", "create"),
            ])
        #expect(browser.page.contains("changed in another window: 1 of 3 are ticked now. Nothing has been created."))
        #expect(try BulkMailing.find(ID(1), in: desk.office)?.state == .selected)
        browser.get("/bulk-mailings/1/confirm")
        press("create", ticked: [2])
        #expect(try BulkMailing.find(ID(1), in: desk.office)?.counts.selected == 1)
    }

    @Test func `comes back to the form as it was sent`() throws {
        let type = try desk.type("overdue-account")
        desk.select([("type", type), ("overdue_from", "1"), ("flag_1", "no")])
        browser.get("/bulk-mailings/new?again=1")
        let fields = desk.sent([])
        #expect(fields.contains { $0 == ("overdue_from", "1") } && fields.contains { $0 == ("type", type) })
        let isFresh = fields.first { $0.name == "mailing_token" }?.value
        desk.select([("type", type)])
        #expect(isFresh != nil && browser.address == "/bulk-mailings/2/confirm")
    }

    @Test func `makes one list of a form that is sent twice`() throws {
        let fields = desk.form([("type", try desk.type("overdue-account"))])
        let token = browser.formToken ?? ""
        for _ in 1...2 { browser.post("/bulk-mailings", fields + [("form_token", token)]) }
        #expect(browser.address == "/bulk-mailings/1/confirm")
        #expect(try BulkMailing.recent(in: desk.office).count == 1)
    }

    @Test func `refuses a type that stopped being for many in between`() throws {
        try list()
        try desk.office.database.run("UPDATE correspondence_type SET is_bulk_safe = 0 WHERE code = 'overdue-account'")
        press("create", ticked: [1, 2, 3])
        #expect(browser.status == 422 && browser.page.contains("cannot be sent to many"))
    }

    @Test func `is nobody else's`() throws {
        let neighbour = try desk.cast.neighbour()
        try list()
        let stranger = try Browser.signedIn(neighbour.office, name: "Una Stranger")
        for path in ["", "/confirm", "/left-off.csv", "/discard"] {
            stranger.get("/bulk-mailings/1\(path)")
            #expect(stranger.status == 404)
        }
        stranger.get("/bulk-mailings/new?again=1")
        #expect(!stranger.page.contains("Overdue Account</option> selected"))
    }
}
