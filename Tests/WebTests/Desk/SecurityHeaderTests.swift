import FastCGI
import Testing
import Web

@Suite struct `Every reply` {
    private let desk = FrontDesk(
        Route(.get, "/page") { _ in .html("page") },
        Route(.get, "/letter") { _ in .bytes([37], type: "application/pdf") },
        Route(.get, "/verify/:token", for: .anyone) { _ in .html("verify") })

    @Test(arguments: ["/page", "/nothing", "/verify/abc"])
    func `runs under the strict policy`(path: String) {
        let reply = desk.answer(.signedIn("GET", path))
        #expect(
            reply[header: "Content-Security-Policy"]
                == "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'")
        #expect(reply[header: "X-Content-Type-Options"] == "nosniff")
        #expect(reply[header: "X-Robots-Tag"] == "noindex")
        #expect(reply[header: "Cache-Control"] == "no-store")
    }

    @Test func `of a letter may stand in our own frames and nobody else's`() {
        let policy = desk.answer(.signedIn("GET", "/letter"))[header: "Content-Security-Policy"]
        #expect(policy?.contains("frame-ancestors 'self'") == true)
    }

    @Test func `keeps a public address, which is a secret, from other sites`() {
        #expect(desk.answer(Request("GET", "/verify/abc"))[header: "Referrer-Policy"] == "no-referrer")
        #expect(desk.answer(.signedIn("GET", "/page"))[header: "Referrer-Policy"] == "same-origin")
    }

    @Test func `leaves a page its own decision`() {
        let desk = FrontDesk(
            Route(.get, "/page") { _ in
                var reply = Reply.html("page")
                reply[header: "Cache-Control"] = "private, max-age=60"
                return reply
            })
        #expect(desk.answer(.signedIn("GET", "/page"))[header: "Cache-Control"] == "private, max-age=60")
    }
}
