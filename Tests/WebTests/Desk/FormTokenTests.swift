import FastCGI
import Testing
import Web

@Suite struct `A form's token` {
    private let desk = FrontDesk(
        Route(.get, "/note") { .html($0.formToken) }, Route(.post, "/note") { .html("saved \($0.form["note"] ?? "")") },
        Route(.get, "/sign-in", for: .anyone) { .html($0.formToken) },
        Route(.post, "/sign-in", for: .anyone) { _ in .html("signed in") },
        Route(.get, "/about", for: .anyone) { _ in .html("about") },
        Route(.post, "/callback", for: .machines) { .text("taken \($0.form["id"] ?? "")") })
    private let note = [(name: "note", value: "call back")]

    @Test func `lets a form of the same session through`() {
        #expect(desk.answer(.signedIn("GET", "/note")).text == "token of key")
        #expect(desk.answer(.signedIn("POST", "/note", form: note)).text == "saved call back")
    }

    @Test(arguments: [nil, "", "token of another key", "token of ke", "token of keyy"])
    func `stops a form without it or with another's`(token: String?) {
        let reply = desk.answer(.signedIn("POST", "/note", form: note, token: token))
        #expect(reply.status == 403)
        #expect(reply.text.contains("nothing was changed"))
    }

    @Test(arguments: [
        ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://example.test"),
        ("origin", "http://desk.test:81"), ("origin", "https://desk.test"),
    ])
    func `does not help a form that another site sent`(header: (String, String)) {
        let reply = desk.answer(.signedIn("POST", "/note", form: note, headers: [header, ("host", "desk.test")]))
        #expect(reply.status == 403)
    }

    @Test(arguments: [("sec-fetch-site", "same-origin"), ("origin", "http://desk.test"), ("origin", "null")])
    func `suffices where the browser says nothing against it`(header: (String, String)) {
        let reply = desk.answer(.signedIn("POST", "/note", form: note, headers: [header, ("host", "desk.test")]))
        #expect(reply.status == 200)
    }

    @Test func `belongs to a cookie where nobody is signed in yet`() throws {
        let page = desk.answer(Request("GET", "/sign-in"))
        let cookie = try #require(page[header: "Set-Cookie"])
        let secret = try #require(cookie.firstMatch(of: /^postroom-visitor=([^;]+); Path=\/; HttpOnly/)?.1)
        #expect(page.text == "token of \(secret)")
        let own = [(name: "postroom-visitor", value: String(secret))]
        let form = [(name: "form_token", value: page.text)]
        #expect(desk.answer(Request("POST", "/sign-in", form: form, cookies: own)).text == "signed in")
        #expect(desk.answer(Request("POST", "/sign-in", form: form)).status == 403)
        #expect(desk.answer(Request("POST", "/sign-in", form: [], cookies: own)).status == 403)
        #expect(desk.answer(Request("GET", "/sign-in", cookies: own))[header: "Set-Cookie"] == nil)
    }

    @Test func `sets no cookie on a page without a form`() {
        #expect(desk.answer(Request("GET", "/about"))[header: "Set-Cookie"] == nil)
    }

    @Test func `is tied to the host over TLS`() {
        let reply = desk.answer(Request("GET", "/sign-in", isSecure: true))
        #expect(reply[header: "Set-Cookie"]?.hasPrefix("__Host-postroom-visitor=") == true)
        #expect(reply[header: "Set-Cookie"]?.contains("; Secure") == true)
    }

    @Test func `is not asked of machines`() {
        #expect(desk.answer(Request("POST", "/callback", form: [("id", "7")])).text == "taken 7")
    }
}
