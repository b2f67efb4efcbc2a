import Curl
import Foundation
import MIME
import Postroom
import Runner
import Support
import Testing

private func envelope(_ id: Int, messageID: String? = nil, bounces: Mailbox? = nil) throws -> Envelope {
    let ada = try Mailbox(name: "Ada Sample", address: "ada@bücher.example")
    let pdf = try MailAttachment(filename: "C001.pdf", mediaType: "application/pdf", bytes: [0x25, 0x50, 0x44, 0x46])
    let content = try MailMessage(
        from: Mailbox(name: "Northwind Billing", address: "billing@northwind.example"), to: [ada],
        subject: "Überfällige Rechnungen", date: 1_795_165_500, messageID: messageID ?? "m.\(id)@northwind.example",
        text: "Dear Ada\n", attachments: [pdf])
    return Envelope(id: id, bounces: bounces, recipient: ada, content: content)
}

@Suite struct `The SMTP carrier` {
    @Test func `hands an envelope over and brings back the receipt`() throws {
        let server = MailServer()
        let carrier = SMTPCarrier(SMTPRelay(host: "127.0.0.1", port: server.port, security: .none))
        let envelope = try envelope(1, bounces: Mailbox(address: "bounces@northwind.example"))
        let receipt = try carrier.carry(envelope)
        #expect(receipt.reply == "250 2.0.0 Ok: queued as m.1@northwind.example")
        #expect(receipt.replies.last == receipt.reply)
        #expect(server.contents == [envelope.content.encoded()])
        #expect(server.commands.contains { $0.hasPrefix("MAIL FROM:<bounces@northwind.example>") })
        #expect(server.commands.contains("RCPT TO:<ada@xn--bcher-kva.example>"))
    }

    @Test func `says deferred when greylisted, and brings it over the next time`() throws {
        let server = MailServer(MailScript().at(.recipient, .reply("451 4.7.1 Greylisted"), times: 1))
        let carrier = SMTPCarrier(SMTPRelay(host: "127.0.0.1", port: server.port, security: .none))
        guard case .deferred(let code, let reply) = Outcome(carrying: try envelope(1), by: carrier) else {
            Issue.record("not deferred")
            return
        }
        #expect(code == 451)
        #expect(reply == "451 4.7.1 Greylisted")
        guard case .sent = Outcome(carrying: try envelope(1), by: carrier) else {
            Issue.record("not sent")
            return
        }
    }

    @Test func `says refused when the mailbox does not exist`() throws {
        let server = MailServer(MailScript().at(.recipient, .reply("550 5.1.1 No such mailbox")))
        let carrier = SMTPCarrier(SMTPRelay(host: "127.0.0.1", port: server.port, security: .none))
        guard case .failed(let code, let reply) = Outcome(carrying: try envelope(1), by: carrier) else {
            Issue.record("not refused")
            return
        }
        #expect(code == 550)
        #expect(reply == "550 5.1.1 No such mailbox")
    }

    @Test func `says uncertain when nobody answers after the final dot`() throws {
        let server = MailServer(MailScript().at(.content, .drop))
        let carrier = SMTPCarrier(SMTPRelay(host: "127.0.0.1", port: server.port, security: .none))
        guard case .uncertain(let reply) = Outcome(carrying: try envelope(1), by: carrier) else {
            Issue.record("not uncertain")
            return
        }
        #expect(!reply.isEmpty)
    }

    @Test func `says deferred, with libcurl's words, when the relay is unreachable`() throws {
        let port = { MailServer().port }()
        let carrier = SMTPCarrier(SMTPRelay(host: "127.0.0.1", port: port, security: .none))
        guard case .deferred(let code, let reply) = Outcome(carrying: try envelope(1), by: carrier) else {
            Issue.record("not deferred")
            return
        }
        #expect(code == nil && reply.hasPrefix("127.0.0.1:\(port): "))
    }

    @Test func `names what mends it when the relay offers no STARTTLS`() throws {
        let server = MailServer(MailScript())
        var relay = SMTPRelay(host: "127.0.0.1", port: server.port, security: .startTLS)
        relay.advice = [.security: "Set THE_SETTING to none."]
        let carrier = SMTPCarrier(relay)
        let envelope = try envelope(1)
        #expect(throws: Refusal.self) { try carrier.greet() }
        do throws(Refusal) {
            _ = try carrier.carry(envelope)
            Issue.record("it was carried in the open")
        } catch {
            guard case .deferred(let reason) = error else { throw error }
            #expect(
                reason.says.hasPrefix("127.0.0.1:\(server.port): ")
                    && reason.says.hasSuffix(". Set THE_SETTING to none."))
        }
        #expect(server.contents.isEmpty)
    }

    @Test func `greets a relay and sends it nothing`() throws {
        let server = MailServer(MailScript())
        try SMTPCarrier(SMTPRelay(host: "127.0.0.1", port: server.port, security: .none)).greet()
        #expect(server.connections == 1 && server.contents.isEmpty)
    }

    @Test func `loses nothing and doubles nothing with eight lines to a moody relay`() throws {
        var script = MailScript()
        for index in 0..<12 {
            script =
                script.at(.content, .drop, skip: index * 7, times: 1)
                .at(.recipient, .reply("451 4.3.0 Busy"), skip: index * 5, times: 1)
                .at(.data, .drop, skip: index * 9, times: 1).at(
                    .sender, .replyThenDrop("421 4.3.2 Full"), skip: 40, times: 3)
        }
        let server = MailServer(script)
        let relay = SMTPRelay(host: "127.0.0.1", port: server.port, security: .none)
        let envelopes = try (0..<400).map { try envelope($0) }
        let lines = (0..<8).map { line in
            Line(carrying: envelopes.filter { $0.id % 8 == line }, to: relay)
        }
        let outcomes = lines.flatMap { $0.outcomes() }
        #expect(outcomes.count == 400)
        for (id, outcome) in outcomes {
            let taken = server.taken["m.\(id)@northwind.example", default: 0]
            switch outcome {
            case .sent: #expect(taken == 1)
            case .deferred, .failed: #expect(taken == 0)
            case .uncertain: #expect(taken <= 1)
            }
        }
    }
}

/// A thread with a carrier of its own.
private final class Line: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let record = Record()

    init(carrying envelopes: [Envelope], to relay: SMTPRelay) {
        let (done, record) = (done, record)
        Thread.detachNewThread {
            let carrier = SMTPCarrier(relay)
            for envelope in envelopes { record.add(envelope.id, Outcome(carrying: envelope, by: carrier)) }
            done.signal()
        }
    }

    func outcomes() -> [(Int, Outcome)] {
        done.wait()
        return record.all
    }
}

@Suite struct `The folder carrier` {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("outbox-\(UUID())")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    @Test func `puts an envelope into the outbox under its Message-ID`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let envelope = try envelope(7)
        let receipt = try FolderCarrier(folder: folder.path).carry(envelope)
        #expect(receipt.reply == "written to outbox/m.7@northwind.example.eml")
        #expect(try files == ["m.7@northwind.example.eml"])
        let written = try Data(contentsOf: folder.appendingPathComponent("m.7@northwind.example.eml"))
        #expect(Array(written) == envelope.content.encoded())
    }

    @Test func `makes one file of an envelope that is carried twice`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let carrier = FolderCarrier(folder: folder.path)
        for _ in 0..<2 { _ = try carrier.carry(envelope(7)) }
        #expect(try files.count == 1)
    }

    @Test func `stays in its folder whatever the Message-ID`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try FolderCarrier(folder: folder.path).carry(envelope(1, messageID: "../../up/..@northwind.example"))
        #expect(try files == ["=2E.=2F..=2Fup=2F..@northwind.example.eml"])
        #expect(FolderCarrier.filename("a/b@c") != FolderCarrier.filename("a=2Fb@c"))
    }

    @Test func `says deferred where the folder is gone, and leaves no half file`() throws {
        try FileManager.default.removeItem(at: folder)
        guard
            case .deferred(_, let reply) = Outcome(
                carrying: try envelope(1), by: FolderCarrier(folder: folder.path))
        else {
            Issue.record("not deferred")
            return
        }
        #expect(reply.contains("No such file or directory"))
    }

    @Test func `says deferred where the file cannot be put in place, and leaves no half file`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("m.1@northwind.example.eml"), withIntermediateDirectories: false)
        guard case .deferred = Outcome(carrying: try envelope(1), by: FolderCarrier(folder: folder.path)) else {
            Issue.record("not deferred")
            return
        }
        #expect(try files == ["m.1@northwind.example.eml"])
    }
}

@Suite struct `A rate limit` {
    @Test func `lets so many through in a stretch of time`() {
        var limit = RateLimit(messages: 10, per: .seconds(1))
        var through = 0
        for tick in 0..<3000 where limit.take(at: .seconds(50) + .milliseconds(tick)) == .zero { through += 1 }
        #expect(through == 30)
    }

    @Test func `says how long to wait, and takes nothing for asking`() {
        var limit = RateLimit(messages: 60, per: .seconds(60))
        #expect(limit.take(at: .seconds(100)) == .zero)
        #expect(limit.take(at: .seconds(100)) == .seconds(1))
        #expect(limit.take(at: .seconds(100) + .milliseconds(250)) == .milliseconds(750))
        #expect(limit.take(at: .seconds(101)) == .zero)
    }

    @Test func `saves up no more than its burst`() {
        var limit = RateLimit(messages: 10, per: .seconds(1), burst: 4)
        for _ in 0..<4 { #expect(limit.take(at: .seconds(1000)) == .zero) }
        #expect(limit.take(at: .seconds(1000)) == .milliseconds(100))
        for _ in 0..<4 { #expect(limit.take(at: .seconds(5000)) == .zero) }
        #expect(limit.take(at: .seconds(5000)) > .zero)
    }
}
