import Postroom
import Support
import Testing
import Web

@Suite struct `Deciding about a message` {
    @Test func `queues it again with the reason in the trail`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        let message = try tray.put(.failed)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/messages/\(message.number)/retry")
        clerk.send("/messages/\(message.number)/retry", [("state", "failed"), ("reason", "Address was mended")])
        #expect(clerk.address == "/messages/\(message.number)")
        #expect(clerk.page.contains("is queued again"))
        #expect(clerk.page.contains("Address was mended"))
        #expect(try tray.state(of: message) == .queued)
        #expect(clerk.faults.isEmpty)
    }

    @Test func `keeps it back`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        let message = try tray.put(.queued)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/messages/\(message.number)/withhold")
        clerk.send("/messages/\(message.number)/withhold", [("state", "queued"), ("reason", "Paid by phone")])
        #expect(try tray.state(of: message) == .withheld)
    }

    @Test func `says plainly that an uncertain one may arrive twice`() throws {
        let office = try TestOffice.open()
        let message = try Tray(in: office).put(.uncertain)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        #expect(clerk.open("/messages/\(message.number)").contains("This may have been sent already"))
        #expect(clerk.open("/messages/\(message.number)/retry").contains("It may arrive twice"))
    }

    @Test func `wants a reason and keeps nothing half done`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        let message = try tray.put(.failed)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/messages/\(message.number)/retry")
        clerk.send("/messages/\(message.number)/retry", [("state", "failed"), ("reason", "  ")])
        #expect(clerk.status == 422)
        #expect(clerk.title.hasPrefix("Error: "))
        #expect(clerk.page.contains("<a href=\"#reason\">Reason must be filled in.</a>"))
        #expect(try tray.state(of: message) == .failed)
    }

    @Test(arguments: ["retry", "withhold"])
    func `does nothing when the state has changed meanwhile`(decision: String) throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        let message = try tray.put(.deferred)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/messages/\(message.number)/\(decision)")
        try tray.move(message, to: .sent)
        clerk.send("/messages/\(message.number)/\(decision)", [("state", "deferred"), ("reason", "Late")])
        #expect(clerk.status == 409)
        #expect(clerk.page.contains("This message is now “Sent”, so nothing was done"))
        #expect(try tray.state(of: message) == .sent)
        #expect(try Audit.trail(of: .message, message.number, in: office).isEmpty)
    }

    @Test func `is done once for two presses of the button`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        let message = try tray.put(.failed)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        for _ in 1...2 {
            clerk.open("/messages/\(message.number)/retry")
            clerk.send("/messages/\(message.number)/retry", [("state", "failed"), ("reason", "Once")])
        }
        #expect(clerk.status == 409)
        #expect(try Audit.trail(of: .message, message.number, in: office).count == 1)
    }

    @Test func `changes nothing by a mere visit or without the form's token`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        let message = try tray.put(.failed)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/messages/\(message.number)/retry")
        clerk.open("/messages.csv")
        clerk.send("/messages/\(message.number)/retry", [("state", "failed"), ("reason", "No token")])
        #expect(clerk.status == 403)
        #expect(try tray.state(of: message) == .failed)
    }
}
