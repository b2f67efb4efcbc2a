import Curl
import Foundation
import Postroom
import Runner
import SQL
import Support
import Testing

@Suite struct `An email in the tray` {
    @Test func `goes out, and its letter turns Emailed`() throws {
        let stage = try Stage()
        let message = try stage.queue()
        stage.open()
        let sent = try stage.wait(for: message, in: .sent)
        #expect(sent.sentAt == stage.office.now && sent.settledAt == stage.office.now)
        #expect(sent.lastReply == "250 2.0.0 Ok: queued as \(message.key)@calderfibre.example")
        let letter = try stage.letter(of: sent)
        #expect(letter.status == .emailed && letter.emailedAt == stage.office.now && !letter.hasDeliveryProblem)
        let received: Int? = try stage.office.database.first(
            "SELECT last_at FROM last_received WHERE customer_id = \(letter.customerID) AND type_id = \(letter.typeID)"
        ) { $0[0] }
        #expect(received == stage.office.now.seconds)
        let tries = try sent.tries(in: stage.office)
        #expect(tries.map(\.outcome) == [.sent] && tries.map(\.code) == [250])
        #expect(stage.server.taken == ["\(message.key)@calderfibre.example": 1])
    }

    @Test func `arrives as it was written, in any script, with its document`() throws {
        let stage = try Stage()
        let message = try stage.queue(
            to: "jörg@example.com".replacingOccurrences(of: "ö", with: "oe"), name: "Jörg Żółw, Director",
            subject: "Überfällige Rechnungen für Αθήνα 北京", html: "<p>Please pay, Jörg.</p>", account: "20007")
        stage.open()
        try stage.wait(for: message, in: .sent)
        let content = try #require(stage.server.contents.first)
        let read = try ReadMail(content)
        #expect(read.headers["to"] == "Jörg Żółw, Director <joerg@example.com>")
        #expect(read.headers["from"] == "Calder Fibre <accounts@calderfibre.example>")
        #expect(read.headers["subject"] == "Überfällige Rechnungen für Αθήνα 北京")
        #expect(read.headers["message-id"] == "<\(message.key)@calderfibre.example>")
        #expect(read.headers["date"] == "Fri, 20 Nov 2026 09:00:00 +0000")
        #expect(read.headers["auto-submitted"] == "auto-generated")
        #expect(
            read.parts == [
                "text/plain: Please pay.", "text/html: <p>Please pay, Jörg.</p>",
                "application/pdf 20007-C001-overdue-account.pdf: %PDF-1.7 kept",
            ])
    }

    @Test func `goes into the outbox folder where there is no relay`() throws {
        let stage = try Stage()
        stage.setup = BackRoom.Setup(
            data: stage.setup.data, database: stage.setup.database, outbox: stage.setup.outbox, relay: nil)
        let message = try stage.queue()
        stage.open()
        try stage.wait(for: message, in: .sent)
        let files = try FileManager.default.contentsOfDirectory(atPath: stage.setup.outbox)
        #expect(files == ["\(message.key)@calderfibre.example.eml"])
        #expect(stage.server.connections == 0)
    }

    @Test func `is never sent where its document is damaged`() throws {
        let stage = try Stage()
        let message = try stage.queue()
        try stage.office.database.run("UPDATE document_content SET bytes = \(Array("%PDF-1.7 swapped".utf8))")
        stage.open()
        let failed = try stage.wait(for: message, in: .failed)
        #expect(failed.lastReply.contains("damaged"))
        #expect(try stage.letter(of: failed).hasDeliveryProblem)
        #expect(stage.server.taken.isEmpty)
    }

    @Test func `is never sent where a person said Do Not Send`() throws {
        let stage = try Stage()
        let kept = try stage.queue()
        let sent = try stage.queue()
        #expect(try kept.withhold(reason: "Paid this morning", in: stage.office) == .done)
        stage.open()
        try stage.wait(for: sent, in: .sent)
        #expect(try stage.again(kept).state == .withheld)
        #expect(Array(stage.server.taken.keys) == ["\(sent.key)@calderfibre.example"])
    }

    @Test func `goes before a thousand of a bulk send that came earlier`() throws {
        let stage = try Stage(MailScript().at(.content, .hold, skip: 8))
        for _ in 0..<60 { try stage.queue() }
        try stage.office.database.run("UPDATE message SET priority = 2")
        stage.setup.senders = 1
        stage.open()
        stage.wait("the ninth is on its way") { stage.server.contents.count == 9 }
        let quick = try stage.queue()
        stage.ring()
        stage.server.letGo()
        try stage.wait(for: quick, in: .sent)
        #expect(try Message.tally(in: stage.office)[.sent, default: 0] < 25)
    }
}

@Suite struct `A relay that does not take an email` {
    private func stage(_ moment: MailScript.Moment, _ act: MailScript.Act, times: Int = .max) throws -> Stage {
        try Stage(MailScript().at(moment, act, times: times))
    }

    @Test func `for now gets it again later, under the same Message-ID`() throws {
        let stage = try stage(.recipient, .reply("451 4.7.1 Greylisted, come back"), times: 2)
        let message = try stage.queue()
        stage.open()
        let first = try stage.wait(for: message, in: .deferred)
        #expect(first.lastReply == "451 4.7.1 Greylisted, come back")
        #expect(first.dueAt == stage.office.now + 300 && first.settledAt == nil && first.attempts == 1)
        #expect(try stage.letter(of: first).status == .ready)
        stage.pass(300)
        stage.wait("the second try") { (try? stage.again(message).attempts) == 2 }
        #expect(try stage.wait(for: message, in: .deferred).dueAt == stage.office.now + 600)
        stage.pass(600)
        let sent = try stage.wait(for: message, in: .sent)
        #expect(try sent.tries(in: stage.office).map(\.outcome) == [.deferred, .deferred, .sent])
        #expect(stage.server.taken == ["\(message.key)@calderfibre.example": 1])
        #expect(try stage.letter(of: sent).status == .emailed)
    }

    @Test func `is not asked before the time`() throws {
        let stage = try stage(.recipient, .reply("451 4.7.1 Greylisted"), times: 1)
        let message = try stage.queue()
        stage.open()
        try stage.wait(for: message, in: .deferred)
        stage.pass(299)
        let other = try stage.queue()
        stage.ring()
        try stage.wait(for: other, in: .sent)
        #expect(try stage.again(message).state == .deferred)
    }

    @Test(arguments: [MailScript.Moment.recipient, .content])
    func `for good makes it Failed at once, with its own words`(moment: MailScript.Moment) throws {
        let stage = try stage(moment, .reply("550 5.1.1 No such mailbox"))
        let message = try stage.queue()
        stage.open()
        let failed = try stage.wait(for: message, in: .failed)
        #expect(failed.lastReply == "550 5.1.1 No such mailbox" && failed.settledAt == stage.office.now)
        let letter = try stage.letter(of: failed)
        #expect(letter.status == .ready && letter.emailedAt == nil && letter.hasDeliveryProblem)
        #expect(try failed.tries(in: stage.office).map(\.code) == [550])
        stage.pass(90_000)
        let other = try stage.queue(to: "somebody.else@hartleyjoinery.example")
        stage.ring()
        try stage.wait(for: other, in: .failed)
        #expect(try stage.again(message).attempts == 1)
    }

    @Test func `for its address treats that as a bounce does: blocked, in its history, and work for somebody`() throws {
        let stage = try stage(.recipient, .reply("550 5.1.1 No such mailbox"))
        let message = try stage.queue()
        stage.open()
        try stage.wait(for: message, in: .failed)
        let points = try ContactPoint.of(message.customerID, in: stage.office)
        let point = try #require(points.first { $0.value == message.recipient })
        #expect(point.state == .blocked && point.stateReason == "550 5.1.1 No such mailbox")
        #expect(try Audit.trail(of: .contactPoint, point.id.number, in: stage.office).map(\.action) == ["blocked"])
        let letter = try stage.letter(of: message)
        let trail = try Audit.trail(of: .correspondence, letter.id.number, in: stage.office)
        #expect(trail.first?.action == "refused" && trail.first?.summary == message.recipient)
        let todos: [String] = try stage.office.database.rows("SELECT text FROM todo WHERE subject = 'contact point'") {
            $0[0]
        }
        #expect(todos.count == 1 && todos[0].contains("Email to \(message.recipient) was refused: 550 5.1.1"))
    }

    @Test(arguments: ["554 5.7.1 Relay access denied", "550 5.7.1 Rejected as spam"])
    func `for what is not the address's fault leaves the address alone`(words: String) throws {
        let stage = try stage(.recipient, .reply(words))
        let message = try stage.queue()
        stage.open()
        try stage.wait(for: message, in: .failed)
        let points = try ContactPoint.of(message.customerID, in: stage.office)
        #expect(points.first { $0.value == message.recipient }?.state == .unverified)
        #expect(try !stage.office.database.exists("SELECT 1 FROM delivery_report"))
        #expect(try stage.letter(of: message).hasDeliveryProblem)
    }

    @Test func `for three days makes it Failed, with its last words`() throws {
        let stage = try stage(.recipient, .reply("452 4.2.2 Mailbox full"))
        let message = try stage.queue()
        stage.open()
        var waits: [Int] = []
        var latest = try stage.wait(for: message, in: .deferred)
        while latest.state == .deferred {
            waits.append(latest.dueAt - stage.office.now)
            stage.pass(latest.dueAt - stage.office.now)
            let tried = latest.attempts
            stage.wait("try \(tried + 1)") { (try? stage.again(message).attempts) == tried + 1 }
            latest = try stage.wait(for: message, in: .deferred, .failed)
        }
        #expect(waits.prefix(5) == [300, 600, 1_200, 2_400, 4_000] && waits.dropFirst(5).allSatisfy { $0 == 4_000 })
        #expect(latest.state == .failed)
        #expect(stage.office.now - message.createdAt <= 72 * 3600)
        #expect(stage.office.now - message.createdAt > 72 * 3600 - 4_000)
        #expect(latest.lastReply.contains("452 4.2.2 Mailbox full") && latest.lastReply.contains("three days"))
        #expect(try stage.letter(of: latest).hasDeliveryProblem)
        #expect(stage.server.taken.isEmpty)
    }

    @Test func `because the line was cut in the middle gets it again, exactly once`() throws {
        let stage = try stage(.data, .drop, times: 1)
        let message = try stage.queue()
        stage.open()
        try stage.wait(for: message, in: .deferred)
        stage.pass(300)
        try stage.wait(for: message, in: .sent)
        #expect(stage.server.taken == ["\(message.key)@calderfibre.example": 1])
    }

    @Test func `and says nothing after the final dot leaves it uncertain, and is not asked again`() throws {
        let stage = try stage(.content, .drop, times: 1)
        let message = try stage.queue()
        stage.open()
        let doubtful = try stage.wait(for: message, in: .uncertain)
        #expect(try stage.letter(of: doubtful).hasDeliveryProblem)
        stage.pass(100_000)
        let other = try stage.queue()
        stage.ring()
        try stage.wait(for: other, in: .sent)
        #expect(try stage.again(message).state == .uncertain)
        #expect(stage.server.taken["\(message.key)@calderfibre.example"] == 1)
    }

    @Test func `is asked once more where a person says so, and the doubt is over`() throws {
        let stage = try stage(.content, .drop, times: 1)
        let message = try stage.queue()
        stage.open()
        let doubtful = try stage.wait(for: message, in: .uncertain)
        #expect(try doubtful.retry(reason: "They never got it", in: stage.office) == .done)
        stage.ring()
        let sent = try stage.wait(for: message, in: .sent)
        #expect(try sent.tries(in: stage.office).map(\.outcome) == [.uncertain, .sent])
        #expect(try !stage.letter(of: sent).hasDeliveryProblem)
    }

    @Test func `because it is too slow gets it again`() throws {
        let stage = try stage(.recipient, .stall)
        stage.setup = stage.setup.towards { $0.messageTimeout = .milliseconds(300) }
        let message = try stage.queue()
        stage.open()
        #expect(try stage.wait(for: message, in: .deferred).lastReply.isEmpty == false)
    }

    @Test func `because TLS fails gets nothing, and the reason is kept`() throws {
        let server = try TLSMailServer(.tls)
        let stage = try Stage()
        let relay = SMTPRelay(host: "localhost", port: server.port, security: .tls)
        stage.setup = stage.setup.with(relay)
        let message = try stage.queue()
        stage.open()
        let latest = try stage.wait(for: message, in: .deferred)
        #expect(latest.lastReply.contains("certificate"))
        #expect(try server.taken.isEmpty)
    }

    @Test func `because it cannot be reached gets it when it is back`() throws {
        let stage = try Stage()
        let port = { MailServer().port }()
        stage.setup = stage.setup.with(SMTPRelay(host: "127.0.0.1", port: port, security: .none))
        let message = try stage.queue()
        stage.open()
        let latest = try stage.wait(for: message, in: .deferred)
        #expect(latest.lastReply.contains("127.0.0.1"))
        stage.close()
        stage.setup = stage.setup.with(SMTPRelay(host: "127.0.0.1", port: stage.server.port, security: .none))
        stage.open()
        stage.pass(300)
        try stage.wait(for: message, in: .sent)
    }
}

extension BackRoom.Setup {
    fileprivate func with(_ relay: SMTPRelay) -> BackRoom.Setup {
        var setup = BackRoom.Setup(data: data, database: database, outbox: outbox, relay: relay)
        (setup.senders, setup.grace) = (senders, grace)
        return setup
    }

    fileprivate func towards(_ change: (inout SMTPRelay) -> Void) -> BackRoom.Setup {
        guard var relay else { preconditionFailure("there is a relay") }
        change(&relay)
        return with(relay)
    }
}

@Suite struct `A relay that cannot be reached` {
    @Test func `costs a few messages a try and leaves the others in the tray`() throws {
        let stage = try Stage(MailScript().at(.greeting, .drop))
        stage.setup.outagePause = .seconds(60)
        let messages = try (0..<12).map { try stage.queue(to: "customer\($0)@hartleyjoinery.example") }
        stage.open()
        stage.wait("the outage is noticed") { stage.log.contains { $0.contains("the relay cannot be reached") } }
        stage.ring()
        stage.wait("the desk is idle") {
            let states = (try? messages.map { try stage.again($0).state }) ?? []
            return states.allSatisfy { $0 == .queued || $0 == .deferred }
        }
        let tried = try messages.filter { try stage.again($0).attempts > 0 }
        #expect((1...stage.setup.senders).contains(tried.count), "\(tried.count) were tried")
        let held = try #require(messages.first { message in !tried.contains { $0.id == message.id } })
        #expect(try stage.again(held).withhold(reason: "No longer wanted", in: stage.office) == .done)
        #expect(stage.log.filter { $0.contains("the relay cannot be reached") }.count == 1)
    }

    @Test func `is tried with one message, and with all of them once that gets through`() throws {
        let stage = try Stage(MailScript().at(.greeting, .drop, times: 4))
        stage.setup.outagePause = .milliseconds(20)
        let messages = try (0..<12).map { try stage.queue(to: "customer\($0)@hartleyjoinery.example") }
        stage.open()
        stage.wait("the relay is found again") { stage.log.contains { $0.contains("can be reached again") } }
        stage.wait("all but those that were tried are sent") { stage.server.taken.count >= 8 }
        stage.pass(600)
        for message in messages { try stage.wait(for: message, in: .sent) }
        #expect(stage.server.taken.count == 12 && stage.server.taken.values.allSatisfy { $0 == 1 })
    }
}
