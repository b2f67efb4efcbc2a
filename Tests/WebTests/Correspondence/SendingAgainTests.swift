import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `A letter whose email has not come to its end` {
    let office: Office
    let clerk: Clerk
    let customer: Customer
    let record = "/customers/12345/correspondence/C001"

    init() throws {
        (office, clerk, customer) = try Clerk.withLetter(as: .staff)
    }

    private func press() { clerk.send("\(record)/email", fields) }

    private var fields: [(name: String, value: String)] {
        [
            ("send_token", clerk.between("name=\"send_token\" value=\"", "\"") ?? ""),
            ("seen", clerk.between("name=\"seen\" value=\"", "\"") ?? ""),
        ]
    }

    private func settle(_ state: Message.State, reply: String = "") throws {
        let sentAt = [.sent, .delivered, .bounced].contains(state) ? office.now : nil
        try office.database.run(
            """
            UPDATE message SET state = \(state.rawValue), due_at = \(office.now + 300), sent_at = \(sentAt),
              last_reply = \(reply), attempts = 1
            """)
        guard sentAt != nil else { return }
        try office.database.run("UPDATE correspondence SET status = 'emailed', emailed_at = \(office.now)")
    }

    private func messages() throws -> [Message] {
        let letter = try #require(try Correspondence.page(of: customer.id, before: nil, in: office).first)
        return try Message.of(letter.id, in: office)
    }

    private var badge: String {
        clerk.between("id=\"status\"", "</span>")?.split(separator: ">").last.map(String.init) ?? ""
    }
    private var steps: String { clerk.between("<ol class=\"steps\"", "</ol>") ?? "" }

    @Test func `is Ready, Created and not queued before anything is sent`() {
        clerk.open(record)
        #expect(badge == "Ready")
        #expect(steps.contains("<li class=\"done\"><b>Created</b>"))
        #expect(steps.contains("<li><b>Queued</b><small>Not sent yet</small></li>"))
        #expect(!steps.contains("\"now\""))
    }

    @Test func `says that it waits, until when, and is not emailed beside it`() throws {
        clerk.open(record)
        let stale = fields
        press()
        try settle(.deferred, reply: "451 4.7.1 Come back later")
        clerk.open(record)
        #expect(badge == "Deferred")
        let next = (office.now + 300).time(in: office.actor.timeZone)
        #expect(
            clerk.page.contains(
                "An email of it is already waiting for accounts@hartleyjoinery.example, next try at \(next). Send now"))
        #expect(steps.contains("Waiting, next try at \(next)"))
        #expect(!clerk.page.contains("action=\"\(record)/email\"") && clerk.page.contains("Email again…</a>"))
        clerk.send("\(record)/email", [("send_token", String(repeating: "a", count: 32)), ("seen", "1")])
        #expect(clerk.page.contains("Nothing was added. An email of it is already waiting"))
        clerk.send("\(record)/email", stale)
        #expect(try messages().count == 1)
        #expect(clerk.faults.isEmpty)
    }

    @Test func `blames nobody for a try that was broken off, and leaves it to somebody`() throws {
        clerk.open(record)
        press()
        try settle(.uncertain, reply: "127.0.0.1:25: the relay hung up")
        clerk.open(record)
        #expect(clerk.page.contains("Sending it was broken off before its end was known. It may have arrived."))
    }

    @Test func `is tried again by Send now`() throws {
        clerk.open(record)
        press()
        try settle(.deferred)
        clerk.open(record)
        clerk.send("\(record)/send-now", [])
        #expect(clerk.page.contains("It is tried again now.") && clerk.page.contains("Brought forward: accounts@"))
        #expect(try messages().map(\.state) == [.queued])
        clerk.send("\(record)/send-now", [])
        #expect(clerk.page.contains("Nothing waits for its next try any more."))
    }

    @Test func `needs a tick of its own in the form`() throws {
        clerk.open(record)
        press()
        try settle(.uncertain)
        clerk.open("\(record)/email")
        let point = clerk.between("name=\"to\" value=\"", "\"") ?? ""
        #expect(!clerk.page.contains("name=\"to\" value=\"\(point)\" checked"))
        #expect(clerk.page.contains("may have reached accounts@hartleyjoinery.example already"))
        #expect(clerk.page.contains("Send another one to accounts@hartleyjoinery.example"))
        let entry = fields + [("to", point), ("subject", "Hello"), ("message", "Once more")]
        clerk.send("\(record)/email/send", entry)
        #expect(clerk.status == 422)
        #expect(clerk.page.contains("Tick below that it gets another one") && clerk.page.contains("Once more"))
        #expect(try messages().count == 1)
        clerk.send("\(record)/email/send", entry + [("again", "accounts@hartleyjoinery.example")])
        #expect(clerk.page.contains("Correspondence is being emailed to 1 recipient."))
        #expect(try messages().count == 2)
    }

    @Test func `asks in the form once it has been emailed`() throws {
        clerk.open(record)
        press()
        try settle(.sent, reply: "250 2.0.0 Ok")
        clerk.open(record)
        #expect(badge == "Emailed" && clerk.page.contains("href=\"\(record)/email\""))
        #expect(!clerk.page.contains("action=\"\(record)/email\""))
        clerk.send("\(record)/email", [("send_token", String(repeating: "b", count: 32)), ("seen", "1")])
        #expect(clerk.address == "\(record)/email" && clerk.page.contains("It has been emailed before."))
        #expect(try messages().count == 1)
    }

    @Test func `is not called sent before it was`() throws {
        clerk.open(record)
        press()
        try settle(.failed, reply: "550 5.1.1 No such user")
        clerk.open(record)
        #expect(clerk.page.contains("Queued for accounts@hartleyjoinery.example"))
        #expect(!clerk.page.contains("Emailed: ") && !clerk.page.contains("<span class=\"badge\">Sent</span>"))
        #expect(!clerk.page.contains("Sent Emails <span class=\"count\">"))
        #expect(steps.contains("<li class=\"part\"><b>Emailed</b><small>Failed</small>"))
        press()
        try settle(.failed)
        clerk.open(record)
        #expect(steps.contains("1 recipient, 2 tries"))
    }

    @Test func `keeps no word of being emailed above its end`() throws {
        clerk.open(record)
        press()
        #expect(
            clerk.page.contains("data-rest") && clerk.page.contains("Correspondence is being emailed to 1 recipient."))
        try settle(.sent, reply: "250 2.0.0 Ok")
        clerk.open(record)
        #expect(clerk.page.contains("data-outcome=\"Correspondence was emailed to 1 recipient.\""))
        #expect(!clerk.page.contains("data-rest"))
        try settle(.failed)
        clerk.open(record)
        #expect(clerk.page.contains("data-outcome=\"\""))
    }

    @Test func `says what is true where no relay is set`() throws {
        let clerk = try Clerk.signedIn(
            as: .manager, at: office, settings: WebSettings(outboxFolder: "/tmp/nowhere"), name: "Tom Aldridge")
        clerk.open(record)
        #expect(clerk.page.contains("nothing leaves this machine"))
        clerk.send("\(record)/email", [("send_token", String(repeating: "c", count: 32)), ("seen", "0")])
        try settle(.sent, reply: "written to outbox/x.eml")
        try office.database.run(
            """
            INSERT INTO attempt(message_id, number, worker, boot_id, started_at, settled_at, outcome, reply)
            SELECT id, 1, 'w', 'b', \(office.now), \(office.now), 'sent', last_reply FROM message
            """)
        clerk.open(record)
        #expect(clerk.page.contains("Written to the outbox folder. Nothing left this machine."))
        #expect(!clerk.page.contains("Handed to the mail relay"))
    }
}
