import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `Retrying a tray` {
    let office: Office
    let tray: Tray
    let clerk: Clerk

    init() throws {
        office = try TestOffice.open()
        tray = try Tray(in: office)
        clerk = try Clerk.signedIn(as: .staff, at: office)
    }

    private func upTo() -> String { clerk.between("name=\"upto\" value=\"", "\"") ?? "" }

    @Test func `queues all of it with one reason, each with its own entry`() throws {
        let messages = try (1...3).map { try tray.put(.deferred, to: "p\($0)@one.example", reply: "relay: refused") }
        let failed = try tray.put(.failed, to: "p9@one.example")
        #expect(clerk.open("/messages?state=deferred").contains("href=\"/messages/retry?state=deferred\""))
        clerk.open("/messages/retry?state=deferred")
        #expect(clerk.page.contains("All of them, 3 messages"))
        clerk.send(
            "/messages/retry",
            [("state", "deferred"), ("upto", upTo()), ("answer", ""), ("reason", "The relay is mended")])
        #expect(clerk.page.contains("3 messages are queued again."))
        for message in messages {
            #expect(try tray.state(of: message) == .queued)
            let trail = try Audit.trail(of: .message, message.number, in: office)
            #expect(trail.map(\.reason) == ["The relay is mended"])
        }
        #expect(try tray.state(of: failed) == .failed)
        #expect(clerk.faults.isEmpty)
    }

    @Test func `takes only those to which the same was said`() throws {
        let spam = try tray.put(.failed, to: "a@one.example", reply: "554 5.7.1 <a@one.example>: looks like spam")
        let other = try tray.put(.failed, to: "b@one.example", reply: "554 5.7.1 <b@one.example>: looks like spam")
        let size = try tray.put(.failed, to: "c@one.example", reply: "552 5.3.4 too large")
        clerk.open("/messages/retry?state=failed")
        #expect(clerk.page.contains("2: 554 5.7.1"))
        clerk.send(
            "/messages/retry",
            [("state", "failed"), ("upto", upTo()), ("answer", "554 5.7.1"), ("reason", "They know us now")])
        #expect(try [spam, other, size].map { try tray.state(of: $0) } == [.queued, .queued, .failed])
    }

    @Test func `leaves what came after it was looked at, and what may still arrive by another`() throws {
        let first = try tray.put(.failed, to: "a@one.example")
        let waiting = try tray.put(.deferred, to: "A@one.example")
        clerk.open("/messages/retry?state=failed")
        let seen = upTo()
        let later = try tray.put(.failed, to: "b@one.example")
        clerk.send("/messages/retry", [("state", "failed"), ("upto", seen), ("answer", ""), ("reason", "Again")])
        #expect(clerk.page.contains("Nothing was queued. 1 stays here"))
        #expect(try [first, waiting, later].map { try tray.state(of: $0) } == [.failed, .deferred, .failed])
    }

    @Test func `wants a reason, and is offered of no other tray`() throws {
        let message = try tray.put(.failed)
        clerk.open("/messages/retry?state=failed")
        clerk.send("/messages/retry", [("state", "failed"), ("upto", upTo()), ("answer", ""), ("reason", " ")])
        #expect(clerk.status == 422 && clerk.page.contains("Reason must be filled in"))
        #expect(try tray.state(of: message) == .failed)
        for state in ["uncertain", "sent", "withheld", "queued"] {
            clerk.open("/messages/retry?state=\(state)")
            #expect(clerk.status == 404)
            clerk.open("/messages?state=\(state)")
            #expect(!clerk.page.contains("Retry all"))
        }
    }
}
