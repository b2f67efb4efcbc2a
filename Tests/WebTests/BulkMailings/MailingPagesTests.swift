import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `A long list of customers` {
    private let desk: MailingDesk
    private var browser: Browser { desk.browser }

    init() throws {
        desk = try MailingDesk(customers: 30)
        // Far more than one page, without waiting for that many invoices.
        try desk.office.database.run(
            """
            INSERT INTO customer(organisation_id, account_number, account_key, name, name_key, status_id, class_id,
              currency, email_classes, overdue, created_at)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
            SELECT c.organisation_id, 'X' || (100000 + i), 'x' || (100000 + i), 'Xavier ' || i, 'xavier ' || i,
              c.status_id, c.class_id, 'GBP', 15, 1, 1 FROM n, customer c WHERE c.account_number = '12345'
            """)
    }

    @Test func `loses no tick over its pages`() throws {
        desk.select([("type", try desk.type("overdue-account"))])
        let listed = try #require(try BulkMailing.recent(in: desk.office).first).counts.listed
        #expect(listed > 6_000 && desk.listed.count == 5_000)
        #expect(browser.page.contains("1 to 5,000 of \(listed.grouped)"))
        send("page:2", without: [1, 2, 4_999])
        #expect(browser.address.hasSuffix("/confirm?page=2") && desk.listed.count == listed - 5_000)
        #expect(browser.page.contains("<span data-ticked-all>\((listed - 3).grouped)</span>"))
        send("page:1", without: [5_001])
        #expect(browser.page.contains("name=\"was\" value=\"1-2,4999\""))
        send("create", without: [1, 2, 4_999])
        let mailing = try #require(try BulkMailing.recent(in: desk.office).first)
        #expect(mailing.state == .running && mailing.counts.unticked == 4)
    }

    @Test func `is searched, and what is unticked there stays unticked`() throws {
        desk.select([("type", try desk.type("overdue-account"))])
        send("find", without: [3], find: "X105999")
        #expect(desk.listed == ["X105999"])
        let place = Int(browser.page.text(after: "name=\"shown\" value=\"", upTo: "\"") ?? "") ?? 0
        send("page:1", without: [place])
        let mailing = try #require(try BulkMailing.recent(in: desk.office).first)
        #expect(mailing.counts.unticked == 2)
        send("find", without: [3], find: "Nobody of this name")
        #expect(browser.page.contains("Nobody on the list fits"))
    }

    /// Presses a button with everybody on the page ticked but these.
    private func send(_ button: String, without: Set<Int>, find: String? = nil) {
        let kept = browser.page.fields(of: "list").filter { field in
            field.name != "form_token" && field.name != "find"
                && !(field.name == "letter" && without.contains(Int(field.value) ?? 0))
        }
        let path = browser.page.text(after: "action=\"/bulk-mailings/", upTo: "\"") ?? ""
        browser.send(to: "/bulk-mailings/\(path)", kept + (find.map { [("find", $0)] } ?? []) + [("do", button)])
    }
}

@Suite struct `Earlier bulk mailings` {
    @Test func `say that there are none`() throws {
        let desk = try MailingDesk()
        desk.browser.get("/bulk-mailings")
        #expect(desk.browser.page.contains("No bulk mailing yet"))
    }

    @Test func `show what was started and let the rest be continued or discarded`() throws {
        let desk = try MailingDesk()
        let (browser, type) = (desk.browser, try desk.type("overdue-account"))
        for _ in 1...2 { desk.select([("type", type)]) }
        let started = try #require(try BulkMailing.find(ID(1), in: desk.office))
        _ = try started.start(criteria: "", in: desk.office)
        browser.get("/bulk-mailings")
        #expect(browser.page.contains("Not started") && browser.page.contains("Creating"))
        #expect(browser.page.contains("href=\"/bulk-mailings/2/confirm\">Continue"))
        browser.get("/bulk-mailings/2/discard")
        #expect(browser.page.contains("Discard the list?"))
        browser.send(to: "/bulk-mailings/2/discard", [])
        #expect(
            browser.page.contains("The list is discarded. Nothing was created.") && browser.page.contains("Discarded"))
        browser.get("/bulk-mailings/2/confirm")
        #expect(browser.address == "/bulk-mailings")
        browser.get("/bulk-mailings/1/discard")
        #expect(browser.address == "/bulk-mailings")
        #expect(browser.faultLines.isEmpty)
    }

    @Test func `go on for pages`() throws {
        let desk = try MailingDesk()
        for number in 1...60 {
            var entry = MailingEntry()
            entry.type = try CorrespondenceType.find(code: "overdue-account", in: desk.office)?.id
            _ = try BulkMailing.select(entry, formToken: "form \(number)", in: desk.office)
        }
        desk.browser.get("/bulk-mailings")
        #expect(desk.browser.page.count(of: "class=\"main-cell\"") == 50)
        desk.browser.get("/bulk-mailings?before=11")
        #expect(desk.browser.page.count(of: "class=\"main-cell\"") == 10)
        #expect(desk.browser.page.contains(">Newest</a>"))
    }
}
