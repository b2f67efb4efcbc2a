import Postroom
import Support
import Testing

@Suite struct `TODOs on the customer page` {
    let office: Office
    let browser: Browser

    init() throws {
        office = try TestOffice.open()
        try Cast.assembled(in: office)
        browser = try Browser.signedIn(office)
    }

    private func add(_ text: String, due: String = "", kind: String = "General") {
        browser.get("/customers/12345/todos/new")
        browser.send(
            to: "/customers/12345/todos", [("text", text), ("kind", kind), ("due", due), ("assigned", "")])
    }

    @Test func `are added, done and opened again`() throws {
        add("Ask for the <missing> order number", due: "2026-11-12")
        #expect(browser.address == "/customers/12345")
        #expect(browser.page.contains("<p class=\"flash\" role=\"status\">TODO added.</p>"))
        #expect(browser.page.contains("Ask for the &lt;missing&gt; order number"))
        #expect(browser.page.contains("12 Nov 2026, 8 days late"))
        browser.send(to: "/customers/12345/todos/1/done", [])
        #expect(browser.page.contains("Done: Ask for the &lt;missing&gt; order number"))
        #expect(browser.page.contains("Nothing is open."))
        browser.get("/customers/12345/todos")
        #expect(browser.page.contains("Done lately"))
        browser.send(to: "/customers/12345/todos/1/reopen", [])
        #expect(browser.page.contains("Open again"))
        #expect(browser.get("/customers/12345").contains("Ask for the &lt;missing&gt; order number"))
    }

    @Test func `that say nothing are refused beside the field, and keep what was typed`() {
        add(" ", due: "2026-02-30", kind: "Billing")
        #expect(browser.status == 422)
        #expect(browser.page.contains("<title>Error: Add TODO, 12345"))
        #expect(browser.page.contains("<a href=\"#text\">Say what is to be done.</a>"))
        #expect(browser.page.contains("id=\"due-error\""))
        #expect(browser.page.contains("<option value=\"Billing\" selected>Billing</option>"))
    }

    @Test func `need the form's token`() throws {
        browser.get("/customers/12345/todos/new")
        browser.post(
            "/customers/12345/todos", [("text", "Without"), ("kind", "General"), ("due", ""), ("assigned", "")])
        #expect(browser.status == 403)
        let customer = try #require(try Customer.find(account: "12345", in: office))
        #expect(try Todo.open(of: customer.id, in: office).isEmpty)
    }

    @Test func `of one customer cannot be done from another's page`() {
        add("Only here")
        browser.get("/customers/20007")
        browser.get("/customers/20007/todos/new")
        browser.send(to: "/customers/20007/todos/1/done", [])
        #expect(browser.status == 404)
        #expect(browser.get("/customers/12345").contains("Only here"))
    }

    @Test func `say so when somebody was quicker`() {
        add("Once")
        browser.send(to: "/customers/12345/todos/1/done", [])
        browser.get("/customers/12345/todos")
        browser.send(to: "/customers/12345/todos/1/done", [])
        #expect(browser.page.contains("That was done already: Once"))
    }

    @Test func `putting a customer on hold asks why and shows it`() {
        browser.get("/customers/12345/hold")
        browser.send(to: "/customers/12345/hold", [("do", "hold"), ("reason", "")])
        #expect(browser.status == 422)
        browser.send(to: "/customers/12345/hold", [("do", "hold"), ("reason", "Waiting for the liquidator")])
        #expect(browser.page.contains("</svg> On hold</span>"))
        #expect(browser.page.contains("Release from hold…"))
        let page = browser.get("/customers/12345/hold")
        #expect(page.contains("Put on hold: Waiting for the liquidator"))
        browser.send(to: "/customers/12345/hold", [("do", "release"), ("reason", "Settled")])
        #expect(!browser.page.contains("</svg> On hold</span>"))
    }
}
