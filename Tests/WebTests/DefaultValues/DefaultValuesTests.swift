import FastCGI
import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `Default Values` {
    private let office: Office
    private let clerk: Clerk

    init() throws {
        office = try TestOffice.open()
        try Cast.assembled(in: office)
        clerk = try Clerk.signedIn(as: .staff, at: office)
    }

    private func type(_ code: String) throws -> CorrespondenceType {
        try #require(try CorrespondenceType.find(code: code, in: office))
    }

    private func sets() throws -> [(id: Int, name: String)] {
        try office.database.rows("SELECT id, name FROM default_value_set ORDER BY id") { (id: $0[0], name: $0[1]) }
    }

    @discardableResult
    private func save(
        _ name: String, _ fields: [(String, String)], screen: String = "bulk-mailings", share: Bool = false,
        by other: Clerk? = nil
    ) -> String {
        (other ?? clerk).send(
            "/default-values/\(screen)",
            fields.map { (name: $0.0, value: $0.1) } + [("set_name", name)] + (share ? [("share", "1")] : []))
    }

    @Test(.proves(170, 171, 172, 174, 175, 176, 177))
    func `keep the whole Bulk Mailing form and bring it back, and run nothing`() throws {
        let (first, second) = (try type("first-reminder").id.number, try type("second-reminder").id.number)
        let statuses = try CustomerStatus.all(in: office)
        let flag = try #require(try Flag.all(in: office).first { $0.name == "Disputed" }).id.number
        clerk.open("/bulk-mailings/new")
        #expect(
            clerk.page.contains(">Default Values ")
                && clerk.page.contains("form=\"mailing\" formaction=\"/default-values/bulk-mailings\""))
        save(
            "Second reminder, weekly",
            [
                ("mailing_token", "abcdefabcdefabcdefabcdefabcdefab"), ("mode", "filters"), ("type", "\(second)"),
                ("action", "create and email"), ("status", "\(statuses[1].id.number)"), ("method", "card"),
                ("unpaid_from", "50"), ("flag_\(flag)", "no"), ("had", "\(first)"), ("had_mode", "all"),
                ("had_least", "7"), ("lacks", "\(second)"), ("lacks_most", "7"), ("accounts", "10977"),
            ])
        #expect(clerk.page.contains("Saved as “Second reminder, weekly”."))
        clerk.open("/bulk-mailings/new")
        #expect(!clerk.page.contains("value=\"50\""))
        let id = try #require(try sets().first?.id)
        clerk.open("/bulk-mailings/new?set=\(id)")
        #expect(clerk.status == 200 && clerk.faults.isEmpty)
        #expect(clerk.page.contains("Loaded “Second reminder, weekly”, saved by Priya Nair on 20 Nov 2026."))
        for words in [
            "value=\"\(second)\" selected", "value=\"create and email\" checked",
            "name=\"status\" value=\"\(statuses[1].id.number)\" checked", "name=\"method\" value=\"card\" checked",
            "name=\"unpaid_from\" inputmode=\"decimal\" maxlength=\"20\" value=\"50\"",
            "name=\"flag_\(flag)\"><option value=\"\">Either</option><option value=\"yes\">Must have</option>"
                + "<option value=\"no\" selected", "name=\"had\" value=\"\(first)\" checked",
            "<option value=\"all\" selected", "name=\"lacks\" value=\"\(second)\" checked",
        ] { #expect(clerk.page.contains(words), "\(words)") }
        let kept: String = try #require(
            try office.database.first("SELECT fields FROM default_value_set") { $0[0] })
        #expect(!kept.contains("token") && !kept.contains("abcdef") && !kept.contains("10977"))
        #expect(try BulkMailing.recent(in: office).isEmpty)
    }

    @Test func `keep pasted account numbers where they are in use`() throws {
        clerk.open("/bulk-mailings/new")
        save("From the card list", [("mode", "accounts"), ("accounts", "12345\r\n20007")])
        let id = try #require(try sets().first?.id)
        clerk.open("/bulk-mailings/new?set=\(id)")
        #expect(clerk.page.contains("12345\r\n20007</textarea>") || clerk.page.contains("12345\n20007</textarea>"))
        #expect(clerk.page.contains(">Confirm Customers</button>"))
    }

    @Test func `ask before they overwrite a name, whatever its case, and notice another window`() throws {
        clerk.open("/quick-search")
        save("Weekly", [("unpaid_from", "10")], screen: "quick-search")
        clerk.open("/quick-search")
        save("  WEEKLY ", [("unpaid_from", "20")], screen: "quick-search")
        #expect(clerk.page.contains("Overwrite “Weekly”?"))
        #expect(clerk.page.contains("name=\"unpaid_from\" value=\"20\""))
        clerk.send(
            "/default-values/quick-search", [("unpaid_from", "20"), ("set_name", "Weekly"), ("version", "1")])
        #expect(clerk.page.contains("value=\"20\"") && clerk.page.contains("Saved as “Weekly”."))
        clerk.send(
            "/default-values/quick-search", [("unpaid_from", "30"), ("set_name", "Weekly"), ("version", "1")])
        #expect(clerk.page.contains("You have changed this set in another window meanwhile."))
        #expect(try sets().count == 1)
        clerk.open("/quick-search")
        save("", [("unpaid_from", "30")], screen: "quick-search")
        #expect(clerk.status == 422 && clerk.page.contains("Give the settings a name."))
        clerk.open("/quick-search")
        save(String(repeating: "x", count: 61), [("unpaid_from", "30")], screen: "quick-search")
        #expect(clerk.status == 422 && clerk.page.contains("name=\"unpaid_from\" value=\"30\""))
    }

    @Test func `are one's own unless they are shared, and one's own wins`() throws {
        let tom = try Clerk.signedIn(as: .staff, at: office, name: "Tom Aldridge")
        clerk.open("/quick-search")
        save("Mine", [("unpaid_from", "11")], screen: "quick-search")
        clerk.open("/quick-search")
        save("Ours", [("unpaid_from", "12")], screen: "quick-search", share: true)
        tom.open("/quick-search")
        #expect(tom.page.contains(">Ours (Priya Nair)</option>") && !tom.page.contains(">Mine"))
        let (mine, ours) = (try sets()[0].id, try sets()[1].id)
        tom.open("/quick-search?set=\(mine)")
        #expect(tom.page.contains("That set is not there any more") && !tom.page.contains("value=\"11\""))
        tom.open("/quick-search?set=\(ours)")
        #expect(tom.page.contains("value=\"12\""))
        save("ours", [("unpaid_from", "13")], screen: "quick-search", by: tom)
        tom.open("/quick-search")
        #expect(tom.page.contains(">ours</option>") && !tom.page.contains("Ours (Priya Nair)"))
    }

    @Test(.proves(173)) func `are deleted after asking, shared ones by their owner or a manager`() throws {
        let tom = try Clerk.signedIn(as: .staff, at: office, name: "Tom Aldridge")
        let ruth = try Clerk.signedIn(as: .manager, at: office, name: "Ruth Hollins")
        clerk.open("/quick-search")
        save("Ours", [("unpaid_from", "12")], screen: "quick-search", share: true)
        let id = try #require(try sets().first?.id)
        tom.open("/default-values/delete?set=\(id)")
        #expect(tom.page.contains("Priya Nair has shared this set.") && !tom.page.contains(">Delete</button>"))
        tom.send("/default-values/\(id)/delete", [])
        #expect(tom.status == 403)
        #expect(try sets().count == 1)
        ruth.open("/default-values/delete?set=\(id)")
        #expect(ruth.page.contains("Delete “Ours”?"))
        ruth.send("/default-values/\(id)/delete", [])
        #expect(ruth.page.contains("Deleted “Ours”."))
        #expect(try sets().isEmpty)
        #expect(try Audit.trail(of: .defaultValues, id, in: office).map(\.action) == ["deleted", "saved"])
    }

    @Test func `named New open the form by themselves`() throws {
        clerk.open("/quick-search")
        save("new", [("unpaid_from", "77")], screen: "quick-search")
        clerk.open("/quick-search")
        #expect(clerk.page.contains("value=\"77\"") && !clerk.page.contains("customers match"))
        clerk.open("/quick-search?find=1")
        #expect(!clerk.page.contains("value=\"77\""), "who has asked something gets that")
    }

    @Test func `leave out what is gone and name it`() throws {
        let flag = try #require(try Flag.all(in: office).first { $0.name == "VIP" }).id.number
        let type = try type("welcome").id.number
        clerk.open("/quick-search")
        save(
            "Odd", [("unpaid_from", "5"), ("flag_\(flag)", "yes"), ("had", "\(type)"), ("manager", "none")],
            screen: "quick-search")
        try office.database.run("DELETE FROM flag WHERE id = \(flag)")
        try office.database.run("UPDATE correspondence_type SET is_available = 0 WHERE id = \(type)")
        clerk.open("/quick-search?set=\(try sets()[0].id)")
        #expect(clerk.page.contains("<li>the flag “VIP”</li>"))
        #expect(clerk.page.contains("<li>the correspondence type “Welcome”</li>"))
        #expect(clerk.page.contains("value=\"5\"") && clerk.page.contains("name=\"manager\" value=\"none\" checked"))
    }

    @Test func `keep days by their distance, and the first of the month as that`() throws {
        clerk.open("/send-letters")
        save("Month", [("from", "2026-11-01"), ("exclude_sent", "no")], screen: "send-letters")
        clerk.open("/send-letters")
        save("Week", [("from", "2026-11-13")], screen: "send-letters")
        let later = Office(
            database: office.database, clock: .stopped(at: TestOffice.now + 30 * 86_400), actor: office.actor)
        let next = try Clerk(at: later)
        try next.signIn("priya.nair.staff@calderfibre.example", "correct horse battery")
        next.open("/send-letters?set=\(try sets()[0].id)")
        #expect(next.page.contains("name=\"from\" value=\"2026-12-01\""))
        #expect(next.page.contains("<option value=\"no\" selected>No"))
        #expect(!next.page.contains("letters match"))
        next.open("/send-letters?set=\(try sets()[1].id)")
        #expect(next.page.contains("name=\"from\" value=\"2026-12-13\""))
    }
}
