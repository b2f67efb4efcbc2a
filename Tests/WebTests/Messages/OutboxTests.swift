import FastCGI
import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `The Outbox` {
    /// A folder that goes away with the test.
    private static func withFolder(_ body: (String) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "outbox-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }  // left behind at worst
        try body(path)
    }

    @Test func `lists what was written and hands out the file`() throws {
        try Self.withFolder { folder in
            let office = try TestOffice.open()
            let message = try Tray(in: office).put(
                .sent, subject: "Your account is overdue", reply: "written to outbox/key0abc@calderfibre.example.eml")
            try Data("Subject: x\r\n\r\nHello".utf8).write(
                to: URL(fileURLWithPath: folder + "/key0abc@calderfibre.example.eml"))
            let clerk = try Clerk.signedIn(as: .staff, at: office, settings: WebSettings(outboxFolder: folder))
            #expect(clerk.open("/outbox").contains("Your account is overdue"))
            clerk.open("/outbox/\(message.number)")
            #expect(clerk.page.contains("Dear Mrs Hartley"))
            clerk.open("/outbox/\(message.number)/eml")
            #expect(String(decoding: try clerk.bytes(), as: UTF8.self).hasSuffix("Hello"))
            #expect(clerk.header("Content-Type") == "message/rfc822")
            #expect(clerk.faults.isEmpty)
        }
    }

    @Test func `finds the file also after the sender's domain was changed`() throws {
        try Self.withFolder { folder in
            let office = try TestOffice.open()
            let message = try Tray(in: office).put(.sent)
            try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/key0abc@elsewhere.example.eml"))
            let clerk = try Clerk.signedIn(as: .staff, at: office, settings: WebSettings(outboxFolder: folder))
            clerk.open("/outbox/\(message.number)/eml")
            #expect(String(decoding: try clerk.bytes(), as: UTF8.self) == "old")
        }
    }

    @Test(arguments: ["..%2Fsecret", "1%2F..%2F..", "%2Fetc%2Fpasswd", "0", "-1", "999"])
    func `hands out nothing for addresses made up`(place: String) throws {
        try Self.withFolder { folder in
            let clerk = try Clerk.signedIn(
                as: .staff, at: try TestOffice.open(), settings: WebSettings(outboxFolder: folder))
            clerk.open("/outbox/\(place)/eml")
            #expect(clerk.status == 404)
        }
    }

    @Test func `never follows a link out of the folder`() throws {
        try Self.withFolder { folder in
            let office = try TestOffice.open()
            let message = try Tray(in: office).put(.sent)
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/key0abc@calderfibre.example.eml", withDestinationPath: "/etc/passwd")
            let clerk = try Clerk.signedIn(as: .staff, at: office, settings: WebSettings(outboxFolder: folder))
            clerk.open("/outbox/\(message.number)/eml")
            #expect(clerk.status == 404)
        }
    }

    @Test func `says where mail goes once a relay is set`() throws {
        let clerk = try Clerk.signedIn(
            as: .staff, at: try TestOffice.open(), settings: WebSettings(relayName: "mail.example.com:587"))
        #expect(clerk.open("/outbox").contains("Emails are sent for real, through mail.example.com:587"))
    }

    @Test func `still lists what was never sent after a relay was set, with how many`() throws {
        try Self.withFolder { folder in
            let office = try TestOffice.open()
            let tray = try Tray(in: office)
            try tray.put(.sent, subject: "Only written", reply: "written to outbox/key0abc@calderfibre.example.eml")
            try tray.put(.sent, subject: "Really sent", reply: "250 2.0.0 Ok: queued as 4D2F")
            try Data("Hello".utf8).write(to: URL(fileURLWithPath: folder + "/key0abc@calderfibre.example.eml"))
            let clerk = try Clerk.signedIn(
                as: .staff, at: office, settings: WebSettings(formerOutbox: folder, relayName: "mail.example.com:587"))
            clerk.open("/outbox")
            #expect(clerk.page.contains("Emails are sent for real, through mail.example.com:587"))
            #expect(clerk.page.contains("1 email written here, never sent"))
            #expect(clerk.page.contains("Only written") && !clerk.page.contains("Really sent"))
            #expect(clerk.page.contains("/eml\">Download"))
        }
    }

    @Test func `is spoken of where mail only goes there`() throws {
        try Self.withFolder { folder in
            let office = try TestOffice.open()
            let message = try Tray(in: office).put(.sent, reply: "written to outbox/key0abc@calderfibre.example.eml")
            let clerk = try Clerk.signedIn(as: .staff, at: office, settings: WebSettings(outboxFolder: folder))
            for address in ["/messages", "/messages/\(message.number)"] {
                clerk.open(address)
                #expect(clerk.page.contains("Written to the outbox; nothing left this machine"), "\(address)")
                #expect(!clerk.page.contains("Taken by the next mail server"), "\(address)")
            }
        }
    }
}
