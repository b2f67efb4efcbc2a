import Postroom
import Support
import Testing
import Web

@Suite struct `Communication preferences` {
    private let office: Office
    private let clerk: Clerk

    init() throws {
        office = try TestOffice.open()
        try Cast.assembled(in: office)
        clerk = try Clerk.signedIn(as: .staff, at: office)
    }

    @Test func `are shown on the Contacts tab and changed from there`() throws {
        clerk.open("/customers/12345/contacts")
        #expect(clerk.page.contains("No preferred channel") && clerk.page.contains("Receives email correspondence"))
        clerk.open("/customers/12345/communication-preferences")
        clerk.send("/customers/12345/communication-preferences", [("channel", "post"), ("version", "1")])
        #expect(clerk.page.contains("Communication preferences saved.") && clerk.page.contains("Prefers post"))
        #expect(clerk.page.contains("Not set to receive email correspondence"))
        let customer = try Cast(office).customer("12345")
        #expect(!customer.receivesEmail)
        let trail = try Audit.trail(of: .customer, customer.id.number, in: office)
        #expect(trail.first?.details == "no preference, receives email → Post, does not receive email")
    }

    @Test func `warn where letters cannot be posted, and tell of another's change`() throws {
        clerk.open("/customers/30001/communication-preferences")
        clerk.send("/customers/30001/communication-preferences", [("channel", "post"), ("version", "1")])
        #expect(clerk.page.contains("There is no billing address to post letters to yet."))
        clerk.send(
            "/customers/30001/communication-preferences",
            [("channel", "email"), ("receives_email", "1"), ("version", "1")])
        #expect(clerk.status == 422 && clerk.page.contains("Now it says: Prefers post"))
    }
}
