import Postroom
import SQL
import Support
import Testing
import Web

/// Email addresses on the Contacts tab: added, changed, deleted, reinstated, with their history.
@Suite struct `The email addresses of a customer` {
    private let office: Office
    private let cast: Cast
    private let clerk: Clerk

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        clerk = try Clerk.signedIn(as: .staff, at: office)
    }

    private func point(_ value: String) throws -> ContactPoint {
        let points = try ContactPoint.of(try cast.customer("12345").id, in: office)
        return try #require(points.first { $0.value == value })
    }

    private func path(_ value: String) throws -> String { "/customers/12345/addresses/\(try point(value).id.number)" }

    @Test func `are added for a contact and for classes`() throws {
        clerk.open("/customers/12345/contacts")
        #expect(clerk.page.contains("/customers/12345/addresses/new"))
        clerk.open("/customers/12345/addresses/new")
        let contact = try #require(try Contact.of(try cast.customer("12345").id, in: office).first)
        clerk.send(
            "/customers/12345/addresses",
            [("email", "ledger@hartley.example"), ("contact", "\(contact.id.number)"), ("for_billing", "1")])
        #expect(clerk.page.contains("ledger@hartley.example is added."))
        let added = try point("ledger@hartley.example")
        #expect(added.contactID == contact.id && added.classes == [.billing] && added.state == .unverified)
    }

    @Test func `are refused where they are none, or are there already`() throws {
        clerk.open("/customers/12345/addresses/new")
        clerk.send("/customers/12345/addresses", [("email", "nobody"), ("contact", "")])
        #expect(clerk.status == 422 && clerk.page.contains("Enter an email address like accounts@example.com."))
        #expect(clerk.page.contains("value=\"nobody\""))
        clerk.send("/customers/12345/addresses", [("email", "ACCOUNTS@hartleyjoinery.example"), ("contact", "")])
        #expect(clerk.status == 422 && clerk.page.contains("This customer has this address already."))
        #expect(clerk.faults.isEmpty)
    }

    @Test func `begin anew when they are changed`() throws {
        let old = "mark@hartleyjoinery.example"
        let page = try path(old)
        clerk.open("\(page)/change")
        clerk.send("\(page)/change", [("was", old), ("email", "mark@hartley.example"), ("contact", "")])
        #expect(clerk.page.contains("The address is saved.") && clerk.page.contains("Unverified"))
        #expect(try point("mark@hartley.example").state == .unverified)
        #expect(clerk.page.contains("mark@hartleyjoinery.example → mark@hartley.example"))
        clerk.open("\(page)/change")
        clerk.send("\(page)/change", [("was", old), ("email", "other@hartley.example"), ("contact", "")])
        #expect(clerk.status == 409)
    }

    @Test func `are deleted with what was sent left in place`() throws {
        let value = "accounts@hartleyjoinery.example"
        let letter = try cast.printed(to: try cast.customer("12345"), token: "letter")
        try cast.queue(letter, to: [value], token: "sent")
        try office.database.run("UPDATE message SET contact_point_id = \(try point(value).id)")
        let page = try path(value)
        clerk.open("\(page)/delete")
        clerk.send("\(page)/delete", [("was", value)])
        #expect(clerk.page.contains("\(value) is deleted."))
        #expect(try Message.of(letter.id, in: office).first?.recipient == value)
        clerk.open(page)
        #expect(clerk.status == 404 && clerk.faults.isEmpty)
    }

    @Test func `are reinstated by staff where they were suspended, with a reason`() throws {
        let page = try path("mark@hartleyjoinery.example")
        clerk.open(page)
        #expect(clerk.page.contains("Suspended") && clerk.page.contains("Reinstate…"))
        clerk.open("\(page)/reinstate")
        clerk.send("\(page)/reinstate", [("reason", "")])
        #expect(clerk.status == 422)
        clerk.send("\(page)/reinstate", [("reason", "He has emptied his mailbox")])
        #expect(clerk.page.contains("Emails go to mark@hartleyjoinery.example again."))
        #expect(clerk.page.contains("He has emptied his mailbox"))
        #expect(try point("mark@hartleyjoinery.example").state == .unverified)
    }

    @Test func `cannot be reinstated by staff where they are blocked or invalid`() throws {
        let value = "mark@hartleyjoinery.example"
        let page = try path(value)
        for state in ["blocked", "invalid"] {
            try office.database.run("UPDATE contact_point SET state = \(state) WHERE value = \(value)")
            clerk.open(page)
            #expect(!clerk.page.contains("Reinstate…"))
            clerk.open("\(page)/reinstate")
            #expect(clerk.page.contains("It is \(state), not suspended.") && !clerk.page.contains("name=\"reason\""))
            clerk.send("\(page)/reinstate", [("reason", "Please")])
            #expect(clerk.status == 422)
            #expect(try point(value).state.rawValue == state)
        }
    }

    @Test func `of another customer are not found`() throws {
        let number = try point("accounts@hartleyjoinery.example").id.number
        let other = try cast.customer("67890", "Somebody Else Ltd")
        clerk.open("/customers/\(other.account.text)/addresses/\(number)")
        #expect(clerk.status == 404)
    }

    @Test func `show what came back, and a bounce is recorded by hand`() throws {
        let value = "accounts@hartleyjoinery.example"
        let letter = try cast.printed(to: try cast.customer("12345"), token: "letter")
        try cast.queue(letter, to: [value], token: "sent")
        try office.database.run("UPDATE message SET state = 'sent', attempts = 1, sent_at = created_at")
        let message = try #require(try Message.of(letter.id, in: office).first)
        clerk.open("/messages/\(message.id.number)")
        #expect(clerk.page.contains("Record bounce…"))
        clerk.open("/messages/\(message.id.number)/bounce")
        let word = try #require(clerk.between("name=\"word\" value=\"", "\""))
        clerk.send("/messages/\(message.id.number)/bounce", [("word", word), ("kind", "hard"), ("reason", "")])
        #expect(clerk.status == 422)
        clerk.send(
            "/messages/\(message.id.number)/bounce",
            [("word", word), ("kind", "hard"), ("reason", "Returned by post room")])
        #expect(clerk.page.contains("The bounce is recorded.") && clerk.page.contains("Bounced"))
        #expect(clerk.page.contains("recorded by Priya Nair"))
        clerk.open(try path(value))
        #expect(clerk.page.contains("Blocked") && clerk.page.contains("Returned by post room"))
        #expect(clerk.faults.isEmpty)
    }

    @Test func `and their settings need rights`() throws {
        clerk.open("/organisation/deliveries")
        #expect(clerk.status == 403)
        let head = try Clerk.signedIn(as: .administrator, at: office, name: "Ruth Hollins")
        head.open("/organisation/deliveries")
        head.send("/organisation/deliveries", [("return_address", String(repeating: "a", count: 32) + "@post.example")])
        #expect(head.status == 422)
        head.send("/organisation/deliveries", [("return_address", "returns@post.example")])
        #expect(head.page.contains("The return address is saved.") && head.page.contains("returns+0000…@post.example"))
        head.send("/organisation/deliveries/secret", [("do", "renew")])
        #expect(head.page.contains("shown this once"))
        head.open("/organisation/deliveries")
        #expect(!head.page.contains("shown this once") && head.page.contains("/hooks/deliveries/calder"))
        #expect(head.faults.isEmpty)
    }
}
