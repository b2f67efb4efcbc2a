import Postroom
import SQL
import Support
import Testing

@Suite struct `The send ledger` {
    let office: Office
    let cast: Cast
    let letter: Correspondence
    let worker = Worker(process: 10, number: 1, bootID: "boot-a")

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        letter = try cast.printed(to: try cast.customer("12345"), token: "one")
    }

    private func ledger(after seconds: Int = 0) -> SendLedger {
        SendLedger(database: office.database, clock: .stopped(at: TestOffice.now + seconds))
    }

    private func queue(_ count: Int, token: String = "press") throws {
        try cast.queue(letter, to: (1...count).map { "r\($0)@one.example" }, token: token)
    }

    private func messages() throws -> [Message] {
        try Message.of(letter.id, in: office).sorted { $0.id.number < $1.id.number }
    }

    /// One message claimed, begun and settled with this outcome.
    private func carry(_ outcome: Outcome, after seconds: Int = 0) throws {
        let ledger = ledger(after: seconds)
        let parcels = try ledger.claim(1, by: worker)
        let parcel = try #require(parcels.first)
        #expect(try ledger.begin(parcel, by: worker))
        try ledger.settle(parcel, outcome)
    }

    @Test func `gives each message a key of its own, which begins with its second`() throws {
        try queue(5)
        let keys = try messages().map(\.key)
        #expect(Set(keys).count == 5)
        #expect(keys.allSatisfy { $0.count == 32 && $0.hasPrefix(String(TestOffice.now.seconds, radix: 16)) })
    }

    @Test func `gives each message to one worker only`() throws {
        try queue(5)
        let first = try ledger().claim(3, by: worker)
        let second = try ledger().claim(10, by: Worker(process: 10, number: 2, bootID: "boot-a"))
        #expect(first.count == 3 && second.count == 2)
        #expect(Set((first + second).map(\.id)).count == 5)
        #expect(try ledger().claim(10, by: worker).isEmpty)
        #expect(try messages().allSatisfy { $0.state == .sending })
    }

    @Test func `writes the attempt before and the reply after`() throws {
        try queue(1)
        let parcel = try #require(try ledger().claim(1, by: worker).first)
        #expect(try ledger().begin(parcel, by: worker))
        var tries = try messages()[0].tries(in: office)
        #expect(tries.count == 1 && tries[0].outcome == nil && tries[0].settledAt == nil)
        try ledger(after: 2).settle(parcel, .sent(code: 250, reply: "250 taken"))
        tries = try messages()[0].tries(in: office)
        #expect(tries[0].outcome == .sent && tries[0].code == 250 && tries[0].reply == "250 taken")
        let message = try messages()[0]
        #expect(message.state == .sent && message.sentAt == TestOffice.now + 2 && message.attempts == 1)
        let now = try #require(try Correspondence.find(letter.id, in: office))
        #expect(now.status == .emailed && now.emailedAt == TestOffice.now + 2 && !now.hasDeliveryProblem)
    }

    @Test(arguments: [(1, 300), (2, 600), (3, 1_200), (4, 2_400), (5, 4_000), (6, 4_000), (70, 4_000)])
    func `waits longer after each try`(tries: Int, seconds: Int) {
        #expect(Backoff.wait(after: tries) == seconds)
    }

    @Test func `tries a deferred message again, and not before its time`() throws {
        try queue(1)
        try carry(.deferred(code: 451, reply: "451 come back"))
        #expect(try messages()[0].state == .deferred)
        #expect(try ledger(after: 299).claim(1, by: worker).isEmpty)
        #expect(try messages()[0].dueAt == TestOffice.now + 300)
        try carry(.sent(code: 250, reply: "250 taken"), after: 300)
        #expect(try messages()[0].attempts == 2)
    }

    @Test func `gives up after three days and says why`() throws {
        try queue(1)
        var seconds = 0
        var tries = 0
        while try messages()[0].state != .failed, tries < 200 {
            try carry(.deferred(code: 451, reply: "451 later"), after: seconds)
            tries += 1
            seconds = try messages()[0].dueAt - TestOffice.now
        }
        let message = try messages()[0]
        #expect(message.state == .failed && message.lastReply.contains("451 later"))
        // 300 + 600 + 1,200 + 2,400 s and then every 4,000 s until 72 h are over.
        #expect(tries == 68)
        #expect(try Correspondence.find(letter.id, in: office)?.hasDeliveryProblem == true)
    }

    @Test func `fails at once when refused for good`() throws {
        try queue(1)
        try carry(.failed(code: 550, reply: "550 no such user"))
        #expect(try messages()[0].state == .failed)
        #expect(try ledger(after: 99_999).claim(1, by: worker).isEmpty)
        #expect(try Correspondence.find(letter.id, in: office)?.status == .ready)
    }

    @Test func `after a killed process only what was in flight is uncertain`() throws {
        try queue(3)
        let parcels = try ledger().claim(3, by: worker)
        #expect(try ledger().begin(parcels[0], by: worker))
        let recovered = try ledger(after: 5).recover(bootID: "boot-a")
        #expect(recovered == (uncertain: 1, returned: 2))
        #expect(try messages().map(\.state) == [.uncertain, .queued, .queued])
        #expect(try messages()[0].tries(in: office).map(\.outcome) == [.uncertain])
        #expect(try ledger(after: 99_999).claim(9, by: worker).count == 2)
    }

    @Test func `after a power cut everything that was claimed is uncertain`() throws {
        try queue(2)
        _ = try ledger().claim(2, by: worker)
        #expect(try ledger().recover(bootID: "boot-b") == (uncertain: 2, returned: 0))
    }

    @Test func `recovering twice changes nothing`() throws {
        try queue(2)
        let parcel = try #require(try ledger().claim(2, by: worker).first)
        #expect(try ledger().begin(parcel, by: worker))
        _ = try ledger().recover(bootID: "boot-a")
        #expect(try ledger().recover(bootID: "boot-a") == (uncertain: 0, returned: 0))
    }

    @Test func `does not begin what the worker no longer holds`() throws {
        try queue(1)
        let parcel = try #require(try ledger().claim(1, by: worker).first)
        _ = try ledger().recover(bootID: "boot-a")
        #expect(try !ledger().begin(parcel, by: worker))
        #expect(try messages()[0].tries(in: office).isEmpty)
    }

    @Test func `gives back what was never begun`() throws {
        try queue(2)
        let parcels = try ledger().claim(2, by: worker)
        #expect(try ledger().begin(parcels[0], by: worker))
        try ledger().giveBack(parcels, by: worker)
        #expect(try messages().map(\.state) == [.sending, .queued])
    }

    @Test func `queues one press of Email once`() throws {
        try queue(2)
        let outgoing = Outgoing(
            recipient: EmailAddress("r1@one.example")!, recipientName: "", contactPointID: nil, subject: "s", text: "t",
            html: "")
        #expect(try letter.email([outgoing], sendToken: "press", in: office) == .already)
        #expect(try messages().count == 2)
    }

    @Test func `keeps back what a person withholds, and sends it when they change their mind`() throws {
        try queue(2)
        let staffed = try office.staffed(by: .staff)
        #expect(try messages()[0].withhold(reason: "Wrong letter", in: staffed) == .done)
        #expect(try ledger().claim(9, by: worker).count == 1)
        #expect(try messages().map(\.state) == [.withheld, .sending])
        #expect(try messages()[1].withhold(reason: "Too late", in: staffed) == .tooLate)
        #expect(try messages()[0].retry(reason: "Right after all", in: staffed) == .done)
        #expect(try ledger().claim(9, by: worker).count == 1)
        let trail = try Audit.trail(of: .message, try messages()[0].id.number, in: office)
        #expect(trail.map(\.action) == ["retried", "withheld"])
        #expect(trail.map(\.reason) == ["Right after all", "Wrong letter"])
    }

    @Test func `never retries an uncertain message by itself, but a person may`() throws {
        try queue(1)
        try carry(.uncertain(reply: "The line went dead after the last byte."))
        #expect(try ledger(after: 999_999).claim(1, by: worker).isEmpty)
        #expect(try messages()[0].retry(reason: "Janet has nothing", in: try office.staffed(by: .staff)) == .done)
        try carry(.sent(code: 250, reply: "250 taken"))
        #expect(try messages()[0].tries(in: office).map(\.outcome) == [.uncertain, .sent])
    }

    @Test func `counts every tray without counting messages`() throws {
        try queue(3)
        try carry(.sent(code: 250, reply: ""))
        let tally = try Message.tally(in: office)
        #expect(tally[.queued] == 2 && tally[.sent] == 1 && (tally[.sending] ?? 0) == 0)
    }

    @Test func `serves the waiting before the bulk`() throws {
        try queue(2)
        try office.database.run("UPDATE message SET priority = 2 WHERE recipient = 'r1@one.example'")
        #expect(try ledger().claim(1, by: worker).map(\.recipient) == ["r2@one.example"])
    }
}
