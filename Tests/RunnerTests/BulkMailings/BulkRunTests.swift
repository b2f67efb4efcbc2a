import Foundation
import Postroom
import Runner
import SQL
import Support
import Testing

@Suite(.serialized) struct `The run of a bulk mailing` {
    let stage: Stage
    var office: Office { stage.office }
    var cast: Cast { stage.cast }

    init() throws {
        stage = try Stage()
    }

    private func debtors(_ count: Int) throws -> [Customer] {
        let debtors = try (1...count).map { try cast.debtor($0) }
        try cast.keepFigures()
        return debtors
    }

    /// Opens the room until the run has ended.
    private func work(_ mailing: BulkMailing) throws -> BulkMailing {
        stage.open()
        try stage.wait("the run ends") { try cast.mailing(mailing.id).state != .running }
        stage.close()
        return try cast.mailing(mailing.id)
    }

    private func letters(of customer: Customer) throws -> [Correspondence] {
        try Correspondence.page(of: customer.id, before: nil, in: office)
    }

    private func reconciles(_ mailing: BulkMailing) -> Bool {
        let counts = mailing.counts
        return counts.selected == counts.created + counts.failed + counts.skipped + counts.waiting
    }

    // MARK: What is made

    @Test func `makes one letter for each on the list, ready and not sent`() throws {
        let debtors = try debtors(120)
        let done = try work(try cast.mailing(.create, to: debtors))
        #expect(done.counts.created == 120 && done.counts.failed == 0 && done.counts.skipped == 0)
        for debtor in debtors {
            let letters = try letters(of: debtor)
            #expect(letters.map(\.number.text) == ["C001"])
            #expect(letters.allSatisfy { $0.status == .ready && $0.origin == .bulk && $0.documentID != nil })
            #expect(try Message.of(letters[0].id, in: office).isEmpty)
        }
        #expect(done.endedAt != nil && stage.server.contents.isEmpty)
    }

    @Test func `emails every letter with its PDF, in the name of whoever started it`() throws {
        let debtors = try debtors(60)
        let priya = try #require(try office.staffed(by: .staff).actor.staffID)
        let mailing = try cast.mailing(.createAndEmail, to: debtors, by: priya)
        stage.open()
        try stage.wait("every letter is emailed") { try cast.mailing(mailing.id).counts.emailed == 60 }
        stage.close()
        let done = try cast.mailing(mailing.id)
        #expect(done.counts.created == 60 && done.counts.undelivered == 0 && done.state == .done)
        #expect(stage.server.contents.count == 60)
        let letter = try #require(try letters(of: debtors[7]).first)
        #expect(letter.status == .emailed && letter.createdBy == "Priya Nair")
        let message = try #require(try Message.of(letter.id, in: office).first)
        #expect(message.recipient == "accounts@debtor8.example" && message.createdBy == "Priya Nair")
        let trail = try Audit.trail(of: .correspondence, letter.id.number, in: office)
        #expect(trail.map(\.action) == ["queued", "created"] && trail.allSatisfy { $0.by == "Priya Nair" })
    }

    @Test func `says in every letter what was said for all`() throws {
        let debtors = try debtors(3)
        let mailing = try cast.mailing(.create, to: debtors, texts: ["text": "We are closed on Friday."])
        _ = try work(mailing)
        for debtor in debtors {
            let content = try #require(try letters(of: debtor).first).content(in: office)
            #expect(content.texts["text"] == "We are closed on Friday.")
        }
    }

    @Test func `leaves a letter to a customer who wants post ready and does not email it`() throws {
        let debtors = try debtors(3)
        try office.database.run("UPDATE customer SET preferred_channel = 'post' WHERE id = \(debtors[1].id)")
        let mailing = try cast.mailing(.createAndEmail, to: debtors)
        stage.open()
        try stage.wait("the others are emailed") { try cast.mailing(mailing.id).counts.emailed == 2 }
        stage.close()
        let done = try cast.mailing(mailing.id)
        #expect(done.counts.created == 3 && done.counts.keptForPost == 1)
        let letter = try #require(try letters(of: debtors[1]).first)
        #expect(letter.status == .ready && letter.documentID != nil)
        #expect(try Message.of(letter.id, in: office).isEmpty && stage.server.contents.count == 2)
        #expect(try cast.items(of: mailing)[1] == (.created, .keptForPost))
    }

    // MARK: What has changed since

    @Test func `looks at every customer once more before it writes`() throws {
        let debtors = try debtors(7)
        let database = office.database
        let mailing = try cast.mailing(.createAndEmail, to: debtors)
        try database.run("UPDATE invoice SET outstanding = 0 WHERE customer_id = \(debtors[0].id)")
        try database.run(
            """
            UPDATE customer SET status_id = (SELECT id FROM customer_status WHERE name = 'Ex-Customer')
            WHERE id = \(debtors[1].id)
            """)
        let space = try #require(try Flag.all(in: office).first { $0.name == BreathingSpace.flagName })
        try space.raise(on: debtors[2].id, in: office)
        try database.run("UPDATE contact_point SET state = 'blocked' WHERE customer_id = \(debtors[3].id)")
        try database.run("UPDATE customer SET receives_email = 0 WHERE id = \(debtors[4].id)")
        try database.run("UPDATE invoice SET status = 'disputed' WHERE customer_id = \(debtors[5].id)")
        let done = try work(mailing)
        #expect(done.counts.created == 1 && done.counts.skipped == 6 && reconciles(done))
        let items = try cast.items(of: mailing)
        #expect(
            items.map(\.reason) == [
                .nothingToAsk, .statusForbids, .breathingSpace, .noUsableEmail, .receivesNoEmail, .everythingDisputed,
                .named,
            ])
        for debtor in debtors.dropLast() { #expect(try letters(of: debtor).isEmpty) }
    }

    @Test func `makes nothing of a type that was withdrawn`() throws {
        let debtors = try debtors(4)
        let mailing = try cast.mailing(.create, to: debtors)
        try office.database.run("UPDATE correspondence_type SET is_bulk_safe = 0 WHERE code = 'overdue-account'")
        let done = try work(mailing)
        #expect(done.counts.created == 0 && done.counts.skipped == 4)
        #expect(try cast.items(of: mailing).allSatisfy { $0 == (.skipped, .typeWithdrawn) })
    }

    // MARK: What goes wrong

    @Test(arguments: [
        "BEFORE INSERT ON correspondence", "AFTER INSERT ON correspondence", "BEFORE INSERT ON document",
        "AFTER UPDATE OF document_id ON correspondence", "BEFORE INSERT ON message", "AFTER INSERT ON message",
    ])
    func `is not stopped by one letter that cannot be written, wherever that goes wrong`(step: String) throws {
        let debtors = try debtors(60)
        let unlucky = debtors[30]
        try office.database.script(
            """
            CREATE TRIGGER trouble \(step) WHEN NEW.customer_id = \(unlucky.id.number) BEGIN
              SELECT RAISE(ABORT, 'not this one'); END
            """)
        let mailing = try cast.mailing(.createAndEmail, to: debtors)
        let done = try work(mailing)
        #expect(done.counts.created == 59 && done.counts.failed == 1 && reconciles(done))
        #expect(try letters(of: unlucky).isEmpty)
        #expect(try Correspondence.nextNumber(for: unlucky.id, in: office).text == "C001")
        let documents: Int? = try office.database.first("SELECT count(*) FROM document") { $0[0] }
        #expect(documents == 59)

        try office.database.script("DROP TRIGGER trouble")
        #expect(try done.retry(in: office) == .done)
        #expect(try done.retry(in: office) == .tooLate)
        let again = try work(mailing)
        #expect(again.counts.created == 60 && again.counts.failed == 0 && reconciles(again))
        #expect(try letters(of: unlucky).map(\.number.text) == ["C001"])
    }

    @Test func `keeps the letters that cannot be printed apart, with the reason`() throws {
        let debtors = try debtors(2)
        let mailing = try cast.mailing(.create, to: debtors)
        try office.database.run(
            """
            UPDATE template_version SET body = 'Call {{nobody.telephone}}.' WHERE template_id = (
              SELECT letter_template_id FROM correspondence_type WHERE code = 'overdue-account')
            """)
        let done = try work(mailing)
        #expect(done.counts.failed == 2 && done.state == .done)
        let item = try #require(
            try MailingItem.page(.failed, of: done, after: 0, in: office).first)
        #expect(item.failure.contains("nobody"))
        #expect(try letters(of: debtors[0]).isEmpty)
    }

    @Test func `makes nothing twice however often the runner is stopped`() throws {
        let debtors = try debtors(300)
        let mailing = try cast.mailing(.createAndEmail, to: debtors)
        var seen = 0
        for _ in 0..<4 {
            stage.open()
            try stage.wait("it goes on") { try cast.mailing(mailing.id).counts.created > seen }
            stage.close()
            let now = try cast.mailing(mailing.id)
            #expect(reconciles(now))
            let letters: Int? = try office.database.first("SELECT count(*) FROM correspondence") { $0[0] }
            #expect(letters == now.counts.created)
            seen = now.counts.created
            if seen == 300 { break }
        }
        stage.open()
        try stage.wait("all are emailed", 60) { try cast.mailing(mailing.id).counts.emailed == 300 }
        stage.close()
        for debtor in debtors { #expect(try letters(of: debtor).count == 1) }
        #expect(stage.server.taken.count == 300 && stage.server.taken.values.allSatisfy { $0 == 1 })
    }

    // MARK: Taking turns

    @Test func `lets a small one through while a large one is under way`() throws {
        let debtors = try debtors(420)
        let large = try cast.mailing(.create, to: Array(debtors.prefix(400)))
        let small = try cast.mailing(.create, to: Array(debtors.suffix(20)))
        stage.setup.mills = 1
        stage.open()
        try stage.wait("the small one ends") { try cast.mailing(small.id).state == .done }
        #expect(try cast.mailing(large.id).state == .running)
        try stage.wait("the large one ends", 60) { try cast.mailing(large.id).state == .done }
        stage.close()
    }

    // MARK: Cancelling

    @Test func `stops when it is cancelled, and keeps back what has not left`() throws {
        let debtors = try debtors(200)
        let mailing = try cast.mailing(.createAndEmail, to: debtors)
        stage.setup.mills = 1
        stage.setup.senders = 1
        stage.open()
        try stage.wait("some are made") { try cast.mailing(mailing.id).counts.created > 0 }
        #expect(try cast.mailing(mailing.id).cancel(reason: "Wrong type", in: office) == .done)
        #expect(try cast.mailing(mailing.id).cancel(reason: "Wrong type", in: office) == .tooLate)
        stage.ring()
        try stage.wait("it is put aside", 40) { try cast.mailing(mailing.id).isExplained }
        stage.close()
        let done = try cast.mailing(mailing.id)
        #expect(done.state == .cancelled && done.counts.waiting == 0 && reconciles(done))
        let states: [String: Int] = Dictionary(
            uniqueKeysWithValues: try office.database.rows("SELECT state, count(*) FROM message GROUP BY state") {
                ($0[0] as String, $0[1] as Int)
            })
        #expect(Set(states.keys).isSubset(of: ["sent", "withheld"]))
        #expect(states["sent", default: 0] + states["withheld", default: 0] == done.counts.created)
        #expect(stage.server.contents.count == states["sent", default: 0])
        let trail = try Audit.trail(of: .bulkMailing, mailing.id.number, in: office)
        #expect(trail.first?.action == "cancelled" && trail.first?.reason == "Wrong type")
    }
}
