import FastCGI
import Testing

@Suite struct `A request` {
    @Test func `has its path in decoded pieces, a slash within a piece kept apart`() throws {
        #expect(try Request("GET", "/customers/a%2Fb/C001").segments() == ["customers", "a/b", "C001"])
        #expect(try Request("GET", "/").segments() == [""])
        #expect(try Request("GET", "/a//b/").segments() == ["a", "", "b", ""])
        #expect(try Request("GET", "/a+b").segments() == ["a+b"])
    }

    @Test(arguments: ["/%FF", "/a%2", "/%00"])
    func `with a path that is not UTF-8 is malformed`(path: String) {
        #expect { try Request("GET", path).segments() } throws: { ($0 as? Unreadable)?.status == 400 }
    }

    @Test func `has a query apart from its path`() throws {
        let request = Request("GET", "/customers?q=a+b&q=c&from=%3F")
        #expect(request.path == "/customers")
        #expect(try request.queryFields().all("q") == ["a b", "c"])
        #expect(try request.queryFields()["from"] == "?")
        #expect(throws: Unreadable.tooLarge) { try request.queryFields(limit: 2) }
    }

    @Test func `has headers by their names in lower case`() {
        let request = Request("POST", "/", form: [("a", "1")], headers: [("User-Agent", "Lynx"), ("x", "1")])
        #expect(request.header("user-agent") == "Lynx")
        #expect(request.header("content-type") == "application/x-www-form-urlencoded")
        #expect(request.header("referer") == nil)
        #expect(request.parameters["HTTP_X"] == "1")
        #expect(request.parameters.all.first?.value == "POST")
    }

    @Test func `has cookies by their exact names`() {
        let request = Request("GET", "/", headers: [("Cookie", "a=1;postroom=abc=; xpostroom=no;  b = 2 ;broken; c=")])
        #expect(request.cookie("postroom") == "abc=")
        #expect(request.cookie("b") == "2")
        #expect(request.cookie("c") == "")
        #expect(request.cookie("broken") == nil)
        #expect(request.cookie("oom") == nil)
        #expect(Request("GET", "/", cookies: [("x", "1"), ("y", "2")]).cookie("y") == "2")
    }

    @Test func `knows whether it came by TLS, and from where`() {
        #expect(Request("GET", "/", isSecure: true).isSecure)
        #expect(!Request("GET", "/", headers: [("HTTPS", "on")]).isSecure)
        #expect(Request("GET", "/", remoteAddress: "192.0.2.7").remoteAddress == "192.0.2.7")
    }
}
