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

    /// Opens the room and waits until the run has ended.
    private func work(_ mailing: BulkMailing) throws -> BulkMailing {
        stage.open()
        try stage.wait("the run ends") { try cast.mailing(mailing.id).state == .done }
        return try cast.mailing(mailing.id)
    }

    private func letters(of customer: Customer) throws -> [Correspondence] {
        try Correspondence.page(of: customer.id, before: nil, in: office)
    }

    @Test func `makes one letter for each on the list, ready and not sent`() throws {
        let debtors = try debtors(120)
        let done = try work(try cast.mailing(.create, to: debtors))
        stage.close()
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
        #expect(trail.map(\.action) == ["emailed", "created"] && trail.allSatisfy { $0.by == "Priya Nair" })
    }
}
