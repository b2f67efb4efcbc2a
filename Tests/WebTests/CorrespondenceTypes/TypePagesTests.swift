import Foundation
import Postroom
import SQL
import Support
import Testing

@Suite struct `Correspondence types in the browser` {
    let office: Office
    let browser: Browser

    init() throws {
        office = try TestOffice.open()
        try Cast.assembled(in: office)
        browser = try Browser.signedIn(office, as: .administrator)
    }

    private func card(_ code: String) throws -> TypeCard {
        let ruth = try #require(try Staff.all(in: office).first)
        let admin = office.acting(
            as: Actor(
                .staff(ruth.id, name: ruth.name, role: .administrator), organisationID: office.organisationID,
                timeZone: office.actor.timeZone))
        return try #require(try TypeCard.find(code: code, in: admin))
    }

    /// The form of a type as the page shows it, with changes.
    private func form(_ code: String, _ changes: [(name: String, value: String)] = []) throws -> [(
        name: String, value: String
    )] {
        let card = try card(code)
        let (type, rules) = (card.type, card.type.rules)
        var fields: [(name: String, value: String)] = [
            ("version", String(card.version)), ("name", type.name), ("purpose", type.purpose),
            ("class", type.correspondenceClass.rawValue), ("trigger", rules.trigger?.rawValue ?? ""),
            ("unverified_email", rules.unverifiedEmail.rawValue),
        ]
        if type.isAvailable { fields.append(("available", "1")) }
        if rules.isBulkSafe { fields.append(("bulk_safe", "1")) }
        if rules.isInSendLetters { fields.append(("in_send_letters", "1")) }
        if rules.showsPeriod { fields.append(("shows_period", "1")) }
        for (index, section) in type.sections.enumerated() {
            fields += [
                ("was_\(index)", section.key), ("kind_\(index)", section.kind.rawValue),
                ("label_\(index)", section.label), ("hint_\(index)", section.hint), ("place_\(index)", "\(index + 1)"),
                ("days_\(index)", "\(section.proposedDays)"),
            ]
            if section.isRequired { fields.append(("required_\(index)", "1")) }
        }
        return fields.filter { field in !changes.contains { $0.name == field.name } }
            + changes.filter { $0.value != "-" }
    }

    private var menu: String {
        browser.get("/customers/12345").text(after: "Correspondence <svg", upTo: "</details>") ?? ""
    }

    @Test func `are listed in the order of the Add menu, and moved in it`() throws {
        let page = browser.get("/correspondence-types")
        #expect(page.contains("Bulk-safe") && page.contains("Direct debit failed") && page.contains(">Welcome</a>"))
        browser.send(to: "/correspondence-types/copy-invoices/move", [("up", "1")])
        let order = try TypeCard.all(in: office).map(\.type.code)
        #expect(order.prefix(2) == ["copy-invoices", "welcome"])
        #expect(menu.range(of: "Copy Invoices")!.lowerBound < menu.range(of: "Welcome")!.lowerBound)
    }

    @Test(.proves(59, 60)) func `switched off are offered nowhere, and what was written stays readable`() throws {
        let cast = Cast(office)
        try cast.printed(to: try cast.customer("12345"), token: "a")
        #expect(menu.contains("Overdue Account"))
        browser.get("/correspondence-types")
        browser.send(to: "/correspondence-types/overdue-account/available", [("on", "0")])
        #expect(browser.page.contains("Overdue Account is offered nowhere from now on."))
        #expect(!menu.contains("Overdue Account"))
        browser.get("/customers/12345/correspondence/new/overdue-account")
        #expect(browser.status == 409)
        #expect(browser.page.contains("This correspondence type is not available."))
        browser.get("/customers/12345/correspondence/C001")
        #expect(browser.status == 200 && browser.page.contains("Overdue Account"))
        browser.get("/correspondence-types")
        browser.send(to: "/correspondence-types/overdue-account/available", [("on", "1")])
        #expect(menu.contains("Overdue Account"))
    }

    @Test func `are changed as the form shows them, and nothing else changes`() throws {
        let before = try card("final-notice")
        browser.get("/correspondence-types/final-notice")
        browser.send(to: "/correspondence-types/final-notice", try form("final-notice"))
        #expect(browser.page.contains("Final Notice is saved."))
        let after = try card("final-notice")
        #expect(after.type == before.type && after.version == before.version + 1)
    }

    @Test func `get new sections, in the order that is asked, and the form of a letter asks them`() throws {
        let count = try card("welcome").type.sections.count
        browser.get("/correspondence-types/welcome")
        browser.send(
            to: "/correspondence-types/welcome",
            try form(
                "welcome",
                [
                    ("kind_\(count)", "date"), ("label_\(count)", "Installation day"),
                    ("hint_\(count)", "When we come"),
                    ("place_\(count)", "0"), ("days_\(count)", "10"), ("required_\(count)", "1"),
                ]))
        let sections = try card("welcome").type.sections
        #expect(sections[0].key == "installation_day" && sections[0].isRequired && sections[0].proposedDays == 10)
        browser.get("/customers/12345/correspondence/new/welcome")
        #expect(browser.page.contains("Installation day"))
        browser.get("/correspondence-types/welcome")
        #expect(browser.page.contains("<code>{{installation_day}}</code>"))
        browser.send(
            to: "/correspondence-types/welcome", try form("welcome", [("remove_0", "1"), ("days_0", "10")]))
        #expect(try card("welcome").type.sections.count == count)
    }

    @Test func `cannot be bulk-safe with a required section that is particular to one customer`() throws {
        browser.get("/correspondence-types/copy-invoices")
        browser.send(to: "/correspondence-types/copy-invoices", try form("copy-invoices", [("bulk_safe", "1")]))
        #expect(browser.status == 422)
        #expect(browser.page.contains("so the type cannot be bulk-safe."))
        #expect(try !card("copy-invoices").type.rules.isBulkSafe)
    }

    @Test(arguments: [
        ("name", ""), ("name", "welcome"), ("class", "none"), ("trigger", "customer added"), ("unverified_email", "x"),
        ("label_0", ""), ("place_0", "first"),
    ])
    func `are refused beside the field`(field: String, value: String) throws {
        browser.get("/correspondence-types/overdue-account")
        browser.send(to: "/correspondence-types/overdue-account", try form("overdue-account", [(field, value)]))
        #expect(browser.status == 422)
        #expect(browser.page.contains("href=\"#\(field)\""))
    }

    @Test func `tell the second of two people, who loses nothing`() throws {
        let fields = try form("welcome", [("purpose", "Mine <own>")])
        browser.get("/correspondence-types")
        browser.send(to: "/correspondence-types/welcome/available", [("on", "0")])
        browser.get("/correspondence-types/welcome")
        browser.send(to: "/correspondence-types/welcome", fields)
        #expect(browser.status == 409)
        #expect(browser.page.contains("Somebody else changed Welcome meanwhile"))
        #expect(browser.page.contains("Mine &lt;own&gt;"))
    }

    @Test func `are copied with their words, switched off and made by nothing`() throws {
        browser.get("/correspondence-types/failed-payment/copy")
        browser.send(to: "/correspondence-types/failed-payment/copy", [("name", "Failed card payment!")])
        #expect(browser.page.contains("Failed card payment! is added."))
        let copy = try card("failed-card-payment").type
        let original = try card("failed-payment").type
        #expect(!copy.isAvailable && copy.rules.trigger == nil && copy.sections == original.sections)
        let words = try #require(copy.letterTemplate)
        #expect(words != original.letterTemplate)
        #expect(
            try TemplateVersion.current(of: words, in: office).text
                == TemplateVersion.current(of: try #require(original.letterTemplate), in: office).text)
        browser.get("/correspondence-types/failed-payment/copy")
        browser.send(to: "/correspondence-types/failed-payment/copy", [("name", "failed card payment!")])
        #expect(browser.status == 422)
    }

    @Test func `are for administrators`() throws {
        let manager = try Browser.signedIn(office, as: .manager, name: "Tom Aldridge")
        for address in [
            "/correspondence-types", "/correspondence-types/welcome", "/correspondence-types/welcome/letter",
            "/correspondence-types/welcome/letter/versions",
        ] {
            manager.get(address)
            #expect(manager.status == 403, "\(address)")
        }
        manager.get("/customers")
        manager.send(to: "/correspondence-types/welcome/available", [("on", "0")])
        #expect(manager.status == 403)
        #expect(!manager.get("/customers").contains("Correspondence Types"))
    }
}
