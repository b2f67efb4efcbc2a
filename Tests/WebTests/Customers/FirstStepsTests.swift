import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `The first steps of a new office` {
    private func marks(on clerk: Clerk) -> [String] {
        let list = clerk.between("id=\"first-steps\"", "</section>") ?? ""
        return list.components(separatedBy: "<li>").dropFirst().map { $0.contains("Done</span>") ? "done" : "to do" }
    }

    @Test func `lead an administrator, and are ticked one by one until the first letter can be written`() throws {
        let office = try TestOffice.open()
        try office.database.run("UPDATE organisation SET address = '', sender_email = ''")
        let clerk = try Clerk.signedIn(as: .administrator, at: office, settings: WebSettings(outboxFolder: "/outbox"))
        clerk.open("/customers")
        #expect(marks(on: clerk) == ["to do", "to do", "to do", "to do", "to do", "to do"])
        for link in [
            "/organisation#address", "/organisation#sender_email", "/import?subject=accounts",
            "/import?subject=invoices", "/outbox", "/staff/new",
        ] { #expect(clerk.page.contains("<a href=\"\(link)\">"), "\(link)") }
        try office.database.run(
            """
            UPDATE organisation SET address = 'Leeds', sender_email = 'a@calder.example', legal_name = 'Calder Fibre'
            """)
        let cast = Cast(office)
        let customer = try cast.customer("12345", "Hartley & Sons")
        clerk.open("/customers")
        #expect(marks(on: clerk) == ["done", "done", "done", "to do", "to do", "to do"])
        try cast.invoice("INV-1", of: customer, date: "2026-11-01", due: "2026-12-01", amount: 1)
        clerk.open("/customers")
        #expect(!clerk.page.contains("First steps"))
        #expect(clerk.faults.isEmpty)
    }

    @Test func `are nobody else's`() throws {
        let manager = try Clerk.signedIn(as: .manager, at: try TestOffice.open())
        #expect(!manager.open("/customers").contains("First steps"))
    }
}
