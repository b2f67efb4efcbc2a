import FastCGI
import Glibc
import Testing

@Suite struct `Malformed FastCGI records` {
    private static let get = [("REQUEST_METHOD", "GET"), ("REQUEST_URI", "/")]

    /// What a broken or hostile sender may put on the socket; after each the desk must go on answering.
    private static let rubbish: [(name: String, bytes: [UInt8])] = [
        ("nothing", []),
        ("HTTP", Array("GET / HTTP/1.1\r\nHost: example.test\r\n\r\n".utf8)),
        ("zeroes", [UInt8](repeating: 0, count: 10_000)),
        ("all ones", [UInt8](repeating: 255, count: 10_000)),
        ("half a header", [1, 1, 0]),
        ("a header without its content", Records.record(1, [], claimed: 8)),
        ("another version", Records.record(1, [0, 1, 0, 0, 0, 0, 0, 0], version: 9)),
        ("a begin record of no content", Records.record(1, [])),
        ("a begin record of too much content", Records.record(1, [UInt8](repeating: 1, count: 60))),
        ("an unknown role", Records.begin(role: 77) + Records.parameters(get) + Records.stream(5, [])),
        ("an unknown record type", Records.record(99, [1, 2, 3])),
        ("parameters without a begin", Records.parameters(get)),
        ("parameters cut off", Records.begin() + Records.record(4, [14, 3, 82, 69])),
        ("parameters never closed", Records.begin() + Records.record(4, Array("\u{4}\u{1}NAMEx".utf8))),
        ("a name longer than all memory", Records.begin() + Records.stream(4, [255, 255, 255, 255, 1, 65, 66])),
        (
            "a name and a value longer than all memory",
            Records.begin() + Records.stream(4, [UInt8](repeating: 255, count: 8) + [65])
        ),
        ("a value longer than what follows", Records.begin() + Records.stream(4, [1, 100, 65, 66])),
        ("half a length", Records.begin() + Records.stream(4, [200, 1])),
        ("two begins", Records.begin() + Records.begin() + Records.parameters(get) + Records.stream(5, [])),
        ("an abort", Records.begin() + Records.record(2, [])),
        ("a question about the manager", [1, 9, 0, 0, 0, 3, 0, 0, 1, 0, 88]),
    ]

    @Test(arguments: rubbish.indices)
    func `leave the desk answering`(index: Int) throws {
        let counter = try Counter(threads: 1) { { .text("here: \($0.path)") } }
        for hangsUp in [true, false] {
            let wire = try Wire(unix: counter.path)
            wire.send(Self.rubbish[index].bytes)
            if hangsUp { wire.hangUp() } else { wire.finishSending() }
            let reply = try counter.ask(Records.request("GET", "/next"))
            #expect(reply.hasSuffix("here: /next"), "after \(Self.rubbish[index].name)")
        }
    }

    @Test func `of any bytes leave the desk answering`() throws {
        let counter = try Counter(threads: 1) { { .text("here: \($0.path)") } }
        var random = Dice(seed: 20)
        for _ in 0..<200 {
            var bytes = Records.request("POST", "/customers?a=b", body: [UInt8](repeating: 97, count: 300), type: "x/y")
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            let wire = try Wire(unix: counter.path)
            wire.send(bytes.prefix(Int.random(in: 1...bytes.count, using: &random)))
            wire.hangUp()
        }
        #expect(try counter.ask(Records.request("GET", "/next")).hasSuffix("here: /next"))
    }

    @Test func `that claim more memory than there is do not end the process`() async {
        await #expect(processExitsWith: .success) {
            let counter = try Counter(threads: 1) { { .text("here: \($0.path)") } }
            _ = try counter.ask(Records.request("GET", "/first"))
            try Memory.limitToHereAnd(megabytes: 256)
            for claim in [[255, 255, 255, 255, 1, 65], [191, 255, 255, 255, 191, 255, 255, 255, 65]] as [[UInt8]] {
                let wire = try Wire(unix: counter.path)
                wire.send(Records.begin() + Records.stream(4, claim) + Records.stream(5, []))
                wire.finishSending()
                #expect(wire.receiveAll().isEmpty)
            }
            #expect(try counter.ask(Records.request("GET", "/next")).hasSuffix("here: /next"))
        }
    }

    @Test func `of an opening without end are cut off`() throws {
        let counter = try Counter(threads: 1) { { _ in .text("here") } }
        let wire = try Wire(unix: counter.path)
        let pair = Records.length(4) + Records.length(1000) + Array("NAME".utf8) + [UInt8](repeating: 65, count: 1000)
        wire.send(Records.begin())
        var sent = 0
        while wire.send(Records.record(4, pair)), sent < 100_000 { sent += 1 }
        #expect(sent < 100_000)
        #expect(try counter.ask(Records.request("GET", "/")).hasSuffix("here"))
    }

    @Test func `with parameters in many records are a request all the same`() throws {
        let counter = try Counter(threads: 1) { { .text($0.header("x-long") ?? "-") } }
        let long = String(repeating: "0123456789", count: 3_000)
        let whole = [("REQUEST_METHOD", "GET"), ("REQUEST_URI", "/"), ("HTTP_X_LONG", long)].flatMap {
            Records.length($0.utf8.count) + Records.length($1.utf8.count) + Array($0.utf8) + Array($1.utf8)
        }
        let inPieces = { (size: Int) in
            stride(from: 0, to: whole.count, by: size).flatMap {
                Records.record(4, Array(whole[$0..<min($0 + size, whole.count)]))
            }
        }
        let end = Records.stream(4, []) + Records.stream(5, [])
        #expect(try counter.ask(Records.begin() + inPieces(70) + end).hasSuffix(long))
        // Eight bytes for each record's head make this longer than an opening may be.
        #expect(try counter.ask(Records.begin() + inPieces(4) + end).isEmpty)
    }

    @Test(arguments: [[("REQUEST_URI", "/")], [("REQUEST_METHOD", "GET")], [("REQUEST_METHOD", "")], []])
    func `without a method or a path are answered with 400`(pairs: [(String, String)]) throws {
        let counter = try Counter { { _ in .text("answered") } }
        let reply = try counter.ask(Records.begin() + Records.parameters(pairs) + Records.stream(5, []))
        #expect(reply.hasPrefix("Status: 400 Bad Request\r\n"))
    }

    @Test(arguments: ["customers", "*", "http://example.test/"])
    func `with a path that begins with no slash are answered with 400`(path: String) throws {
        let counter = try Counter { { _ in .text("answered") } }
        #expect(try counter.ask(Records.request("GET", path)).hasPrefix("Status: 400 Bad Request\r\n"))
    }

    @Test func `that stop half-way free the thread after its patience`() throws {
        let counter = try Counter(threads: 1, patience: 1) { { _ in .text("here") } }
        let stalled = try Wire(unix: counter.path)
        stalled.send(Records.begin().prefix(5))
        #expect(try counter.ask(Records.request("GET", "/")).hasSuffix("here"))
        stalled.hangUp()
    }

    @Test func `with a body shorter than announced are unreadable`() throws {
        let counter = try Counter {
            { request in
                do {
                    _ = try request.form()
                    return .text("read")
                } catch { return .text("\(error)", status: 400) }
            }
        }
        let pairs = [("REQUEST_METHOD", "POST"), ("REQUEST_URI", "/"), ("CONTENT_LENGTH", "500")]
        let reply = try counter.ask(Records.begin() + Records.parameters(pairs) + Records.stream(5, Array("a=1".utf8)))
        #expect(reply.hasPrefix("Status: 400 "))
        #expect(reply.contains("ends early"))
    }
}
