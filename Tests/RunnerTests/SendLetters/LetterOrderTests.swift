import Foundation
import Postroom
import SQL
import Support
import Testing

@Suite(.serialized) struct `Orders to email letters` {
    private let stage: Stage
    private var office: Office { stage.office }

    init() throws {
        stage = try Stage()
        try stage.office.database.run("UPDATE correspondence_type SET in_send_letters = 1")
    }

    private func letters(_ count: Int, to account: String = "12345") throws -> [Correspondence] {
        try (1...count).map { _ in
            try stage.cast.printed(to: try stage.cast.customer(account), token: UUID().uuidString)
        }
    }

    private func order(_ letters: [Correspondence], seen: Int = 0, in office: Office? = nil) throws -> ID<LetterOrder> {
        guard
            case .placed(let id) = try LetterOrder.place(
                letters.map(\.id), seen: seen, token: UUID().uuidString, in: office ?? self.office)
        else { throw NoOrder() }
        return id
    }

    private struct NoOrder: Error {}

    private func look(_ id: ID<LetterOrder>) throws -> LetterOrder {
        try #require(try LetterOrder.find(id, .letters, in: office))
    }

    private func settled(_ id: ID<LetterOrder>) throws {
        try stage.wait("the order is carried out") {
            try look(id).state == .done && look(id).progress(in: office).onTheWay == 0
        }
    }

    @Test func `are carried out once, behind what somebody waits for, and add up`() throws {
        let letters = try letters(90)
        let priya = try office.staffed(by: .staff)
        let id = try order(letters, in: priya)
        stage.open()
        try settled(id)
        let (order, progress) = (try look(id), try look(id).progress(in: office))
        #expect(order.queued == 90 && order.waiting == 0 && progress.emailed == 90)
        #expect(order.createdBy == "Priya Nair" && stage.server.taken.count == 90)
        let message = try #require(try Message.of(letters[0].id, in: office).first)
        #expect(message.createdBy == "Priya Nair")
        let priorities: [Int] = try office.database.rows("SELECT DISTINCT priority FROM message") { $0[0] }
        #expect(priorities == [Message.Priority.bulk.rawValue])
        #expect(try Correspondence.find(letters[89].id, in: office)?.status == .emailed)
    }

    @Test func `send nothing that was sent since the list was shown, and nothing twice when two people order it`()
        throws
    {
        let letters = try letters(4)
        let seen = try #require(try office.database.first("SELECT coalesce(max(id), 0) FROM message") { $0[0] as Int })
        try stage.cast.queue(letters[0], to: ["accounts@hartleyjoinery.example"], token: "a-quick-send")
        let (first, second) = (try order(letters, seen: seen), try order(letters, seen: seen))
        stage.open()
        try settled(first)
        try settled(second)
        #expect(try look(first).queued == 3 && look(first).skipped == 1)
        #expect(try look(second).queued == 0 && look(second).skipped == 4)
        // The quick one belongs to no order, and may still be on its way.
        stage.wait("the quick one has arrived as well") { stage.server.taken.count >= 4 }
        #expect(stage.server.taken.count == 4)
        #expect(try look(first).shortfalls(in: office).map(\.reason) == ["Postroom emailed it meanwhile."])
    }

    @Test func `tell why a letter did not go`() throws {
        var letters = try letters(4)
        letters += try self.letters(1, to: "20007")
        let id = try order(letters)
        _ = try letters[0].delete(reason: "", in: office)
        try office.database.run("UPDATE correspondence SET status = 'pending' WHERE id = \(letters[1].id)")
        try office.database.run(
            "UPDATE customer SET receives_email = 0 WHERE account_number = '20007'")
        stage.open()
        try settled(id)
        let order = try look(id)
        #expect((order.chosen, order.queued, order.skipped, order.failed) == (5, 2, 2, 1))
        let reasons = try order.shortfalls(in: office).map(\.reason)
        #expect(reasons.contains("The document is still being generated."))
        #expect(reasons.contains("This customer is not set to receive email correspondence."))
        #expect(reasons.contains("It was deleted meanwhile."))
    }

    @Test func `try those that failed again, once somebody has put right what stopped them`() throws {
        let letters = try letters(3)
        try office.database.run("UPDATE correspondence SET status = 'pending' WHERE id = \(letters[1].id)")
        let id = try order(letters)
        stage.open()
        try settled(id)
        #expect(try look(id).queued == 2 && look(id).failed == 1)
        try office.database.run("UPDATE correspondence SET status = 'ready' WHERE id = \(letters[1].id)")
        #expect(try look(id).retry(in: office) == 1)
        #expect(try look(id).retry(in: office) == 0, "a second press finds nothing")
        stage.ring()
        try settled(id)
        #expect(try look(id).queued == 3 && look(id).failed == 0 && look(id).shortfalls(in: office).isEmpty)
        #expect(stage.server.taken.count == 3, "each of them once")
        try office.database.run("UPDATE letter_order_item SET outcome = 3 WHERE order_id = \(id) AND position = 1")
        try office.database.run("UPDATE letter_order SET state = 'cancelled' WHERE id = \(id)")
        #expect(try look(id).retry(in: office) == 0, "what somebody cancelled stays cancelled")
    }

    @Test func `count what the other server refused as not delivered, with its words`() throws {
        let refusing = try Stage(MailScript().at(.recipient, .reply("550 5.1.1 No such user")))
        try refusing.office.database.run("UPDATE correspondence_type SET in_send_letters = 1")
        let letter = try refusing.cast.printed(to: try refusing.cast.customer("12345"), token: "refused")
        guard
            case .placed(let id) = try LetterOrder.place([letter.id], seen: 0, token: "order-one", in: refusing.office)
        else { throw NoOrder() }
        refusing.open()
        try refusing.wait("it came back") {
            try LetterOrder.find(id, .letters, in: refusing.office)?.progress(in: refusing.office).undelivered == 1
        }
        let order = try #require(try LetterOrder.find(id, .letters, in: refusing.office))
        #expect(try order.shortfalls(in: refusing.office).first?.reason.contains("No such user") == true)
    }

    @Test func `stop where they are cancelled: what lies in the tray is kept back`() throws {
        let held = try Stage(MailScript().at(.content, .hold))
        try held.office.database.run("UPDATE correspondence_type SET in_send_letters = 1")
        let letters = try (1...70).map {
            try held.cast.printed(to: try held.cast.customer("12345"), token: "letter-\($0)")
        }
        guard
            case .placed(let id) = try LetterOrder.place(
                letters.map(\.id), seen: 0, token: "order-one", in: held.office)
        else { throw NoOrder() }
        held.open()
        held.wait("one is on its way") { held.server.contents.count >= 1 }
        let order = try #require(try LetterOrder.find(id, .letters, in: held.office))
        try order.cancel(in: held.office)
        held.server.letGo()
        try held.wait("the rest has come to an end") {
            try LetterOrder.find(id, .letters, in: held.office)?.progress(in: held.office).onTheWay == 0
        }
        let (now, progress) = try (
            #require(try LetterOrder.find(id, .letters, in: held.office)), order.progress(in: held.office)
        )
        #expect(now.state == .cancelled && now.waiting == 0)
        #expect(progress.emailed + progress.withheld + now.cancelled == 70 && progress.emailed < 70)
        #expect(held.server.taken.count == progress.emailed)
    }

    @Test func `go on where a stopped runner left them`() throws {
        let letters = try letters(60)
        let id = try order(letters)
        // As a runner leaves it that was killed between putting one into the tray and anything else.
        let errand = try #require(try LetterErrand.atWork(in: office).first)
        let items = try errand.items(limit: 1, in: office)
        let outgoing = Outgoing(
            recipient: try #require(EmailAddress("accounts@hartleyjoinery.example")), recipientName: "",
            contactPointID: nil, subject: "Your account", text: "Please pay.", html: "")
        let firstID = try #require(items[0].letter)
        let first = try #require(try Correspondence.find(firstID, in: office))
        _ = try errand.settle([(items[0], .emails([outgoing], of: first))], in: errand.office(in: office))
        #expect(try errand.settle([(items[0], .emails([outgoing], of: first))], in: errand.office(in: office)))
        #expect(try look(id).queued == 1)
        stage.open()
        try settled(id)
        #expect(try look(id).queued == 60 && stage.server.taken.count == 60)
    }
}

@Suite(.serialized) struct `Orders to email bills` {
    private let stage: Stage
    private var office: Office { stage.office }

    init() throws {
        stage = try Stage()
        for number in ["INV-204893", "INV-205260", "INV-205377"] {
            let customer = try stage.cast.customer("12345")
            let invoice = try #require(try Invoice.find(number: number, of: customer.id, in: office))
            let pdf = PlainPDF.of(number)
            let document = try Document.keep(
                pdf, as: .bill, named: "\(number).pdf", mediaType: "application/pdf", customer: customer.id, in: office)
            try office.database.run("UPDATE invoice SET document_id = \(document) WHERE id = \(invoice.id)")
        }
    }

    private func ids(_ numbers: String...) throws -> [ID<Invoice>] {
        try office.database.rows("SELECT id FROM invoice WHERE number IN \(SQL.list(numbers)) ORDER BY id") { $0[0] }
    }

    private func carryOut(_ bills: [ID<Invoice>], seen: Int = 0) throws -> LetterOrder {
        guard
            case .placed(let id) = try LetterOrder.place(bills: bills, seen: seen, token: UUID().uuidString, in: office)
        else { throw NoOrder() }
        stage.open()
        try stage.wait("the order is carried out") {
            guard let order = try LetterOrder.find(id, .bills, in: office) else { return false }
            return try order.state == .done && order.progress(in: office).onTheWay == 0
        }
        stage.close()
        return try #require(try LetterOrder.find(id, .bills, in: office))
    }

    private struct NoOrder: Error {}

    @Test func `send each customer one email with all of theirs, kept as a Copy Invoices`() throws {
        let order = try carryOut(try ids("INV-205260", "INV-205377"))
        #expect(order.queued == 1 && order.failed == 0)
        let customer = try stage.cast.customer("12345")
        let letter = try #require(try Correspondence.page(of: customer.id, before: nil, in: office).first)
        #expect(letter.typeCode == "copy-invoices" && letter.status == .emailed)
        let message = try #require(try Message.of(letter.id, in: office).first)
        #expect(try message.documents(in: office).count == 2 && stage.server.taken.count == 1)
        let emailed: [String] = try office.database.rows(
            "SELECT number FROM invoice WHERE emailed_at IS NOT NULL ORDER BY number"
        ) { $0[0] }
        #expect(emailed == ["INV-205260", "INV-205377"])
        #expect(try SendBills().find(in: office).bills.map(\.number) == ["INV-204893"])
    }

    @Test func `leave out what was sent since the list was shown`() throws {
        let bills = try ids("INV-204893", "INV-205260")
        #expect(try carryOut(Array(bills.prefix(1))).queued == 1)
        let second = try carryOut(bills)
        #expect(second.queued == 1)
        let third = try carryOut(bills)
        #expect(third.skipped == 1 && stage.server.taken.count == 2)
        #expect(try third.shortfalls(in: office).first?.reason == "Somebody emailed these bills meanwhile.")
    }

    @Test func `try bills again that had no address to go to`() throws {
        try office.database.run("UPDATE contact_point SET state = 'suspended'")
        let order = try carryOut(try ids("INV-205260"))
        #expect(order.failed == 1)
        try office.database.run("UPDATE contact_point SET state = 'verified'")
        #expect(try order.retry(in: office) == 1)
        stage.open()
        try stage.wait("they are emailed") { stage.server.taken.count == 1 }
        try stage.wait("the order is done") {
            try LetterOrder.find(order.id, .bills, in: office)?.state == .done
        }
        #expect(try LetterOrder.find(order.id, .bills, in: office)?.failed == 0)
    }

    @Test func `say why bills did not go`() throws {
        try office.database.run("UPDATE contact_point SET state = 'suspended'")
        let order = try carryOut(try ids("INV-205260"))
        #expect(order.failed == 1)
        #expect(try order.shortfalls(in: office).first?.reason == "No valid email address for bills.")
        #expect(try order.shortfalls(in: office).first?.letter == nil)
    }
}
