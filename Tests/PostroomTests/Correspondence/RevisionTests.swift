import Postroom
import SQL
import Support
import Testing

@Suite struct `Editing a correspondence` {
    let office: Office
    let cast: Cast
    let letter: Correspondence

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        letter = try cast.printed(to: try cast.customer("12345"), token: "letter")
    }

    private func again() throws -> Correspondence {
        try #require(try Correspondence.find(letter.id, in: office))
    }

    @Test func `opens with what was saved`() throws {
        let draft = try Draft.saved(letter, in: office)
        let proposed = try Draft.proposed(for: draft.customer, type: draft.type, in: office)
        #expect(draft.date == proposed.date && draft.dates == proposed.dates)
        #expect(Set(draft.invoiceIDs) == Set(proposed.invoiceIDs))
    }

    @Test func `changes what it says, and neither type nor number`() throws {
        var draft = try Draft.saved(letter, in: office)
        draft.dates["pay_by"] = "2026-12-01"
        draft.invoiceIDs = [draft.invoiceIDs[0]]
        guard case .revised(let revised) = try letter.revise(draft, version: letter.version, in: office) else {
            Issue.record("it can be changed")
            return
        }
        #expect(revised.reference == letter.reference && revised.typeID == letter.typeID && revised.status == .pending)
        #expect(revised.amount == Money(412_50, .pounds))
        #expect(try revised.content(in: office).dates["pay_by"] == "2026-12-01")
        let linked: Int? = try office.database.first("SELECT count(*) FROM correspondence_invoice") { $0[0] }
        #expect(linked == 1)
        let entry = try #require(try Audit.trail(of: .correspondence, letter.id.number, in: office).first)
        #expect(entry.action == "edited")
        #expect(entry.details.contains("Pay by: “2026-11-27” → “2026-12-01”"))
        #expect(entry.details.contains("INV-204893"))
    }

    @Test func `tells the second of two who edit at once, and loses nothing`() throws {
        let ruth = try office.staffed(by: .staff, name: "Ruth Hollins")
        var hers = try Draft.saved(letter, in: ruth)
        hers.yourReference = "hers"
        guard case .revised = try letter.revise(hers, version: letter.version, in: ruth) else {
            Issue.record("the first may")
            return
        }
        try office.database.run("UPDATE correspondence SET status = 'ready'")
        var mine = try Draft.saved(letter, in: office)
        mine.yourReference = "mine"
        guard case .overtaken(let by, _, let version) = try letter.revise(mine, version: letter.version, in: office)
        else {
            Issue.record("the second is told")
            return
        }
        #expect(by == "Ruth Hollins")
        #expect(try again().content(in: office).yourReference == "hers")
        guard case .revised = try again().revise(mine, version: version, in: office) else {
            Issue.record("knowing of it, the second may")
            return
        }
        #expect(try again().content(in: office).yourReference == "mine")
    }

    @Test(arguments: ["pending", "emailed", "posted", "delivered", "awaiting approval", "not sent"])
    func `ends with its status`(status: String) throws {
        try office.database.run("UPDATE correspondence SET status = \(status)")
        let record = try again()
        let sentence = try record.whyNotEditable(in: office)
        #expect(sentence != nil)
        guard
            case .refused = try record.revise(try Draft.saved(record, in: office), version: record.version, in: office)
        else {
            Issue.record("\(status) was edited")
            return
        }
    }

    @Test func `ends when an email of it is queued`() throws {
        try cast.queue(letter, to: ["accounts@hartleyjoinery.example"], token: "sent-by-the-cast-1")
        guard
            case .refused = try again().revise(
                try Draft.saved(letter, in: office), version: try again().version, in: office)
        else {
            Issue.record("it was edited on its way")
            return
        }
    }

    @Test func `is possible for a failed one`() throws {
        try office.database.run("UPDATE correspondence SET status = 'failed', document_id = NULL")
        guard
            case .revised = try again().revise(
                try Draft.saved(letter, in: office), version: try again().version, in: office)
        else {
            Issue.record("a failed one can be put right")
            return
        }
    }
}
