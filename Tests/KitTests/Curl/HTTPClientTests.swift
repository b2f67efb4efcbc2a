import Curl
import Testing

@Suite struct `An HTTP request to a gateway` {
    private let client = HTTPClient()

    @Test func `brings back status, headers and body`() throws {
        let server = GatewayServer("HTTP/1.1 201 Created\nX-Message: 7\nContent-Length: 5\n\nHello")
        let reply = try client.send(HTTPRequest(.get, "http://127.0.0.1:\(server.port)/messages?id=7"))
        #expect(reply.status == 201)
        #expect(reply.header("x-message") == "7")
        #expect(reply.body == Array("Hello".utf8))
        #expect(server.requests.first?.hasPrefix("GET /messages?id=7 HTTP/1.1\r\n") == true)
    }

    @Test func `carries headers and a body`() throws {
        let server = GatewayServer("HTTP/1.1 200 OK\nContent-Length: 0\n\n")
        let body = Array(#"{"text":"Grüße"}"#.utf8)
        let request = HTTPRequest(
            .post, "http://127.0.0.1:\(server.port)/", headers: [("Content-Type", "application/json"), ("X-Key", "k")],
            body: body)
        #expect(try client.send(request).status == 200)
        let asked = try #require(server.requests.first)
        #expect(asked.contains("\r\nContent-Type: application/json\r\n") && asked.contains("\r\nX-Key: k\r\n"))
        #expect(asked.contains("\r\nContent-Length: \(body.count)\r\n"))
        #expect(asked.hasSuffix("\r\n\r\n{\"text\":\"Grüße\"}"))
    }

    @Test func `may have an empty body`() throws {
        let server = GatewayServer("HTTP/1.1 204 No Content\n\n")
        #expect(try client.send(HTTPRequest(.post, "http://127.0.0.1:\(server.port)/")).status == 204)
        #expect(server.requests.first?.contains("\r\nContent-Length: 0\r\n") == true)
    }

    @Test(arguments: [404, 500, 302])
    func `brings back bad tidings as a reply too, and follows nowhere`(status: Int) throws {
        let server = GatewayServer("HTTP/1.1 \(status) So\nLocation: /elsewhere\nContent-Length: 0\n\n")
        #expect(try client.send(HTTPRequest(.get, "http://127.0.0.1:\(server.port)/")).status == status)
        #expect(server.requests.count == 1)
    }

    @Test func `is unreachable where nobody listens`() {
        let port = { GatewayServer(.hangUp).port }()
        #expect {
            try client.send(HTTPRequest(.post, "http://127.0.0.1:\(port)/"))
        } throws: { error in
            if case HTTPFailure.unreachable = error { true } else { false }
        }
    }

    @Test(arguments: [
        GatewayServer.Answer.hangUp, .silence, .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf".utf8)),
    ])
    func `is uncertain, and not repeated, where no whole answer comes`(answer: GatewayServer.Answer) {
        let server = GatewayServer(answer)
        let request = HTTPRequest(
            .post, "http://127.0.0.1:\(server.port)/", body: Array("to=+440000".utf8), timeout: .milliseconds(400))
        #expect {
            try client.send(request)
        } throws: { error in
            if case HTTPFailure.uncertain = error { true } else { false }
        }
        #expect(server.requests.count == 1)
    }

    @Test func `does not read an answer longer than allowed`() {
        let server = GatewayServer("HTTP/1.1 200 OK\n\n" + String(repeating: "x", count: 2_000_000))
        #expect(throws: HTTPFailure.replyTooLong(status: 200)) {
            try client.send(HTTPRequest(.get, "http://127.0.0.1:\(server.port)/", longestReply: 100_000))
        }
    }

    @Test(arguments: [
        HTTPRequest(.get, "file:///etc/passwd"), HTTPRequest(.get, "ftp://127.0.0.1/"), HTTPRequest(.get, "127.0.0.1"),
        HTTPRequest(.get, "http://127.0.0.1/\r\nX: y"),
        HTTPRequest(.get, "http://127.0.0.1/", headers: [("X", "y\r\nZ: z")]),
    ])
    func `goes to http and https only, and holds no line break`(request: HTTPRequest) {
        #expect(throws: HTTPFailure.malformedRequest) { try client.send(request) }
    }
}
