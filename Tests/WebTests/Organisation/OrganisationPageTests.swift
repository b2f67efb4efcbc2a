import Postroom
import Support
import Testing
import Web

@Suite struct `The Organisation page` {
    private static let good: [(name: String, value: String)] = [
        ("version", "2"), ("name", "Calder Fibre"), ("legal_name", "Calder Fibre Ltd"),
        ("registered_in", "England and Wales"),
        ("registered_number", "00000000"), ("registered_office", "Aire Street Works, Leeds LS1 4HT"),
        ("vat_number", ""),
        ("address", "Aire Street Works\r\nLeeds\r\nLS1 4HT"), ("telephone", "0113 496 0100"), ("email", ""),
        ("website", ""),
        ("sender_name", "Calder Fibre"), ("sender_email", "accounts@calderfibre.example"), ("reply_to", ""),
        ("bank_name", "Northern Example Bank"), ("bank_account_name", "Calder Fibre Ltd"),
        ("bank_sort_code", "00-00-00"),
        ("bank_account_number", "12345678"), ("bank_iban", ""), ("signatory_name", "Megan Rees"),
        ("signatory_title", ""),
        ("letter_layout", "uk-dl"), ("accent_colour", "#1F3A5F"), ("time_zone", "Europe/London"),
    ]

    private static func good(but changes: (String, String)...) -> [(name: String, value: String)] {
        good.map { field in (field.name, changes.first { $0.0 == field.name }?.1 ?? field.value) }
    }

    @Test func `saves what an administrator typed and writes down what changed`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        clerk.open("/organisation")
        clerk.send("/organisation", Self.good)
        #expect(clerk.status == 200 && clerk.page.contains("The particulars are saved."))
        #expect(clerk.page.contains("Signatory: nothing") || clerk.page.contains("Signatory:  → Megan Rees"))
        let stored = try Organisation.current(in: office)
        #expect(stored.signatory.name == "Megan Rees" && stored.accentColour == "1f3a5f")
        #expect(stored.address == ["Aire Street Works", "Leeds", "LS1 4HT"])
        #expect(clerk.faults.isEmpty)
    }

    @Test(arguments: [
        ("name", ""), ("legal_name", " "), ("sender_email", "accounts@"), ("reply_to", "no"),
        ("email", "a b@c.example"),
        ("bank_sort_code", "12-34"), ("bank_account_number", "12x45678"), ("bank_iban", "GB00 NWBK 6016 1331 9268 19"),
        ("accent_colour", "fff"), ("accent_colour", "fefefe"), ("time_zone", "Mars/Olympus"), ("website", "no website"),
        ("address", "1\n2\n3\n4\n5\n6\n7"), ("telephone", String(repeating: "1", count: 41)),
    ])
    func `refuses what cannot be right, names the field and keeps what was typed`(field: String, value: String) throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        clerk.open("/organisation")
        clerk.send("/organisation", Self.good(but: (field, value), ("signatory_name", "Kept Meanwhile")))
        #expect(clerk.status == 422)
        #expect(clerk.title.hasPrefix("Error: Organisation"))
        #expect(clerk.page.contains("<a href=\"#\(field)\">"))
        #expect(clerk.page.contains("id=\"\(field)-error\""))
        #expect(clerk.page.contains("value=\"Kept Meanwhile\""))
        #expect(try Organisation.current(in: office).signatory.name == "")
    }

    @Test func `lets the currency be changed until something is booked`() throws {
        let office = try TestOffice.open()
        let cast = Cast(office)
        let customer = try cast.customer("12345", "Hartley & Sons")
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        clerk.open("/organisation")
        #expect(clerk.page.contains("<select id=\"currency\""))
        clerk.send("/organisation", Self.good + [("currency", "EUR")])
        #expect(clerk.page.contains("Currency: GBP → EUR"))
        #expect(try Organisation.current(in: office).currency == .euros)
        #expect(try cast.customer("12345").currency == .euros)
        try cast.invoice("INV-1", of: customer, date: "2026-11-01", due: "2026-12-01", amount: 1, currency: .euros)
        clerk.open("/organisation")
        #expect(!clerk.page.contains("<select id=\"currency\"") && clerk.page.contains("Currency: EUR."))
        #expect(clerk.page.contains("It cannot be changed any more"))
        clerk.send("/organisation", Self.good(but: ("version", "3")) + [("currency", "GBP")])
        #expect(clerk.status == 422 && clerk.page.contains(Organisation.currencyStays))
        #expect(try Organisation.current(in: office).currency == .euros)
    }

    @Test func `says what is needed for what`() throws {
        let clerk = try Clerk.signedIn(as: .administrator, at: try TestOffice.open())
        clerk.open("/organisation")
        for field in ["sender_email", "address", "registered_number", "registered_in", "registered_office"] {
            let label = clerk.between("<label for=\"\(field)\">", "</label>") ?? ""
            #expect(!label.isEmpty && !label.contains("optional"), "\(field)")
        }
        #expect(clerk.page.contains("Without the name, which stands above it"))
    }

    @Test func `takes a right IBAN`() throws {
        let clerk = try Clerk.signedIn(as: .administrator, at: try TestOffice.open())
        clerk.open("/organisation")
        clerk.send("/organisation", Self.good(but: ("bank_iban", "GB82 WEST 1234 5698 7654 32")))
        #expect(clerk.page.contains("The particulars are saved."))
    }

    @Test func `shows both when two people edit at once`() throws {
        let office = try TestOffice.open()
        let one = try Clerk.signedIn(as: .administrator, at: office, name: "Priya Nair")
        let two = try Clerk.signedIn(as: .administrator, at: office, name: "Tom Aldridge")
        one.open("/organisation")
        two.open("/organisation")
        two.send("/organisation", Self.good(but: ("telephone", "0113 496 0999")))
        one.send("/organisation", Self.good(but: ("telephone", "0113 496 0111")))
        #expect(one.status == 409)
        #expect(one.page.contains("Tom Aldridge changed these particulars"))
        #expect(one.page.contains("Stored now: “0113 496 0999”"))
        #expect(one.page.contains("value=\"0113 496 0111\""))
        #expect(try Organisation.current(in: office).telephone == "0113 496 0999")
        one.send("/organisation", Self.good(but: ("telephone", "0113 496 0111"), ("version", "3")))
        #expect(try Organisation.current(in: office).telephone == "0113 496 0111")
    }

    @Test func `lets managers look and staff not even that`() throws {
        let office = try TestOffice.open()
        let manager = try Clerk.signedIn(as: .manager, at: office)
        #expect(manager.open("/organisation").contains("An administrator can change these."))
        #expect(!manager.page.contains("action=\"/organisation\""))
        manager.send("/organisation", Self.good)
        #expect(manager.status == 403)
        let staff = try Clerk.signedIn(as: .staff, at: office)
        staff.open("/organisation")
        #expect(staff.status == 403)
        #expect(!staff.open("/customers").contains("href=\"/organisation\""))
    }

    @Test func `decides whether letters that were created and not sent count as received`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        clerk.open("/organisation")
        #expect(!clerk.page.contains("name=\"counts_unsent\" value=\"1\" checked"))
        clerk.send("/organisation/filters", [("counts_unsent", "1")])
        #expect(clerk.page.contains("The setting is saved.") && clerk.page.contains("value=\"1\" checked"))
        #expect(try OrganisationSwitch.countsUnsentLetters.isOn(in: office))
        clerk.send("/organisation/filters", [])
        #expect(try !OrganisationSwitch.countsUnsentLetters.isOn(in: office))
        let manager = try Clerk.signedIn(as: .manager, at: office, name: "Tom Aldridge")
        manager.open("/organisation")
        manager.send("/organisation/filters", [("counts_unsent", "1")])
        #expect(manager.status == 403)
    }

    @Test func `sets how much travels with one email, within bounds`() throws {
        let office = try TestOffice.open()
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        #expect(clerk.open("/organisation").contains("name=\"attachment_megabytes\" value=\"15\""))
        clerk.send("/organisation/attachments", [("attachment_megabytes", "20")])
        #expect(clerk.page.contains("The setting is saved.") && clerk.page.contains("20 MB at most"))
        #expect(try AttachmentLimit.bytes(in: office) == 20_000_000)
        for wrong in ["", "0", "26", "1.5", "many"] {
            clerk.send("/organisation/attachments", [("attachment_megabytes", wrong)])
            #expect(clerk.status == 422 && clerk.title.hasPrefix("Error: Organisation"))
            #expect(clerk.page.contains("<a href=\"#attachment_megabytes\">"))
            #expect(clerk.page.contains("name=\"attachment_megabytes\" value=\"\(wrong)\""))
        }
        #expect(try AttachmentLimit.bytes(in: office) == 20_000_000)
        let manager = try Clerk.signedIn(as: .manager, at: office, name: "Tom Aldridge")
        manager.open("/organisation")
        manager.send("/organisation/attachments", [("attachment_megabytes", "5")])
        #expect(manager.status == 403)
    }
}
