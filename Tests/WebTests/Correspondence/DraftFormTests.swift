import Foundation
import Postroom
import SQL
import Support
import Testing

/// The form of each type as a clerk sees it and sends it.
@Suite struct `The form of a new correspondence` {
    let office: Office
    let cast: Cast
    let clerk: Clerk
    /// What stands before the words of a fault, beside its field.
    let alert = "<svg width=\"14\" height=\"14\" aria-hidden=\"true\"><use href=\"#i-alert\"/></svg> "

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        clerk = try Clerk.signedIn(as: .staff, at: office)
    }

    private func address(_ code: String, of account: String = "12345") -> String {
        "/customers/\(account)/correspondence/new/\(code)"
    }

    /// What a browser would send of the page that is open: hidden fields, ticks, dates and texts.
    private func filled() -> [(name: String, value: String)] {
        var fields: [(String, String)] = []
        for match in clerk.page.matches(of: /name="(draft_token|window)" value="([^"]*)"/) {
            fields.append((String(match.1), String(match.2)))
        }
        for match in clerk.page.matches(of: /name="([a-z_]+)" value="([0-9]+)" checked/) {
            fields.append((String(match.1), String(match.2)))
        }
        for match in clerk.page.matches(of: /type="date" id="[a-z_]+" name="([a-z_]+)" value="([0-9-]*)"/) {
            fields.append((String(match.1), String(match.2)))
        }
        return fields
    }

    private func ids(_ key: String) -> [String] {
        clerk.page.matches(of: /name="([a-z_]+)" value="([0-9]+)"/).filter { $0.1 == key }.map { String($0.2) }
    }

    @Test(
        .proves(23),
        arguments: [
            "welcome", "overdue-account", "suspension-warning", "final-notice", "statement-of-account",
            "first-reminder",
            "second-reminder",
        ])
    func `is saved as it is proposed, and previewed before`(code: String) throws {
        clerk.open("\(address(code))/preview")
        #expect(clerk.page.contains("<svg xmlns") && !clerk.page.contains("class=\"notice"))
        clerk.open(address(code))
        clerk.send(address(code), filled())
        #expect(clerk.page.contains("Correspondence 12345/C001 has been created."))
        let letter = try #require(try Correspondence.find(account: "12345", number: .init(1), in: office))
        #expect(letter.status == .ready && letter.typeCode == code)
        #expect(clerk.faults.isEmpty)
    }

    @Test func `makes one letter where somebody goes back and saves the same again`() throws {
        let path = address("overdue-account")
        for _ in 1...2 {
            clerk.open(path)
            clerk.send(path, filled())
            #expect(clerk.page.contains("<title>12345/C001"))
        }
        #expect(clerk.page.contains("12345/C001 was saved with the same content at"))
        clerk.open(path)
        clerk.send(path, filled() + [("your_reference", "PO 7")])
        #expect(clerk.page.contains("Correspondence 12345/C002 has been created."))
    }

    @Test func `says that one of its type was made or emailed lately`() throws {
        let path = address("overdue-account")
        clerk.open(path)
        #expect(!clerk.page.contains("has not been sent"))
        clerk.send(path, filled())
        clerk.open(path)
        let link = "<a href=\"/customers/12345/correspondence/C001\">Overdue Account C001</a>"
        #expect(clerk.page.contains("\(link) was made today and has not been sent."))
        try emailed(office.now - 86_400)
        clerk.open(path)
        #expect(clerk.page.contains("\(link) was emailed yesterday."))
        try emailed(office.now - 7 * 86_400)
        clerk.open(path)
        #expect(!clerk.page.contains("Overdue Account C001</a>"))
        clerk.open(address("final-notice"))
        #expect(!clerk.page.contains("Overdue Account C001</a>"))
    }

    private func emailed(_ at: Moment) throws {
        try office.database.run(
            "UPDATE correspondence SET created_at = \(at), emailed_at = \(at), last_sent_at = \(at) WHERE number = 1")
    }

    @Test func `of copies lists paid invoices too, newest first, with their dates`() throws {
        let hartley = try cast.customer("12345")
        try cast.invoice(
            "INV-199000", of: hartley, date: "2025-01-02", due: "2025-02-01", amount: 10_00, outstanding: 0)
        clerk.open(address("copy-invoices"))
        let order = clerk.page.matches(of: /aria-label="Include ([^"]+)"/).map { String($0.1) }
        #expect(order == ["INV-205377", "INV-205260", "INV-204893", "INV-204417", "INV-199000"])
        for word in ["2 Jan 2025", "1 Feb 2025", "£10.00", "£0.00", "No bill yet"] {
            #expect(clerk.page.contains(word), "\(word)")
        }
        clerk.send(address("copy-invoices"), filled())
        #expect(clerk.status == 422 && clerk.title.hasPrefix("Error:"))
        #expect(clerk.page.contains("id=\"invoices-error\">\(alert)Choose at least one invoice.</p>"))
        clerk.send(address("copy-invoices"), filled() + [("invoices", ids("invoices")[0])])
        #expect(clerk.page.contains("Correspondence 12345/C001 has been created."))
        #expect(clerk.page.contains("There is no bill PDF for INV-205377."))
    }

    @Test func `of copies previews the bills that will go out`() throws {
        clerk.open(address("copy-invoices"))
        clerk.send("\(address("copy-invoices"))/preview", filled() + ids("invoices").map { ("invoices", $0) })
        #expect(clerk.page.contains("4 bills will be attached") && clerk.page.contains("No bill PDF"))
        clerk.open(address("copy-invoices"))
        clerk.send("\(address("copy-invoices"))/preview", filled())
        #expect(clerk.page.contains("<li>Choose at least one invoice.</li>"))
    }

    @Test func `says plainly that a tick is not the customer's`() throws {
        let foreign = try cast.invoice(
            "F-1", of: try cast.customer("30001"), date: "2026-01-01", due: "2026-02-01", amount: 1_00)
        for stray in [String(foreign.number), "0", "abc", "-7", "99999999999999999999"] {
            clerk.open(address("copy-invoices"))
            clerk.send(address("copy-invoices"), filled() + [("invoices", stray)])
            #expect(clerk.status == 422)
            #expect(
                clerk.page.contains(
                    "id=\"invoices-error\">\(alert)An invoice was ticked that this customer does not have. "
                        + "Check the ticks and save again.</p>"), "\(stray)")
        }
        #expect(try Correspondence.page(of: try cast.customer("12345").id, before: nil, in: office).isEmpty)
    }

    @Test func `keeps what was typed and ticked, and shows each fault at its field`() throws {
        clerk.open(address("final-notice"))
        let ticked = ids("invoices")[1]
        clerk.send(
            address("final-notice"),
            [
                ("draft_token", String(repeating: "a", count: 20)), ("invoices", ticked), ("date", "2026-11-20"),
                ("pay_by", "2026-11-01"), ("text", "Please <call> us"), ("your_reference", "PO 1"),
            ])
        #expect(clerk.status == 422)
        #expect(clerk.page.contains("id=\"pay_by-error\">\(alert)Final date must be on or after the letter date.</p>"))
        #expect(clerk.page.contains("href=\"#pay_by\""))
        #expect(clerk.page.contains("Please &lt;call&gt; us") && clerk.page.contains("value=\"PO 1\""))
        #expect(clerk.page.contains("value=\"\(ticked)\" checked"))
        #expect(clerk.page.count(of: " checked") == 1)
    }

    @Test func `of a statement shows the faults of the period`() {
        clerk.open(address("statement-of-account"))
        let fields = filled().filter { !$0.name.hasPrefix("period") }
        clerk.send(
            address("statement-of-account"), fields + [("period_from", "2026-11-20"), ("period_to", "2026-11-19")])
        #expect(
            clerk.page.contains(
                "id=\"period_from-error\">\(alert)The period must begin on or before the day it ends.</p>"))
        clerk.send(address("statement-of-account"), fields + [("period_from", ""), ("period_to", "2026-11-19")])
        #expect(
            clerk.page.contains(
                "id=\"period_from-error\">\(alert)Enter the first day of the period as a day, month and year.</p>"))
    }

    @Test func `says that a type is not available that was switched off meanwhile`() throws {
        clerk.open(address("welcome"))
        let fields = filled()
        try office.database.run("UPDATE correspondence_type SET is_available = 0 WHERE code = 'welcome'")
        clerk.send(address("welcome"), fields)
        #expect(clerk.page.contains("This correspondence type is not available."))
        #expect(try Correspondence.page(of: try cast.customer("12345").id, before: nil, in: office).isEmpty)
        clerk.open(address("welcome"))
        #expect(clerk.page.contains("This correspondence type is not available."))
    }

    @Test func `warns of a breathing space, a status and a missing address`() throws {
        clerk.open(address("overdue-account"))
        #expect(!clerk.page.contains("notice warn"))
        let hartley = try cast.customer("12345")
        let flag = try #require(try Flag.all(in: office).first { $0.name == BreathingSpace.flagName })
        try flag.raise(on: hartley.id, in: office)
        try office.database.run("DELETE FROM address")
        clerk.open(address("overdue-account"))
        #expect(clerk.page.contains("This customer is in a breathing space and no end is noted."))
        #expect(clerk.page.contains("The customer has no billing address."))
        clerk.open(address("welcome"))
        #expect(!clerk.page.contains("breathing space"))
    }

    @Test func `says what the letter will claim`() throws {
        clerk.open(address("final-notice"))
        #expect(clerk.page.contains("letters say nothing of interest and compensation"))
        try LateInterest.charge.keep(in: office)
        let july = try #require(Day(text: "2026-07-01"))
        #expect(try BaseRate(from: july, rate: 375).keep(in: office) == [])
        clerk.open(address("final-notice"))
        #expect(clerk.page.contains("The letter claims interest and compensation. The preview shows the working."))
    }

    // MARK: Many ticks without a script

    @Test func `ticks all and none without a script`() {
        clerk.open(address("overdue-account"))
        clerk.send("\(address("overdue-account"))/list", filled() + [("tick", "invoices.none"), ("text", "Kept")])
        #expect(clerk.page.count(of: " checked") == 0 && clerk.page.contains(">Kept</textarea>"))
        clerk.send("\(address("overdue-account"))/list", filled() + [("tick", "invoices.all")])
        #expect(clerk.page.count(of: " checked") == 3)
    }

    @Test func `goes through thousands of invoices and loses no tick`() throws {
        let aisha = try cast.customer("30001")
        try office.atomically {
            for index in 1...2_100 {
                let day = (try #require(Day(text: "2020-01-01")) + index).text
                try cast.invoice("N-\(index)", of: aisha, date: day, due: day, amount: 100)
            }
        }
        let form = address("copy-invoices", of: "30001")
        clerk.open(form)
        #expect(ids("invoices").count == 500 && clerk.page.contains("aria-label=\"Include N-2100\""))
        let first = ids("invoices")[0]
        let older = try #require(clerk.between("name=\"older\" value=\"", "\""))
        clerk.send("\(form)/list", filled() + [("invoices", first), ("older", older)])
        #expect(clerk.page.contains("aria-label=\"Include N-1600\"") && !clerk.page.contains("Include N-1601\""))
        #expect(clerk.page.contains("value=\"\(first)\" checked"), "what was ticked on the first page is carried along")
        clerk.send("\(form)/list", filled() + [("tick", "range"), ("range_from", "N-10"), ("range_to", "N-12")])
        #expect(clerk.page.count(of: " checked") == 4)
        clerk.send("\(form)/list", filled() + [("tick", "range"), ("range_from", "N-10"), ("range_to", "N-9999")])
        #expect(clerk.page.contains("id=\"range_to-error\">\(alert)This customer has no invoice N-9999.</p>"))
        #expect(clerk.page.count(of: " checked") == 4)
        clerk.send(form, filled())
        let record = try #require(try Correspondence.find(account: "30001", number: .init(1), in: office))
        #expect(try record.content(in: office).invoices.map(\.number) == ["N-10", "N-11", "N-12", "N-2100"])
    }
}
