import Postroom
import SQL
import Support
import Testing
@testable import Web

@Suite struct `QuickSearch` {
    private let office: Office
    private let clerk: Clerk

    init() throws {
        office = try TestOffice.open()
        let cast = try Cast.assembled(in: office)
        let letter = try cast.letter(to: try cast.customer("12345"), token: "first")
        let sentAt = office.now - 8 * 86_400
        try office.database.run("UPDATE correspondence SET last_sent_at = \(sentAt) WHERE id = \(letter.id)")
        try LastReceived.rework(letter.customerID, letter.typeID, in: office.database)
        _ = try cast.neighbour()
        clerk = try Clerk.signedIn(as: .staff, at: office)
    }

    @Test func `begins with its filters and asks nothing of the database`() {
        clerk.open("/quick-search")
        #expect(clerk.status == 200 && clerk.faults.isEmpty)
        #expect(clerk.page.contains("<details class=\"more mb\" open>"))
        for title in [
            "Has Received Correspondence", "Has Not Received Correspondence", "Unpaid amount from", "On hold",
        ] {
            #expect(clerk.page.contains(title))
        }
        #expect(!clerk.page.contains("customers match"))
    }

    @Test func `lists who matches, with balance, overdue and last letter`() {
        clerk.open("/quick-search?find=1&overdue_from=100")
        #expect(clerk.page.contains("2 customers match"))
        #expect(clerk.page.contains("<span>Overdue: 100.00 or more</span>"))
        #expect(clerk.page.contains("12 Nov 2026") && clerk.page.contains("£1,234.50"))
        #expect(!clerk.page.contains("Aisha Rahman") && !clerk.page.contains("Across the Road"))
        clerk.open("/quick-search?find=1")
        #expect(clerk.page.contains("3 customers match") && clerk.page.contains("No filter: everybody"))
    }

    @Test func `knows who was written to in which days, and says which days those are`() throws {
        let type = try #require(try CorrespondenceType.find(code: "overdue-account", in: office)?.id.number)
        clerk.open("/quick-search?find=1&had=\(type)&had_least=7")
        #expect(clerk.page.contains("1 customer matches") && clerk.page.contains("That is up to 13 Nov 2026."))
        clerk.open("/quick-search?find=1&had=\(type)&had_most=7")
        #expect(clerk.page.contains("No customers match") && clerk.page.contains("That is 14 Nov 2026 to today."))
        clerk.open("/quick-search?find=1&lacks=\(type)&lacks_most=7&had=\(type)")
        #expect(clerk.page.contains("1 customer matches"))
        #expect(clerk.page.contains("<span>Has not received Overdue Account in the last 7 days</span>"))
    }

    @Test func `keeps what was typed and says what is wrong with it`() {
        clerk.open("/quick-search?find=1&unpaid_from=50&unpaid_to=20&days_from=soon&had_least=9&had_most=9")
        #expect(clerk.status == 422)
        #expect(
            clerk.page.contains("<a href=\"#unpaid_to\">Unpaid amount to must not be less than unpaid amount from.</a>")
        )
        #expect(clerk.page.contains("Days overdue from must be a whole number of days from 0 to 36,500."))
        #expect(clerk.page.contains("“sent no more than” must be more days than “sent at least”."))
        #expect(clerk.page.contains("value=\"soon\""))
        #expect(!clerk.page.contains("customers match"))
    }

    @Test func `says when a filter names what is there no more`() {
        clerk.open("/quick-search?find=1&status=9999&had=9999")
        #expect(clerk.page.contains("there no more"))
        #expect(clerk.page.contains("3 customers match"))
    }

    @Test func `gives the whole list as CSV, in its order`() {
        clerk.open("/quick-search.csv?find=1&overdue_from=100&sort=balance&down=1")
        let lines = clerk.page.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 3)
        #expect(lines.first?.contains("Account Number,Customer,Status") == true)
        #expect(lines.dropFirst().first?.contains("12345,Hartley & Sons Joinery Ltd,Active,GBP") == true)
        #expect(lines.dropFirst().first?.hasSuffix("2026-11-12") == true)
    }

    @Test func `pages through many without losing its question`() throws {
        try Sample.generate(customers: 120, in: office)
        clerk.open("/quick-search?find=1&status=&kind=company&kind=resident&sort=name")
        var (seen, pages) = (0, 0)
        while pages < 10 {
            pages += 1
            seen += clerk.page.count(of: "class=\"main-cell\"")
            let links = clerk.page.split(separator: "<a class=\"button\" href=\"")
            guard let next = links.first(where: { $0.contains(">Next page<") })?.prefix(while: { $0 != "\"" }) else {
                break
            }
            clerk.open(String(next).replacing("&amp;", with: "&"))
        }
        #expect(pages == 3 && seen == 123)
    }

    @Test func `says how many match, and that it does not know exactly where it does not`() {
        #expect(FilterWords.count(0, isExact: true) == "No customers match")
        #expect(FilterWords.count(1, isExact: true) == "1 customer matches")
        #expect(FilterWords.count(1_563, isExact: true) == "1,563 customers match")
        #expect(FilterWords.count(345_000, isExact: false) == "About 345,000 customers match")
    }
}
