import FastCGI
import Foundation
import Glibc
import Testing

/// nginx.conf as it is shipped, with a real nginx and real sockets.
@Suite(.enabled(if: WebServer.isInstalled, "nginx is not installed; bin/test installs it"))
struct `The shipped nginx.conf` {
    private let counter: Counter
    private let server: WebServer

    init() throws {
        counter = try Counter(threads: 2) {
            { request in
                do {
                    if request.path == "/long" { return .text(String(repeating: "page ", count: 60_000)) }
                    let form = try request.form()
                    let sizes = form.uploads.map { "\($0.fileName)=\($0.size)" }
                    return .text("\(request.method) \(request.path)?\(request.query) \(sizes)")
                } catch {
                    return .text("\(error)", status: 400)
                }
            }
        }
        server = try WebServer(data: counter.folder)
    }

    @Test func `hands over everything but static files, the address as it came`() throws {
        let reply = try server.ask("GET /customers/a%2Fb//c?q=%C3%A9")
        #expect(reply.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(reply.hasSuffix("GET /customers/a%2Fb//c?q=%C3%A9 []"))
        #expect(!reply.lowercased().contains("server: nginx/"))
    }

    @Test func `serves a static file for ever when its address has a version`() throws {
        let reply = try server.ask("GET /static/errors/too-large.html?v=1")
        #expect(reply.contains("Cache-Control: public, max-age=31536000, immutable\r\n"))
        #expect(reply.contains("X-Content-Type-Options: nosniff\r\n"))
        #expect(reply.contains("That is too much at once"))
        #expect(try server.ask("GET /static/errors/too-large.html").contains("Cache-Control: public, max-age=300\r\n"))
    }

    @Test func `compresses static files and never pages`() throws {
        let accepting = ["Accept-Encoding: gzip"]
        #expect(try server.ask("GET /static/errors/too-large.html", headers: accepting).contains("Encoding: gzip\r\n"))
        #expect(try !server.ask("GET /long", headers: accepting).contains("Encoding: gzip"))
    }

    @Test(arguments: ["/static/../nginx.conf", "/static/%2e%2e/nginx.conf", "/static/none.css", "/static/"])
    func `serves nothing outside public`(path: String) throws {
        let reply = try server.ask("GET \(path)")
        #expect(!reply.contains("fastcgi_pass"))
        #expect(!reply.hasPrefix("HTTP/1.1 200") || reply.contains("GET /static/"))
    }

    @Test func `does not show the error pages at an address of their own`() throws {
        #expect(try server.ask("GET /errors/too-large.html").hasPrefix("HTTP/1.1 404 "))
    }

    @Test func `takes an upload just below the limit`() throws {
        let head = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"ledger.csv\"\r\n\r\n"
        let body = Array(head.utf8) + [UInt8](repeating: 65, count: (20 << 20) - 400) + Array("\r\n--x--\r\n".utf8)
        let reply = try server.ask(
            "POST /import", headers: ["Content-Type: multipart/form-data; boundary=x"], body: body)
        #expect(reply.hasSuffix("POST /import? [\"ledger.csv=\((20 << 20) - 400)\"]"))
    }

    @Test func `refuses an upload above the limit with a page that says so`() throws {
        let reply = try server.ask(
            "POST /import", headers: ["Content-Type: text/plain"], body: [UInt8](repeating: 65, count: 21 << 20))
        #expect(reply.hasPrefix("HTTP/1.1 413 "))
        #expect(reply.contains("can be up to 20 MB"))
        #expect(reply.contains("Content-Security-Policy: default-src 'none'"))
    }

    @Test func `answers HEAD without content`() throws {
        let reply = try server.ask("HEAD /long")
        #expect(reply.contains("Content-Length: 300000\r\n"))
        #expect(reply.hasSuffix("\r\n\r\n"))
    }

    @Test func `keeps a browser's connection while closing each to the responder`() throws {
        let wire = try Wire(port: server.port)
        for number in 1...5 {
            wire.send(Array("GET /\(number) HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
            var reply = ""
            repeat { reply += String(decoding: wire.receive(), as: UTF8.self) } while !reply.contains("[]")
            #expect(reply.contains("GET /\(number)? []"))
        }
    }

    @Test func `lets slow browsers hold no thread`() throws {
        // More than there are threads: some stop in the middle of sending, some never read their page.
        let senders = try (0..<4).map { _ in try Wire(port: server.port) }
        for wire in senders {
            wire.send(Array("POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf".utf8))
        }
        let readers = try (0..<4).map { _ in try Wire(port: server.port) }
        for wire in readers { wire.send(Array("GET /long HTTP/1.1\r\nHost: x\r\n\r\n".utf8)) }
        #expect(try server.ask("GET /next").hasSuffix("GET /next? []"))
        withExtendedLifetime((senders, readers)) {}
    }

    @Test func `slows down who guesses passwords, from elsewhere only`() throws {
        let form = ["Content-Type: application/x-www-form-urlencoded"]
        let elsewhere = try (0..<60).map { _ in
            try server.ask("POST /sign-in", headers: form, body: Array("a=1".utf8), from: "127.0.0.2")
        }
        let refused = elsewhere.filter { $0.hasPrefix("HTTP/1.1 429 ") }
        #expect((20...29).contains(refused.count))
        #expect(refused.allSatisfy { $0.contains("Wait a minute, then try again") })
        #expect(try server.ask("GET /sign-in", from: "127.0.0.2").hasPrefix("HTTP/1.1 200 "))
        #expect(try server.ask("GET /customers", from: "127.0.0.2").hasPrefix("HTTP/1.1 200 "))
        let here = try (0..<60).map { _ in try server.ask("POST /sign-in", headers: form, body: Array("a=1".utf8)) }
        #expect(here.allSatisfy { $0.hasPrefix("HTTP/1.1 200 ") })
    }

    @Test func `slows down who guesses verification links`() throws {
        let replies = try (0..<40).map { try server.ask("GET /verify/\($0)", from: "127.0.0.3") }
        #expect(replies.count { $0.hasPrefix("HTTP/1.1 429 ") } > 10)
    }

    @Test func `says that Postroom is not working when nobody answers`() throws {
        try counter.close()
        let reply = try server.ask("GET /customers")
        #expect(reply.hasPrefix("HTTP/1.1 502 "))
        #expect(reply.contains("Something went wrong on our side"))
    }
}
