import Foundation
import Postroom
import Runner
import SQL
import Support
import Testing

@Suite struct `The back room` {
    @Test func `takes nobody in beside itself`() throws {
        let stage = try Stage()
        stage.open()
        stage.wait("it is open") { stage.log.contains { $0.contains("started") } }
        let second = BackRoom(stage.setup, clock: stage.office.clock, log: RunnerLog { _ in })
        let refusal = #expect(throws: (any Error).self) { try second.work() }
        #expect("\(try #require(refusal))" == "Another runner is already at work in \(stage.folder.path).")
        stage.close()
        stage.open()
        let message = try stage.queue()
        stage.ring()
        try stage.wait(for: message, in: .sent)
    }

    @Test func `refuses a database of another version, with a sentence`() throws {
        let stage = try Stage()
        try stage.office.database.run("DELETE FROM schema_migration WHERE number = \(Schema.version)")
        let room = BackRoom(stage.setup, clock: stage.office.clock, log: RunnerLog { _ in })
        #expect(throws: Schema.WrongVersion.self) { try room.work() }
    }

    @Test func `lets what is on its way arrive when told to stop, and gives back the rest`() throws {
        let stage = try Stage(MailScript().at(.content, .hold))
        for _ in 0..<10 { try stage.queue() }
        stage.open()
        stage.wait("two are on their way") { stage.server.contents.count == 2 }
        let end = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [server = stage.server] in
            server.letGo()
            end.signal()
        }
        stage.close()
        end.wait()
        let tally = try Message.tally(in: stage.office)
        #expect(tally[.sent, default: 0] == stage.server.taken.count && tally[.sent, default: 0] >= 2)
        #expect(tally[.sent, default: 0] + tally[.queued, default: 0] == 10)
        #expect(stage.log.last == "info runner: stopped")
    }

    @Test func `leaves what is still on its way uncertain when its time is over`() throws {
        let stage = try Stage(MailScript().at(.content, .hold))
        stage.setup.grace = .milliseconds(50)
        let message = try stage.queue()
        stage.open()
        stage.wait("it is on its way") { stage.server.contents.count == 1 }
        stage.close()
        #expect(try stage.again(message).state == .sending)
        stage.open()
        let doubtful = try stage.wait(for: message, in: .uncertain)
        #expect(doubtful.attempts == 1)
        #expect(try doubtful.tries(in: stage.office).map(\.outcome) == [.uncertain])
    }

    @Test func `sends nothing more while another process holds the database, and then loses nothing`() throws {
        let stage = try Stage(MailScript().at(.content, .hold))
        let messages = try (0..<12).map { _ in try stage.queue() }
        stage.open()
        stage.wait("two are on their way") { stage.server.contents.count == 2 }
        let database = stage.office.database
        try database.script("BEGIN IMMEDIATE")
        stage.server.letGo()
        stage.wait("it says what holds it up") {
            stage.log.contains { $0.contains("another process holds the database") }
        }
        #expect(stage.server.contents.count == 2)
        try database.script("COMMIT")
        for message in messages { try stage.wait(for: message, in: .sent) }
        #expect(stage.server.taken.count == 12 && stage.server.taken.values.allSatisfy { $0 == 1 })
        #expect(stage.log.contains { $0.contains("can be written again") })
    }

    @Test func `sends no faster than the relay wants`() throws {
        let stage = try Stage()
        stage.setup.rate = 20
        stage.setup.senders = 4
        let messages = try (0..<12).map { _ in try stage.queue() }
        let start = ContinuousClock.now
        stage.open()
        for message in messages { try stage.wait(for: message, in: .sent) }
        #expect(start.duration(to: .now) >= .milliseconds(450), "two at once, then one each 50 ms")
    }

    @Test func `says nothing of names and addresses in its log`() throws {
        let stage = try Stage(MailScript().at(.recipient, .reply("550 5.1.1 <mark@hartleyjoinery.example> unknown")))
        let message = try stage.queue(to: "mark.hartley@hartleyjoinery.example", name: "Mark Hartley")
        stage.open()
        try stage.wait(for: message, in: .failed)
        stage.close()
        #expect(stage.log.contains("error runner: message \(message.id.number) failed, code 550"))
        #expect(!stage.log.joined().lowercased().contains("hartley"))
    }
}

@Suite struct `The housekeeper` {
    @Test func `says that the runner is alive`() throws {
        let stage = try Stage()
        #expect(try !RunnerHealth.look(in: stage.office.database, clock: stage.office.clock).isWell)
        stage.open()
        try stage.wait("a sign") {
            try RunnerHealth.look(in: stage.office.database, clock: stage.office.clock).isWell
        }
    }

    @Test func `brings overdue figures up to the day`() throws {
        let stage = try Stage()
        try stage.office.database.run("UPDATE organisation SET ledger_day = '2026-11-01'")
        try stage.office.database.run("UPDATE customer SET overdue = 0, overdue_count = 0")
        stage.open()
        try stage.wait("figures of today") {
            try stage.office.database.exists("SELECT 1 FROM customer WHERE account_key = '12345' AND overdue_count > 0")
        }
    }

    @Test func `prints letters that whoever began them left pending`() throws {
        let stage = try Stage()
        let letter = try stage.cast.letter(to: try stage.cast.customer("12345"), token: "left")
        #expect(letter.status == .pending)
        stage.pass(11)
        stage.open()
        try stage.wait("the letter is ready") { try Correspondence.find(letter.id, in: stage.office)?.status == .ready }
        let printed = try #require(try Correspondence.find(letter.id, in: stage.office))
        #expect(printed.documentID != nil && printed.failure.isEmpty)
    }

    @Test func `says on the record why a letter cannot be printed`() throws {
        let stage = try Stage()
        let letter = try stage.cast.letter(to: try stage.cast.customer("12345"), token: "left")
        try stage.office.database.run("UPDATE template_version SET body = '{{no_such_gap}}'")
        stage.pass(11)
        stage.open()
        try stage.wait("the letter failed") { try Correspondence.find(letter.id, in: stage.office)?.status == .failed }
        #expect(try #require(try Correspondence.find(letter.id, in: stage.office)).failure.contains("no_such_gap"))
    }

    @Test func `says so too where one was printed before it was changed`() throws {
        let stage = try Stage()
        let id = try stage.cast.letter(to: try stage.cast.customer("12345"), token: "edited").id
        func letter() throws -> Correspondence { try #require(try Correspondence.find(id, in: stage.office)) }
        stage.pass(11)
        stage.open()
        try stage.wait("the letter is ready") { try letter().status == .ready }
        try stage.office.database.run("UPDATE template_version SET body = '{{no_such_gap}}'")
        let printed = try letter()
        _ = try printed.revise(try Draft.saved(printed, in: stage.office), version: printed.version, in: stage.office)
        try stage.wait("the letter failed") { try letter().status == .failed }
        #expect(try letter().failure.contains("no_such_gap") && letter().documentID == nil)
    }
}
