import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `What a desk keeps from page to page` {
    @Test func `gives way at once when another desk renames the organisation`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        #expect(clerk.open("/customers").contains("Administrator, Calder Fibre<"))
        let staffed = try office.staffed(by: .administrator, name: "Megan Rees")
        var organisation = try Organisation.current(in: staffed)
        organisation.name = "Calder Fibre and Cable"
        #expect(try organisation.save(in: staffed))
        #expect(clerk.open("/customers").contains("Administrator, Calder Fibre and Cable<"))
        #expect(clerk.faults.isEmpty)
    }

    @Test func `gives way at once when the person's role changes`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        #expect(clerk.open("/customers").contains("href=\"/staff\""))
        try office.database.run("UPDATE staff SET role = 'staff' WHERE name = 'Priya Nair'")
        #expect(!clerk.open("/customers").contains("href=\"/staff\""))
    }

    @Test func `is forgotten at once when the person signs out`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/customers")
        try office.database.run("DELETE FROM session")
        clerk.open("/customers")
        #expect(clerk.address.hasPrefix("/sign-in"))
    }
}
