import Postroom
import SQL
import Support
import Testing

@Suite struct `Deleting a correspondence` {
    let office: Office
    let clerk: Office
    let manager: Office
    let cast: Cast
    let hartley: Customer
    let letter: Correspondence

    init() throws {
        office = try TestOffice.open()
        clerk = try office.staffed(by: .staff)
        manager = try office.staffed(by: .manager, name: "Tom Aldridge")
        cast = try Cast.assembled(in: office)
        hartley = try cast.customer("12345")
        letter = try cast.printed(to: hartley, token: "letter")
    }

    private func send(_ state: String) throws {
        try cast.queue(letter, to: ["accounts@hartleyjoinery.example"], token: "sent-by-the-cast-1")
        try office.database.run(
            "UPDATE message SET state = \(state), sent_at = \(state == "sent" ? 5 : nil), attempts = \(state == "sent" ? 1 : 0)"
        )
    }

    @Test func `hides it, is audited, and its number is never used again`() throws {
        #expect(try letter.delete(reason: "Wrong type", in: clerk) == .deleted)
        #expect(try Correspondence.find(letter.id, in: office) == nil)
        #expect(try Correspondence.find(account: "12345", number: letter.number, in: office) == nil)
        #expect(try Correspondence.page(of: hartley.id, before: nil, in: office).isEmpty)
        let entry = try #require(try Audit.trail(of: .correspondence, letter.id.number, in: office).first)
        #expect(entry.action == "deleted" && entry.by == "Priya Nair" && entry.reason == "Wrong type")
        #expect(try cast.letter(to: hartley, type: "welcome", token: "anew").reference == "12345/C002")
    }

    @Test func `a second time is refused`() throws {
        #expect(try letter.delete(reason: "", in: clerk) == .deleted)
        guard case .refused = try letter.delete(reason: "", in: clerk) else {
            Issue.record("it was deleted twice")
            return
        }
    }

    @Test func `after it was sent takes the full right and a reason, and leaves what was sent`() throws {
        try send("sent")
        #expect(throws: NotPermitted.self) { try letter.delete(reason: "Wrong type", in: clerk) }
        guard case .refused(let problems) = try letter.delete(reason: " ", in: manager) else {
            Issue.record("no reason was asked for")
            return
        }
        #expect(problems.map(\.field) == ["reason"])
        #expect(try letter.delete(reason: "Sent by mistake", in: manager) == .deleted)
        let messages = try Message.of(letter.id, in: office)
        #expect(messages.count == 1)
        #expect(try messages[0].documents(in: office).count == 1)
    }

    @Test(arguments: ["queued", "sending", "deferred", "new"])
    func `waits for an email that is still on its way`(state: String) throws {
        try send(state)
        guard case .refused = try letter.delete(reason: "x", in: manager) else {
            Issue.record("deleted while \(state)")
            return
        }
        #expect(try Correspondence.find(letter.id, in: office) != nil)
    }

    @Test func `after somebody chose Do Not Send is free again`() throws {
        try send("withheld")
        #expect(try letter.delete(reason: "", in: clerk) == .deleted)
    }
}
