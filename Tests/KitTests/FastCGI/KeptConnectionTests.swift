import FastCGI
import Foundation
import Synchronization
import Testing

@Suite struct `A connection that the web server keeps` {
    private static func echo() -> (Request) -> Reply {
        { .text("here: \($0.path)") }
    }

    private func ask(_ path: String, on wire: Wire, body: [UInt8] = []) -> String {
        wire.send(Records.request(body.isEmpty ? "GET" : "POST", path, body: body, type: "text/plain", isKept: true))
        return Records.output(of: wire.receiveReply())
    }

    @Test func `carries one request after the other`() throws {
        let counter = try Counter(threads: 1) { Self.echo() }
        let wire = try Wire(unix: counter.path)
        for number in 1...50 { #expect(ask("/\(number)", on: wire).hasSuffix("here: /\(number)")) }
    }

    @Test func `is closed unless that was asked for`() throws {
        let counter = try Counter(threads: 1) { Self.echo() }
        #expect(try counter.ask(Records.request("GET", "/")).hasSuffix("here: /"))
    }

    @Test func `holds no thread`() throws {
        let counter = try Counter(threads: 1, turns: 1) { Self.echo() }
        let wires = try (0..<40).map { _ in try Wire(unix: counter.path) }
        for round in 1...3 {
            for (index, wire) in wires.enumerated() {
                #expect(ask("/\(round)/\(index)", on: wire).hasSuffix("here: /\(round)/\(index)"))
            }
        }
    }

    @Test func `begins the next request where a body that nobody read has ended`() throws {
        let counter = try Counter(threads: 1) { Self.echo() }
        let wire = try Wire(unix: counter.path)
        #expect(ask("/upload", on: wire, body: [UInt8](repeating: 1, count: 300_000)).hasSuffix("here: /upload"))
        #expect(ask("/next", on: wire).hasSuffix("here: /next"))
    }

    @Test func `takes a request that arrives byte by byte, and another one`() throws {
        let counter = try Counter(threads: 1) { Self.echo() }
        let wire = try Wire(unix: counter.path)
        for path in ["/first", "/second"] {
            for byte in Records.request("GET", path, isKept: true) { wire.send([byte]) }
            #expect(Records.output(of: wire.receiveReply()).hasSuffix("here: \(path)"))
        }
        #expect(ask("/third", on: wire).hasSuffix("here: /third"))
    }

    @Test func `is closed after bytes that are no request`() throws {
        let counter = try Counter(threads: 1) { Self.echo() }
        let wire = try Wire(unix: counter.path)
        _ = ask("/", on: wire)
        wire.send(Array("GET / HTTP/1.1\r\n\r\n".utf8))
        #expect(wire.receiveAll().isEmpty)
        #expect(try counter.ask(Records.request("GET", "/next")).hasSuffix("here: /next"))
    }

    @Test func `is closed when the desk closes, after what was said on it`() throws {
        let (reached, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let counter = try Counter(threads: 1) {
            { request in
                if request.path == "/slow" {
                    reached.signal()
                    release.wait()
                }
                return .text("here: \(request.path)")
            }
        }
        let (slow, silent, asking) = (
            try Wire(unix: counter.path), try Wire(unix: counter.path), try Wire(unix: counter.path)
        )
        _ = ask("/", on: silent)
        _ = ask("/", on: asking)
        slow.send(Records.request("GET", "/slow", isKept: true))
        reached.wait()
        asking.send(Records.request("GET", "/last", isKept: true))
        counter.listener.stop()
        release.signal()
        #expect(Records.output(of: slow.receiveAll()).hasSuffix("here: /slow"))
        #expect(Records.output(of: asking.receiveAll()).hasSuffix("here: /last"))
        #expect(silent.receiveAll().isEmpty)
        try counter.waitForEnd()
    }
}
