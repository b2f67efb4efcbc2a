import FastCGI
import Foundation
import Testing

@Suite struct `The FastCGI listener` {
    private static func echo() -> (Request) -> Reply {
        { request in
            do {
                let form = try request.form()
                return .text("\(request.method) \(request.path) [\(request.query)] \(form.fields.all.count)")
            } catch let reason as Unreadable {
                return .text("unreadable", status: reason.status)
            } catch {
                return .text("\(error)", status: 500)
            }
        }
    }

    @Test func `answers a request`() throws {
        let counter = try Counter { Self.echo() }
        let reply = try counter.ask(Records.request("GET", "/customers?page=2"))
        #expect(
            reply == """
                Status: 200 OK\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Length: 25\r
                \r
                GET /customers [page=2] 0
                """)
    }

    @Test func `answers HEAD with the headers alone`() throws {
        let counter = try Counter { Self.echo() }
        let reply = try counter.ask(Records.request("HEAD", "/"))
        #expect(reply.hasPrefix("Status: 200 OK\r\n"))
        #expect(reply.contains("Content-Length: 11\r\n"))
        #expect(reply.hasSuffix("\r\n\r\n"))
    }

    @Test func `reads a form that arrives byte by byte`() throws {
        let counter = try Counter { Self.echo() }
        let wire = try Wire(unix: counter.path)
        let type = "application/x-www-form-urlencoded"
        for byte in Records.request("POST", "/", body: Array("a=1&b=2".utf8), type: type) { wire.send([byte]) }
        #expect(Records.output(of: wire.receiveAll()).hasSuffix("POST / [] 2"))
    }

    @Test func `sends a file, and says so when it is not there`() throws {
        let counter = try Counter {
            { request in .file(request.path, type: "application/octet-stream") }
        }
        let file = counter.folder.appending(path: "letter.pdf")
        let bytes = String(repeating: "0123456789abcdef", count: 20_000)
        try bytes.write(to: file, atomically: true, encoding: .utf8)
        let reply = try counter.ask(Records.request("GET", file.path))
        #expect(reply.hasSuffix("\r\nContent-Length: 320000\r\n\r\n\(bytes)"))
        #expect(try counter.ask(Records.request("GET", file.path + ".none")).hasPrefix("Status: 500 "))
    }

    @Test func `refuses a header that would break out of its line`() throws {
        let counter = try Counter {
            { request in .redirect(to: "/x\r\nSet-Cookie: stolen=1") }
        }
        let reply = try counter.ask(Records.request("GET", "/"))
        #expect(reply.hasPrefix("Status: 500 "))
        #expect(!reply.contains("stolen"))
    }

    @Test func `reads to the end what the handler left unread`() throws {
        let counter = try Counter {
            { _ in .text("enough", status: 413) }
        }
        let wire = try Wire(unix: counter.path)
        let body = [UInt8](repeating: 120, count: 5_000_000)
        #expect(wire.send(Records.request("POST", "/", body: body, type: "text/plain")))
        #expect(Records.output(of: wire.receiveAll()).hasSuffix("enough"))
    }

    @Test func `gives every thread a handler of its own`() throws {
        let made = Tally()
        let counter = try Counter(threads: 3) {
            made.add()
            return Self.echo()
        }
        _ = try counter.ask(Records.request("GET", "/"))
        try counter.close()
        #expect(made.count == 3)
    }

    @Test func `ends with the error of a thread that could not make its handler`() throws {
        struct NoOffice: Error {}
        let made = Tally()
        let counter = try Counter(threads: 3) {
            if made.add() == 2 { throw NoOffice() }
            return Self.echo()
        }
        #expect(throws: NoOffice.self) { try counter.waitForEnd() }
    }

    @Test func `finishes the request in flight when it is stopped`() throws {
        let (reached, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let counter = try Counter(threads: 1) {
            { _ in
                reached.signal()
                release.wait()
                return .text("finished")
            }
        }
        let (inFlight, queued) = (try Wire(unix: counter.path), try Wire(unix: counter.path))
        inFlight.send(Records.request("GET", "/"))
        queued.send(Records.request("GET", "/"))
        reached.wait()
        counter.listener.stop()
        release.signal()
        release.signal()
        #expect(Records.output(of: inFlight.receiveAll()).hasSuffix("finished"))
        #expect(Records.output(of: queued.receiveAll()).hasSuffix("finished"))
        try counter.waitForEnd()
        #expect(!FileManager.default.fileExists(atPath: counter.path))
    }

    @Test func `outlives senders that hang up before they have read their reply`() throws {
        let long = [UInt8](repeating: 120, count: 4 << 20)
        let counter = try Counter(threads: 1) { { $0.path == "/long" ? .html(long) : .text("here") } }
        for _ in 0..<20 {
            let wire = try Wire(unix: counter.path)
            wire.send(Records.request("GET", "/long"))
            _ = wire.receive()
            wire.hangUp()
        }
        #expect(try counter.ask(Records.request("GET", "/")).hasSuffix("here"))
    }

    @Test func `may be stopped more than once, and after it has ended`() throws {
        let counter = try Counter { { _ in .text("here") } }
        counter.listener.stop()
        try counter.close()
        let next = try Counter { { _ in .text("next") } }
        counter.listener.stop()
        #expect(try next.ask(Records.request("GET", "/")).hasSuffix("next"))
    }
}
