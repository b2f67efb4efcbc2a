import Curl
import Support
import Testing

/// Sends over a session and says in one word what was reported.
private func report(_ session: SMTPSession, _ id: String, bytes: Int = 3000) -> String {
    do throws(SMTPFailure) {
        _ = try session.send(
            from: "office@postroom.example", to: "ada@customer.example", message: letter(id, bytes: bytes))
        return "sent"
    } catch {
        switch error {
        case .refused: return "refused"
        case .deferred: return "deferred"
        case .uncertain: return "uncertain"
        }
    }
}

private func failure(_ session: SMTPSession, _ id: String = "one@postroom.example", bytes: Int = 3000) -> SMTPFailure? {
    do throws(SMTPFailure) {
        _ = try session.send(
            from: "office@postroom.example", to: "ada@customer.example", message: letter(id, bytes: bytes))
        return nil
    } catch {
        return error
    }
}

private func letter(_ id: String, bytes: Int) -> [UInt8] {
    let line = "A line of the letter, which is long enough to be one.\r\n"
    let body = String(repeating: line, count: bytes / line.utf8.count + 1)
    return Array("Message-ID: <\(id)>\r\nSubject: A letter\r\n\r\n\(body)".utf8)
}

private func session(_ server: MailServer, timeout: Duration = .seconds(20)) -> SMTPSession {
    var relay = SMTPRelay(host: "127.0.0.1", port: server.port, security: .none)
    relay.messageTimeout = timeout
    return SMTPSession(relay)
}

@Suite struct `An SMTP session` {
    @Test func `brings a message over whole, dots and all`() throws {
        let server = MailServer()
        let message = Array("Message-ID: <dots@postroom.example>\r\n\r\n.\r\n..two\r\n.one\r\nend\r\n".utf8)
        let receipt = try session(server).send(
            from: "office@postroom.example", to: "ada@customer.example", message: message)
        #expect(receipt.reply == SMTPReply(code: 250, text: "2.0.0 Ok: queued as dots@postroom.example"))
        #expect(receipt.replies.map(\.code) == [220, 250, 250, 250, 354, 250])
        #expect(receipt.isFirstOnConnection)
        #expect(server.contents == [message])
        #expect(server.commands.contains("MAIL FROM:<office@postroom.example> SIZE=\(message.count)"))
        #expect(server.commands.contains("RCPT TO:<ada@customer.example>"))
    }

    @Test func `keeps its connection from one message to the next, and says goodbye`() throws {
        let server = MailServer()
        do {
            let session = session(server)
            for number in 0..<20 { #expect(report(session, "\(number)@postroom.example") == "sent") }
        }
        #expect(server.connections == 1)
        #expect(server.taken.count == 20)
        #expect(server.commands.last == "QUIT")
    }

    @Test func `takes a new connection after so many messages`() {
        let server = MailServer()
        var relay = SMTPRelay(host: "127.0.0.1", port: server.port, security: .none)
        relay.messagesPerConnection = 3
        let session = SMTPSession(relay)
        for number in 0..<7 { #expect(report(session, "\(number)@postroom.example") == "sent") }
        #expect(server.connections == 3)
        #expect(server.commands.count { $0 == "QUIT" } == 2)
    }

    @Test func `sends no bounces address where there is none`() {
        let server = MailServer()
        _ = try? session(server).send(from: "", to: "ada@customer.example", message: letter("null", bytes: 10))
        #expect(server.commands.contains { $0.hasPrefix("MAIL FROM:<>") })
    }

    @Test(arguments: [MailScript.Moment.sender, .recipient, .content])
    func `says refused on a 5xx about the message`(moment: MailScript.Moment) throws {
        let server = MailServer(MailScript().at(moment, .reply("550 5.1.1 No such mailbox"), times: 1))
        let session = session(server)
        guard case .refused(let reply, let replies) = failure(session) else {
            Issue.record("not refused")
            return
        }
        #expect(reply.description == "550 5.1.1 No such mailbox")
        #expect(replies.last == reply)
        #expect(server.taken.isEmpty)
        #expect(report(session, "two@postroom.example") == "sent")
    }

    @Test(arguments: [MailScript.Moment.greeting, .hello, .sender, .recipient, .data, .content])
    func `says deferred on a 4xx, with the reply`(moment: MailScript.Moment) throws {
        let server = MailServer(MailScript().at(moment, .reply("451 4.7.1 Greylisted, come back"), times: 2))
        let session = session(server)
        guard case .deferred(let reply, _, _) = failure(session) else {
            Issue.record("not deferred")
            return
        }
        #expect(reply?.description == "451 4.7.1 Greylisted, come back")
        #expect(server.taken.isEmpty)
    }

    @Test(arguments: [MailScript.Moment.greeting, .hello])
    func `says deferred where the relay refuses us rather than the message`(moment: MailScript.Moment) throws {
        let server = MailServer(MailScript().at(moment, .reply("554 5.7.1 Not from there")))
        guard case .deferred(let reply, _, _) = failure(session(server)) else {
            Issue.record("not deferred")
            return
        }
        #expect(reply?.code == 554)
    }

    @Test func `gets a greylisted message through the second time`() {
        let server = MailServer(MailScript().at(.recipient, .reply("451 4.7.1 Greylisted"), times: 1))
        let session = session(server)
        #expect(report(session, "grey@postroom.example") == "deferred")
        #expect(report(session, "grey@postroom.example") == "sent")
        #expect(server.taken == ["grey@postroom.example": 1])
    }

    @Test func `says deferred where nobody listens`() {
        let port = { MailServer().port }()
        let session = SMTPSession(SMTPRelay(host: "127.0.0.1", port: port, security: .none))
        guard case .deferred(nil, let reason, let replies) = failure(session) else {
            Issue.record("not deferred")
            return
        }
        #expect(reason.contains("connect"))
        #expect(replies.isEmpty)
    }

    @Test func `says deferred where the name does not exist`() {
        let name = String(repeating: "r", count: 70)  // longer than any label, so no name server is asked
        let session = SMTPSession(SMTPRelay(host: name, port: 25, security: .none))
        guard case .deferred(nil, let reason, _) = failure(session) else {
            Issue.record("not deferred")
            return
        }
        #expect(reason.contains(name))
    }

    @Test(arguments: [MailScript.Moment.greeting, .hello, .sender, .recipient, .data])
    func `says deferred where the line is cut before the message`(moment: MailScript.Moment) {
        let server = MailServer(MailScript().at(moment, .drop))
        #expect(report(session(server), "cut@postroom.example") == "deferred")
        #expect(server.connections == 1)
        #expect(server.taken.isEmpty)
    }

    @Test func `says deferred where the line is cut in the middle of a long message`() {
        let server = MailServer(MailScript().at(.midContent, .drop))
        #expect(report(session(server), "long@postroom.example", bytes: 20_000_000) == "deferred")
        #expect(server.taken.isEmpty)
    }

    @Test func `never says deferred once the whole message may have gone`() {
        let server = MailServer(MailScript().at(.midContent, .drop))
        #expect(report(session(server), "short@postroom.example") == "uncertain")
    }

    @Test(arguments: [MailScript.Act.drop, .stall, .replyThenDrop("250-a reply that never ends")])
    func `says uncertain where no answer comes after the final dot`(act: MailScript.Act) {
        let server = MailServer(MailScript().at(.content, act))
        #expect(report(session(server, timeout: .seconds(1)), "lost@postroom.example") == "uncertain")
        #expect(server.taken == ["lost@postroom.example": 1])
    }

    @Test func `says sent where the line is cut after the answer`() {
        let server = MailServer(MailScript().at(.content, .replyThenDrop("250 2.0.0 Ok")))
        #expect(report(session(server), "kept@postroom.example") == "sent")
    }

    @Test(arguments: [MailScript.Moment.greeting, .hello, .sender, .recipient, .data])
    func `says deferred where the server falls silent before the message`(moment: MailScript.Moment) {
        let server = MailServer(MailScript().at(moment, .stall))
        let session = session(server, timeout: .milliseconds(300))
        let taken = ContinuousClock().measure {
            #expect(report(session, "slow@postroom.example") == "deferred")
        }
        #expect(taken < .seconds(10), "saying goodbye to a silent server takes no time")
    }

    @Test func `says deferred where the server stops reading in the middle`() {
        let server = MailServer(MailScript().at(.midContent, .stall))
        let session = session(server, timeout: .milliseconds(500))
        #expect(report(session, "thick@postroom.example", bytes: 20_000_000) == "deferred")
    }

    @Test func `never takes a late answer for the answer to the next message`() {
        let server = MailServer(MailScript().at(.content, .hold, times: 1).at(.content, .reply("554 5.7.1 Spam")))
        let session = session(server, timeout: .seconds(1))
        #expect(report(session, "late@postroom.example") == "uncertain")
        server.letGo()
        #expect(report(session, "next@postroom.example") == "refused")
        #expect(server.connections == 2)
    }

    @Test(arguments: [550, 530, 535, 503])
    func `tells a refusal of the message from a quarrel about signing in`(code: Int) {
        let server = MailServer(MailScript().at(.sender, .reply("\(code) 5.7.0 No")))
        #expect(report(session(server), "who@postroom.example") == (code == 550 ? "refused" : "deferred"))
    }
}

@Suite struct `A kept connection that dies` {
    @Test(arguments: [MailScript.Moment.sender, .recipient, .data])
    func `is replaced without a word where the message had not begun`(moment: MailScript.Moment) {
        let server = MailServer(MailScript().at(moment, .drop, skip: 1, times: 1))
        let session = session(server)
        #expect(report(session, "first@postroom.example") == "sent")
        #expect(report(session, "second@postroom.example") == "sent")
        #expect(server.connections == 2)
        #expect(server.taken == ["first@postroom.example": 1, "second@postroom.example": 1])
    }

    @Test(arguments: [MailScript.Act.drop, .replyThenDrop("421 4.4.2 Idle for too long")])
    func `is replaced where the server hung up after the last message`(act: MailScript.Act) {
        let server = MailServer(MailScript().at(.afterVerdict, act))
        let session = session(server)
        for number in 0..<10 { #expect(report(session, "\(number)@postroom.example") == "sent") }
        #expect(server.taken.count == 10)
        #expect(server.taken.values.allSatisfy { $0 == 1 })
    }

    @Test(arguments: [MailScript.Moment.midContent, .content])
    func `is not replaced once the message may have gone`(moment: MailScript.Moment) {
        let server = MailServer(MailScript().at(moment, .drop, skip: 1, times: 1))
        let session = session(server)
        #expect(report(session, "first@postroom.example") == "sent")
        #expect(report(session, "second@postroom.example") == "uncertain")
        #expect(server.taken["second@postroom.example", default: 0] <= 1)
        #expect(report(session, "third@postroom.example") == "sent")
        #expect(server.connections == 2)
    }

    @Test func `never brings a message over twice, whatever the moment`() {
        let moments: [MailScript.Moment] = [.sender, .recipient, .data, .midContent, .content, .afterVerdict]
        var script = MailScript()
        for (index, moment) in moments.enumerated() { script = script.at(moment, .drop, skip: 3 + 5 * index, times: 6) }
        let server = MailServer(script)
        let session = session(server)
        for number in 0..<120 {
            let id = "\(number)@postroom.example"
            let said = report(session, id)
            let taken = server.taken[id, default: 0]
            #expect(taken <= 1, "\(id) was taken \(taken) times")
            #expect(said != "sent" || taken == 1, "\(id) was reported sent")
            #expect(said != "deferred" || taken == 0, "\(id) was taken and reported \(said)")
        }
        #expect(server.taken.count > 80)
    }
}

@Suite struct `Signing in to a relay` {
    @Test func `opens the door`() {
        let server = MailServer(MailScript().wanting(user: "office", password: "s e:cr@t"))
        var relay = SMTPRelay(host: "127.0.0.1", port: server.port, security: .none)
        (relay.user, relay.password) = ("office", "s e:cr@t")
        #expect(report(SMTPSession(relay), "door@postroom.example") == "sent")
    }

    @Test func `with a wrong password defers the message, and keeps the password to itself`() {
        let server = MailServer(MailScript().wanting(user: "office", password: "right"))
        var relay = SMTPRelay(host: "127.0.0.1", port: server.port, security: .none)
        (relay.user, relay.password) = ("office", "wr0ng-secret")
        guard case .deferred(let reply, let reason, let replies) = failure(SMTPSession(relay)) else {
            Issue.record("not deferred")
            return
        }
        #expect(reply?.code == 535)
        #expect(!"\(reason) \(replies) \(relay) \(String(reflecting: relay))".contains("wr0ng"))
        #expect(!replies.contains { $0.code == 334 })
    }

    @Test func `that was forgotten defers the message`() {
        let server = MailServer(MailScript().wanting(user: "office", password: "right"))
        let relay = SMTPRelay(host: "127.0.0.1", port: server.port, security: .none)
        guard case .deferred(let reply, _, _) = failure(SMTPSession(relay)) else {
            Issue.record("not deferred")
            return
        }
        #expect(reply?.code == 530)
    }
}

/// Commands may be sent together to it (RFC 2920).
private let together = MailScript().offering("PIPELINING")

@Suite struct `A relay that takes commands together` {
    @Test func `is sent the message only after its go-ahead, over one connection`() throws {
        let server = MailServer(together)
        let session = session(server)
        for number in 0..<5 { #expect(report(session, "\(number)@postroom.example") == "sent") }
        #expect(server.connections == 1)
        #expect(server.taken.count == 5)
        #expect(server.commands.filter { $0 == "DATA" }.count == 5)
    }

    @Test(arguments: [MailScript.Moment.sender, .recipient, .data, .content])
    func `is understood where it refuses one of them`(moment: MailScript.Moment) {
        let server = MailServer(together.at(moment, .reply("550 5.1.1 No such mailbox"), times: 1))
        let session = session(server)
        guard case .refused(let reply, let replies) = failure(session) else {
            Issue.record("not refused")
            return
        }
        #expect(reply.code == 550 && replies.last == reply)
        // It said 354 to DATA all the same, and must not take the next words for the message.
        #expect(server.taken.isEmpty)
        #expect(report(session, "two@postroom.example") == "sent")
        #expect(server.taken == ["two@postroom.example": 1])
    }

    @Test(arguments: [MailScript.Moment.sender, .recipient, .data])
    func `is connected to anew where it had hung up on a kept connection`(moment: MailScript.Moment) {
        let server = MailServer(together.at(moment, .drop, skip: 1, times: 1))
        let session = session(server)
        #expect(report(session, "first@postroom.example") == "sent")
        #expect(report(session, "second@postroom.example") == "sent")
        #expect(server.taken == ["first@postroom.example": 1, "second@postroom.example": 1])
    }

    @Test func `never gets a message twice, whatever the moment`() {
        let moments: [MailScript.Moment] = [.sender, .recipient, .data, .midContent, .content, .afterVerdict]
        var script = together
        for (index, moment) in moments.enumerated() { script = script.at(moment, .drop, skip: 3 + 5 * index, times: 6) }
        let server = MailServer(script)
        let session = session(server)
        for number in 0..<120 {
            let id = "\(number)@postroom.example"
            let said = report(session, id)
            let taken = server.taken[id, default: 0]
            #expect(taken <= 1, "\(id) was taken \(taken) times")
            #expect(said != "sent" || taken == 1, "\(id) was reported sent")
            #expect(said != "deferred" || taken == 0, "\(id) was taken and reported \(said)")
        }
        #expect(server.taken.count > 80)
    }
}
