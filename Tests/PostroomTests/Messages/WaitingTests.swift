import Postroom
import SQL
import Support
import Testing

@Suite struct `A letter with an email that may still arrive` {
    let office: Office
    let letter: Correspondence
    let address = "accounts@hartleyjoinery.example"

    init() throws {
        office = try TestOffice.open()
        let cast = try Cast.assembled(in: office)
        letter = try cast.printed(to: try cast.customer("12345"), token: "letter")
    }

    private func order(_ addresses: [String], token: String = "another-press-0001") throws -> SendOrder {
        SendOrder(
            try addresses.map {
                Outgoing(
                    recipient: try #require(EmailAddress($0)), recipientName: "", contactPointID: nil, subject: "Hello",
                    text: "Text", html: "")
            }, token: token)
    }

    private func begin(_ state: Message.State) throws {
        #expect(try letter.send(order([address], token: "the-first-press-01"), in: office) == .queued(1))
        try office.database.run(
            "UPDATE message SET state = \(state.rawValue), due_at = \(office.now + 300), attempts = 1")
    }

    private func count() throws -> Int { try Message.of(letter.id, in: office).count }

    @Test(arguments: [Message.State.new, .queued, .sending, .deferred, .uncertain])
    func `is not sent to the same address beside it`(state: Message.State) throws {
        try begin(state)
        guard case .waiting(let messages) = try letter.send(order(["Accounts@hartleyjoinery.example"]), in: office)
        else {
            Issue.record("a second one was queued beside one that is \(state)")
            return
        }
        #expect(messages.map(\.recipient) == [address])
        #expect(try count() == 1)
    }

    @Test func `is sent to nobody while one of them waits`() throws {
        try begin(.deferred)
        guard case .waiting = try letter.send(order([address, "owner@hartleyjoinery.example"]), in: office) else {
            Issue.record("something was queued")
            return
        }
        #expect(try count() == 1)
    }

    @Test func `goes to others, and to the same where somebody insists`() throws {
        try begin(.deferred)
        #expect(
            try letter.send(order(["owner@hartleyjoinery.example"], token: "for-somebody-else"), in: office)
                == .queued(1))
        var again = try order([address])
        again.insists = [address]
        #expect(try letter.send(again, in: office) == .queued(1))
        #expect(try letter.send(again, in: office) == .already, "a double click queues nothing and is told nothing new")
        #expect(try count() == 3)
    }

    @Test(arguments: [Message.State.sent, .failed, .withheld, .bounced, .delivered])
    func `is free again once that one has come to its end`(state: Message.State) throws {
        try begin(state)
        #expect(try letter.send(order([address]), in: office) == .queued(1))
    }

    @Test func `has its next try brought forward, once, with an entry in the trail`() throws {
        try begin(.deferred)
        #expect(try letter.sendNow(in: office) == 1)
        let message = try #require(try Message.of(letter.id, in: office).first)
        #expect(message.state == .queued && message.dueAt == office.now && message.attempts == 1)
        #expect(try letter.sendNow(in: office) == 0)
        let trail = try Audit.trail(of: .correspondence, letter.id.number, in: office)
        #expect(trail.count { $0.action == "brought forward" && $0.summary == address } == 1)
    }

    @Test func `is not sent as if for the first time after it was emailed`() throws {
        try begin(.sent)
        try office.database.run("UPDATE correspondence SET status = 'emailed', emailed_at = \(office.now)")
        var first = try order([address])
        first.isFirst = true
        #expect(try letter.send(first, in: office) == .emailedBefore)
        #expect(try count() == 1)
    }

    @Test func `says in words why`() throws {
        try begin(.deferred)
        let message = try #require(try letter.waiting(in: office).first)
        #expect(
            message.whyWaiting(on: office.today, in: office.actor.timeZone)
                == "An email of it is already waiting for \(address), next try at \(message.dueAt.time(in: office.actor.timeZone))."
        )
        #expect(
            message.nextTry(on: office.today - 1, in: office.actor.timeZone)
                == message.dueAt.dayAndTime(in: office.actor.timeZone))
    }
}
