import FastCGI
import Foundation
import Postroom
import Support
import Testing
import Web

@Suite struct `The Messages pages` {
    @Test func `count every tray and filter by it`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        try tray.put(.sent, to: "one@example.com")
        try tray.put(.failed, to: "two@example.com")
        try tray.put(.failed, to: "three@example.com")
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        #expect(clerk.open("/messages").contains("<b>3</b> All"))
        #expect(clerk.page.contains("<b class=\"bad\">2</b> Failed"))
        clerk.open("/messages?state=failed")
        #expect(clerk.page.contains("two@example.com") && clerk.page.contains("three@example.com"))
        #expect(!clerk.page.contains("one@example.com"))
        #expect(clerk.faults.isEmpty)
    }

    @Test func `go on from page to page without losing one`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        for number in 1...120 { try tray.put(.sent, to: "nr\(number)@example.com") }
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/messages?state=sent")
        var seen = 0
        while true {
            seen += clerk.page.components(separatedBy: "class=\"main-cell\"").count - 1
            guard clerk.page.contains("Next page") else { break }
            let link = clerk.between("<nav class=\"paging\"", "Next page") ?? ""
            let next = String(link[link.range(of: "href=\"", options: .backwards)!.upperBound...].prefix { $0 != "\"" })
            clerk.open(next.replacingOccurrences(of: "&amp;", with: "&"))
        }
        #expect(seen == 120)
    }

    @Test func `offer all as CSV in which no formula runs`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        try tray.put(.queued, subject: "=1+1")
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        let csv = clerk.open("/messages.csv")
        #expect(csv.contains("accounts@hartley.example"))
        #expect(csv.contains(",'=1+1,"))
    }

    @Test func `show the trail with the servers' words, the text and the attachment`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        let pdf = try Document.keep(
            Array("%PDF-1.7".utf8), as: .letter, named: "a.pdf", mediaType: "application/pdf", in: office)
        let message = try tray.put(.failed, document: pdf)
        try tray.addAttempt(1, of: message, outcome: "deferred", code: 451, reply: "4.7.1 greylisted")
        try tray.addAttempt(2, of: message, outcome: "failed", code: 550, reply: "550 user unknown")
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/messages/\(message.number)")
        #expect(clerk.page.contains("<code>451 4.7.1 greylisted</code>"))
        #expect(clerk.page.contains("<code>550 user unknown</code>"))
        #expect(clerk.page.contains("&lt;b&gt;Pay&lt;/b&gt; &amp; smile"))
        #expect(clerk.page.contains("href=\"/customers/12345/correspondence/C001\""))
        clerk.open("/messages/\(message.number)/attachments/1")
        #expect(clerk.page == "%PDF-1.7")
        #expect(clerk.header("Content-Disposition")?.contains("12345-C001-overdue-account.pdf") == true)
        clerk.open("/messages/\(message.number)/attachments/2")
        #expect(clerk.status == 404)
        #expect(clerk.faults.isEmpty)
    }

    @Test func `show the HTML in a frame where it can do nothing, and never the secret of a link`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        let message = try tray.put(.sent)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/messages/\(message.number)")
        #expect(clerk.page.contains("Text only") && !clerk.page.contains("<iframe"))
        clerk.open("/messages/\(message.number)/html")
        #expect(clerk.status == 404)
        try tray.write(html: "<p>Dear <b>Mrs Hartley</b></p><script>alert(1)</script>", into: message)
        clerk.open("/messages/\(message.number)")
        #expect(clerk.page.contains("sandbox src=\"/messages/\(message.number)/html\""))
        #expect(clerk.page.contains("As plain text") && !clerk.page.contains("<script>alert"))
        clerk.open("/messages/\(message.number)/html")
        #expect(clerk.page.contains("<b>Mrs Hartley</b>"))
        let policy = clerk.header("Content-Security-Policy") ?? ""
        #expect(policy.contains("sandbox") && policy.contains("default-src 'none'") && !policy.contains("script-src"))
        #expect(clerk.faults.isEmpty)
    }

    @Test func `hide other organisations' messages`() throws {
        let office = try TestOffice.open()
        let other = try Organisation.found(code: "other", name: "Other Ltd", in: office.database, clock: office.clock)
        let elsewhere = office.acting(as: Actor(.postroom, organisationID: other.id, timeZone: other.timeZone))
        let message = try Tray(in: elsewhere, account: "777").put(.sent)
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        for path in ["", "/retry", "/withhold", "/attachments/1", "/html"] {
            clerk.open("/messages/\(message.number)\(path)")
            #expect(clerk.status == 404)
        }
        #expect(!clerk.open("/messages").contains("Hartley"))
    }

    @Test func `warn when the runner is missing`() throws {
        let office = try TestOffice.open()
        let tray = try Tray(in: office)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        #expect(clerk.open("/messages").contains("The runner has not been seen yet"))
        try tray.signRunner(secondsAgo: 185)
        #expect(clerk.open("/messages").contains("The runner has not been seen for 3 minutes"))
        try tray.signRunner(secondsAgo: 3)
        #expect(clerk.open("/messages").contains("The runner is at work"))
    }
}
