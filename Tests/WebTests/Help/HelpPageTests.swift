import Foundation
import Postroom
import Support
import Testing
import Web

@Suite struct `The help pages` {
    private static let topics = ["tasks", "bulk-mailing", "reference", "emailing", "import"]

    @Test(.proves(3), arguments: topics)
    func `link to each other`(topic: String) throws {
        let clerk = try Clerk.signedIn(as: .staff, at: try TestOffice.open())
        #expect(clerk.open("/help").contains("href=\"/help/\(topic)\""))
        clerk.open("/help/\(topic)")
        #expect(clerk.status == 200)
        for other in Self.topics where other != topic { #expect(clerk.page.contains("href=\"/help/\(other)")) }
        #expect(clerk.faults.isEmpty)
    }

    @Test func `lead to places that exist`() throws {
        let clerk = try Clerk.signedIn(as: .administrator, at: try TestOffice.open())
        for topic in Self.topics {
            let page = clerk.open("/help/\(topic)")
            for link in page.components(separatedBy: "<a href=\"").dropFirst() {
                let address = String(link.prefix { $0 != "\"" })
                guard address.hasPrefix("/") else { continue }
                let parts = address.split(separator: "#")
                clerk.open(String(parts[0]))
                #expect(clerk.status == 200, "\(address) on \(topic)")
                if parts.count == 2 { #expect(clerk.page.contains("id=\"\(parts[1])\""), "\(address) on \(topic)") }
            }
        }
    }

    @Test(.proves(4)) func `begin with the five commonest tasks and the way to each`() throws {
        let clerk = try Clerk.signedIn(as: .staff, at: try TestOffice.open())
        clerk.open("/help/tasks")
        let quickStart = try #require(clerk.between("id=\"quick-start\"", "</table>"))
        for (task, route) in [
            ("Create correspondence", "Customer page &gt; Add &gt; Correspondence &gt;"),
            ("Email correspondence", "Correspondence page &gt; Email, or Actions &gt; Email Correspondence"),
            ("Mark as delivered", "Correspondence page &gt; Actions &gt; Deliver Correspondence"),
            ("Find correspondence", "SmartSearch with account number, slash and number, such as 12345/C001"),
            ("Download the PDF", "Correspondence page &gt; Download"),
        ] {
            #expect(quickStart.contains(">\(task)</a>") && quickStart.contains(route), "\(task)")
        }
    }

    @Test(.proves(75)) func `say which numbers to note before copies are made, newest first as the list has them`()
        throws
    {
        let office = try TestOffice.open()
        try Cast.assembled(in: office)
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/help/tasks")
        #expect(clerk.page.contains("note the first and the last number the customer wants"))
        clerk.open("/customers/12345/correspondence/new/copy-invoices")
        let places = ["INV-205377", "INV-205260", "INV-204893", "INV-204417"].map { clerk.page.range(of: $0) }
        #expect(places.allSatisfy { $0 != nil })
        #expect(zip(places, places.dropFirst()).allSatisfy { $0!.lowerBound < $1!.lowerBound })
    }

    @Test func `do not exist under made-up names`() throws {
        let clerk = try Clerk.signedIn(as: .staff, at: try TestOffice.open())
        clerk.open("/help/..%2Flayout")
        #expect(clerk.status == 404)
    }
}
