import Foundation
import Postroom
import Support
import Testing
import Web

@Suite struct `The help pages` {
    private static let topics = ["tasks", "reference", "emailing", "import"]

    @Test(arguments: topics)
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

    @Test func `do not exist under made-up names`() throws {
        let clerk = try Clerk.signedIn(as: .staff, at: try TestOffice.open())
        clerk.open("/help/..%2Flayout")
        #expect(clerk.status == 404)
    }
}
