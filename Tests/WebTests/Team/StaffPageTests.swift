import Postroom
import Support
import Testing
import Web

@Suite struct `The Users pages` {
    private static func id(of clerk: Clerk, _ email: String) throws -> Int {
        try Staff.find(email: email, in: clerk.office.database)?.id.number ?? 0
    }

    @Test func `add somebody who can sign in then`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        clerk.open("/staff/new")
        clerk.send(
            "/staff/new",
            [
                ("name", "Sam Okafor"), ("email", "Sam@calderfibre.example"), ("role", "staff"),
                ("password", "four small grey stones"),
            ])
        #expect(clerk.address == "/staff" && clerk.page.contains("Sam Okafor"))
        let sam = try Clerk(at: office)
        try sam.signIn("sam@calderfibre.example", "four small grey stones")
        #expect(sam.address == "/customers")
        #expect(clerk.faults.isEmpty)
    }

    @Test(arguments: [
        ("email", "nobody"), ("password", "short"), ("name", ""),
        ("email", "priya.nair.administrator@calderfibre.example"),
    ])
    func `refuse what cannot be right and never give a password back`(field: String, value: String) throws {
        let clerk = try Clerk.signedIn(as: .administrator, at: try TestOffice.open())
        clerk.open("/staff/new")
        let fields = [
            ("name", "Sam Okafor"), ("email", "sam@calderfibre.example"), ("role", "staff"),
            ("password", "four small grey stones"),
        ]
        clerk.send("/staff/new", fields.map { (name: $0.0, value: $0.0 == field ? value : $0.1) })
        #expect(clerk.status == 422)
        #expect(clerk.page.contains("id=\"\(field)-error\""))
        #expect(!clerk.page.contains("four small grey stones"))
        #expect(!clerk.page.contains("value=\"short\""))
    }

    @Test func `sign somebody out at once when their sign-in is stopped`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        let sam = try Clerk.signedIn(as: .staff, at: office, name: "Sam Okafor")
        let id = try Self.id(of: clerk, "sam.okafor.staff@calderfibre.example")
        clerk.open("/staff/\(id)")
        clerk.send("/staff/\(id)", [("version", "1"), ("name", "Sam Okafor"), ("role", "staff")])
        #expect(clerk.page.contains("Sign-in stopped") && clerk.page.contains("Stopped from signing in"))
        sam.open("/customers")
        #expect(sam.address.hasPrefix("/sign-in"))
        try sam.signIn("sam.okafor.staff@calderfibre.example", "correct horse battery")
        #expect(sam.status == 422)
    }

    @Test func `sign somebody out at once when they get a new password`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        let sam = try Clerk.signedIn(as: .staff, at: office, name: "Sam Okafor")
        let id = try Self.id(of: clerk, "sam.okafor.staff@calderfibre.example")
        clerk.open("/staff/\(id)")
        clerk.send("/staff/\(id)/password", [("password", "eleven char")])
        #expect(clerk.status == 422)
        #expect(sam.open("/customers").contains("Customer List"))
        clerk.send("/staff/\(id)/password", [("password", "seven tall green trees")])
        #expect(clerk.page.contains("is signed out everywhere"))
        #expect(!clerk.page.contains("seven tall green trees"))
        sam.open("/customers")
        #expect(sam.address.hasPrefix("/sign-in"))
        try sam.signIn("sam.okafor.staff@calderfibre.example", "seven tall green trees")
        #expect(sam.address == "/customers")
    }

    @Test func `keep one administrator`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        let id = try Self.id(of: clerk, "priya.nair.administrator@calderfibre.example")
        clerk.open("/staff/\(id)")
        clerk.send("/staff/\(id)", [("version", "1"), ("name", "Priya Nair"), ("role", "staff"), ("may_sign_in", "1")])
        #expect(clerk.status == 422 && clerk.page.contains("is the only administrator who can sign in"))
        clerk.send("/staff/\(id)", [("version", "1"), ("name", "Priya Nair"), ("role", "administrator")])
        #expect(clerk.status == 422 && clerk.page.contains("You cannot stop your own sign-in"))
    }

    @Test func `let a changed role count from the next page`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        let sam = try Clerk.signedIn(as: .staff, at: office, name: "Sam Okafor")
        sam.open("/import")
        #expect(sam.status == 403)
        let id = try Self.id(of: clerk, "sam.okafor.staff@calderfibre.example")
        clerk.open("/staff/\(id)")
        clerk.send(
            "/staff/\(id)", [("version", "1"), ("name", "Sam Okafor"), ("role", "manager"), ("may_sign_in", "1")])
        #expect(clerk.page.contains("Role: Staff → Manager"))
        sam.open("/import")
        #expect(sam.status == 200)
    }

    @Test func `refuse the slower of two`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        _ = try office.staffed(by: .staff, name: "Sam Okafor")
        let id = try Self.id(of: clerk, "sam.okafor.staff@calderfibre.example")
        clerk.open("/staff/\(id)")
        for name in ["Sam One", "Sam Two"] {
            clerk.send("/staff/\(id)", [("version", "1"), ("name", name), ("role", "staff"), ("may_sign_in", "1")])
        }
        #expect(clerk.status == 409 && clerk.page.contains("value=\"Sam Two\""))
        #expect(try Staff.find(ID(id), in: office.database)?.name == "Sam One")
    }

    @Test func `are for administrators; managers look`() throws {
        let office = try TestOffice.open()
        let manager = try Clerk.signedIn(as: .manager, at: office)
        #expect(manager.open("/staff").contains("Priya Nair"))
        #expect(!manager.page.contains("Add user"))
        manager.open("/staff/new")
        #expect(manager.status == 403)
        let staff = try Clerk.signedIn(as: .staff, at: office)
        staff.open("/staff")
        #expect(staff.status == 403)
    }
}
