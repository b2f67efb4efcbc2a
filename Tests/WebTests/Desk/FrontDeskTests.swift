import FastCGI
import Testing
import Web

@Suite struct `The front desk` {
    @Test func `shows a signed-in member of staff the page, never kept by the browser`() {
        let desk = FrontDesk(Route(.get, "/customers/:account") { .html("customer \($0["account"])") })
        let reply = desk.answer(.signedIn("GET", "/customers/12345"))
        #expect(reply.status == 200)
        #expect(reply.text == "customer 12345")
        #expect(reply[header: "Cache-Control"] == "no-store")
    }

    @Test func `sends who is signed out to sign in and back`() {
        let desk = FrontDesk(Route(.get, "/customers") { _ in .html("customers") })
        let reply = desk.answer(Request("GET", "/customers?q=a"))
        #expect(reply.status == 303)
        #expect(reply[header: "Location"] == "/sign-in?return=%2Fcustomers%3Fq%3Da")
        #expect(desk.answer(Request("GET", "/customers", cookies: [("postroom", "old key")])).status == 303)
    }

    @Test func `reads nothing that a signed-out browser sends`() {
        let desk = FrontDesk(Route(.post, "/import") { _ in .html("imported") })
        let request = Request("POST", "/import", form: [("form_token", "token of key")])
        #expect(desk.answer(request).status == 303)
        #expect(request.body.isUnread)
    }

    @Test func `tells an unknown address from another method`() {
        let desk = FrontDesk(Route(.post, "/sign-out") { _ in .html("bye") })
        #expect(desk.answer(.signedIn("GET", "/nothing")).status == 404)
        let reply = desk.answer(.signedIn("GET", "/sign-out"))
        #expect(reply.status == 405)
        #expect(reply[header: "Allow"] == "POST")
        #expect(desk.answer(.signedIn("DELETE", "/sign-out")).status == 405)
    }

    @Test func `answers HEAD as GET`() {
        let desk = FrontDesk(Route(.get, "/customers") { _ in .html("customers") })
        #expect(desk.answer(.signedIn("HEAD", "/customers")).status == 200)
    }

    @Test func `forgives a slash too many`() {
        let desk = FrontDesk(Route(.get, "/customers/:account") { _ in .html("customer") })
        let reply = desk.answer(.signedIn("GET", "/customers/12345/?tab=invoices"))
        #expect(reply.status == 301)
        #expect(reply[header: "Location"] == "/customers/12345?tab=invoices")
        #expect(desk.answer(.signedIn("GET", "//example.test/")).status == 404)
    }

    @Test(arguments: ["/%FF", "/customers?q=%FF", "/customers?q=%"])
    func `calls an address that cannot be read a bad request`(path: String) {
        let desk = FrontDesk(Route(.get, "/customers") { _ in .html("customers") })
        #expect(desk.answer(.signedIn("GET", path)).status == 400)
    }

    @Test func `calls a form that cannot be read a bad request, and one too long too large`() {
        let desk = FrontDesk(Route(.post, "/save") { _ in .html("saved") })
        let headers = [("cookie", "postroom=key"), ("content-type", "application/x-www-form-urlencoded")]
        #expect(desk.answer(Request("POST", "/save", body: Array("a=%".utf8), headers: headers)).status == 400)
        let long = [UInt8](repeating: 97, count: Limits().fieldBytes + 1)
        #expect(desk.answer(Request("POST", "/save", body: long, headers: headers)).status == 413)
    }

    @Test(
        arguments: [
            (TurnedAway.notFound, 404), (.forbidden("Tom Aldridge can approve this."), 403), (.expired, 403),
            (.conflict("Already sent."), 409), (.badRequest("No such column."), 400), (.noRoom, 507),
        ])
    func `says why somebody is turned away`(reason: TurnedAway, status: Int) {
        let lines = Lines()
        let desk = FrontDesk(Route(.get, "/page") { _ in throw reason }, lines: lines)
        let reply = desk.answer(.signedIn("GET", "/page"))
        #expect(reply.status == status)
        #expect(reply.text == reason.sentence)
        #expect(lines.all.isEmpty)
    }

    @Test func `answers a fault with a code that the log knows, and names nobody there`() throws {
        let lines = Lines()
        let desk = FrontDesk(Route(.get, "/customers/:account") { _ in throw Porch.Broken() }, lines: lines)
        let reply = desk.answer(.signedIn("GET", "/customers/Hartley?q=Sons"))
        #expect(reply.status == 500)
        let code = try #require(reply.text.split(separator: " ").last)
        #expect(code.wholeMatch(of: /[0-9A-Z]{4}-[0-9A-Z]{4}/) != nil)
        let line = try #require(lines.all.first)
        #expect(lines.all.count == 1)
        #expect(line.contains(code) && line.contains("/customers/:account") && line.contains("Broken"))
        #expect(!line.contains("Hartley") && !line.contains("Sons"))
    }

    @Test func `answers even where its error pages fail`() {
        let lines = Lines()
        var porch = Porch()
        porch.showsPages = false
        let desk = FrontDesk(Route(.get, "/page") { _ in throw Porch.Broken() }, porch: porch, lines: lines)
        #expect(desk.answer(.signedIn("GET", "/page")).text.hasPrefix("Something went wrong on our side."))
        #expect(desk.answer(.signedIn("GET", "/nothing")).status == 500)
    }

    @Test func `answers a fault where the house cannot receive`() {
        var porch = Porch()
        porch.receives = { _ in throw Porch.Broken() }
        let desk = FrontDesk(Route(.get, "/page") { _ in .html("page") }, porch: porch)
        #expect(desk.answer(.signedIn("GET", "/page")).status == 500)
    }

    @Test func `lets no header break out of its line`() {
        let desk = FrontDesk(Route(.get, "/page") { .redirect(to: $0.query["to"] ?? "/") })
        let reply = desk.answer(.signedIn("GET", "/page?to=/x%0D%0ASet-Cookie:%20a=b"))
        #expect(reply.status == 500)
        #expect(reply[header: "Location"] == nil)
    }
}
