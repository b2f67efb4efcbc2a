import Postroom
import Support
import Testing

@Suite struct `The page of TODO rules` {
    let office: Office
    let browser: Browser

    init() throws {
        office = try TestOffice.open()
        try Cast.assembled(in: office)
        browser = try Browser.signedIn(office, as: .manager)
    }

    private let fields = [
        ("name", "Top-up"), ("description", ""), ("begins", "auto top-up"), ("ends", ""),
        ("text", "Look at the top-up"),
        ("kind", "Payment"), ("due_days", "3"), ("assignee", "anyone"), ("enabled", "1"),
    ]

    private func with(_ name: String, _ value: String) -> [(name: String, value: String)] {
        fields.map { $0.0 == name ? (name, value) : $0 }.map { (name: $0.0, value: $0.1) }
    }

    @Test func `lists the shipped ones and says how far back they look`() {
        let page = browser.get("/todo-rules")
        for name in ["Payment failed", "Invoice overdue", "Email bounced", "Letter undeliverable"] {
            #expect(page.contains(">\(name)</a>"))
        }
        #expect(page.contains("due from 20 Nov 2026"))
        #expect(page.contains("those that were overdue when the ledger was first taken in, make none"))
    }

    @Test func `adds, amends, switches and deletes one`() throws {
        browser.get("/todo-rules/new")
        browser.send(to: "/todo-rules", with("", ""))
        #expect(browser.page.contains("The rule “Top-up” is added."))
        let rule = try #require(try TodoRule.all(in: office).first { $0.name == "Top-up" })
        let address = "/todo-rules/\(rule.id.number)"
        browser.get(address)
        browser.send(to: address, with("due_days", "5") + [("version", "1")])
        #expect(browser.page.contains("The rule “Top-up” is saved.") && browser.page.contains("5 days"))
        browser.get(address)
        browser.send(to: address, with("due_days", "6") + [("version", "1")])
        #expect(browser.status == 409 && browser.page.contains("value=\"6\""))
        browser.get("/todo-rules")
        browser.send(to: "\(address)/enable", [("on", "0")])
        #expect(browser.page.contains("“Top-up” is off."))
        browser.get("\(address)/delete")
        browser.send(to: "\(address)/delete", [])
        #expect(browser.page.contains("The rule “Top-up” is deleted."))
        #expect(browser.get(address).contains("Not found"))
    }

    @Test(arguments: [
        ("name", ""), ("name", "payment failed"), ("text", " "), ("begins", ""), ("begins", "customer added"),
        ("ends", "payment failed"), ("kind", "Nothing"), ("due_days", "-1"), ("due_days", "x"), ("assignee", "me"),
    ])
    func `refuses beside the field`(field: String, value: String) {
        browser.get("/todo-rules/new")
        browser.send(
            to: "/todo-rules", with(field, value == "payment failed" && field == "name" ? "Payment failed" : value))
        #expect(browser.status == 422)
        #expect(browser.page.contains("id=\"\(field)-error\""))
    }

    @Test func `is for those who may set rules`() throws {
        let clerk = try Browser.signedIn(office, as: .staff, name: "Sam Okafor")
        clerk.get("/todo-rules")
        #expect(clerk.status == 403)
        #expect(!clerk.get("/customers").contains("TODO Auto Rules"))
    }
}
