import FastCGI
import Testing

@Suite struct `A reply` {
    @Test(arguments: ["a\r\nb", "a\nb", "a\rb", "a\u{0}b", "\u{7F}"])
    func `refuses a header value that would break out of its line`(value: String) {
        var reply = Reply.text("x")
        reply.add(header: "X-Name", value)
        #expect(throws: InvalidHeader(name: "X-Name")) { try reply.checkHeaders() }
    }

    @Test(arguments: ["", "a b", "a:b", "a\r\n", "é"])
    func `refuses a header name that is none`(name: String) {
        var reply = Reply.text("x")
        reply.add(header: name, "x")
        #expect(throws: InvalidHeader(name: name)) { try reply.checkHeaders() }
    }

    @Test func `replaces a header in any case, and keeps cookies beside each other`() {
        var reply = Reply.html("<p>")
        reply[header: "content-type"] = "text/plain"
        #expect(reply.headers.map(\.value) == ["text/plain"])
        reply[header: "Content-Type"] = nil
        #expect(reply.headers.isEmpty)
        reply.set(Cookie(name: "a", value: "1", isSecure: true, lifetime: 60))
        reply.set(Cookie(name: "b", value: "2", isSecure: false))
        #expect(
            reply.headers.map(\.value) == [
                "a=1; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60", "b=2; Path=/; HttpOnly; SameSite=Lax",
            ])
    }

    @Test func `names a download in any script, and in plain letters for the old`() {
        var reply = Reply.bytes([1], type: "application/pdf")
        reply.offer(as: "Łódź \"12/C001\".pdf")
        #expect(
            reply[header: "Content-Disposition"]
                == "attachment; filename=\"__d_ _12_C001_.pdf\"; "
                + "filename*=UTF-8''%C5%81%C3%B3d%C5%BA%20%2212%2FC001%22.pdf")
        reply.offer(as: "x\r\ny.pdf", download: false)
        #expect(throws: Never.self) { try reply.checkHeaders() }
        #expect(reply[header: "Content-Disposition"]?.hasPrefix("inline; ") == true)
    }

    @Test func `sends the browser on with a GET`() {
        let reply = Reply.redirect(to: "/customers/12345")
        #expect(reply.status == 303)
        #expect(reply[header: "location"] == "/customers/12345")
    }
}
