import Postroom
import SQL
import Support
import Testing

@Suite struct `Settings, Late payment` {
    let office: Office
    init() throws { office = try TestOffice.open() }

    @Test func `lets an administrator choose and enter a missing rate`() throws {
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        clerk.open("/late-payment")
        #expect(clerk.page.contains("1 July 2026") && clerk.page.contains("Missing"))
        #expect(clerk.page.contains("3.75\u{00A0}%") && clerk.page.contains("11.75\u{00A0}%"))
        clerk.send("/late-payment", [("late_interest", "charge"), ("seen", "off")])
        #expect(clerk.page.contains("Final notices: interest is worked out and claimed."))
        #expect(clerk.page.contains("A reference rate is missing"))
        clerk.send("/late-payment/rates", [("from", "2026-07-01"), ("rate", "3.5")])
        #expect(clerk.page.contains("The reference rate from 1 July 2026 is 3.5\u{00A0}%."))
        #expect(!clerk.page.contains("A reference rate is missing"))
        #expect(try LateInterest.current(in: office) == .charge)
        #expect(try BaseRate.forDebt(due: try #require(Day(text: "2026-09-01")), in: office)?.rate == 350)
    }

    @Test(arguments: ["", "four", "4.255", "-1", "1e3", "4..5"])
    func `takes a rate in per cent and nothing else`(rate: String) throws {
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        clerk.open("/late-payment")
        clerk.send("/late-payment/rates", [("from", "2026-07-01"), ("rate", rate)])
        #expect(clerk.status == 422 && clerk.page.contains("Enter a rate in per cent, such as 4.25."))
    }

    @Test func `does not undo what somebody else chose meanwhile`() throws {
        let clerk = try Clerk.signedIn(as: .administrator, at: office)
        clerk.open("/late-payment")
        try LateInterest.mention.keep(in: office)
        clerk.send("/late-payment", [("late_interest", "charge"), ("seen", "off")])
        #expect(clerk.status == 422 && clerk.page.contains("Somebody changed this to “Mentioned in a sentence”"))
        #expect(try LateInterest.current(in: office) == .mention)
    }

    @Test func `is closed to who may not change it`() throws {
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        clerk.open("/customers")
        clerk.send("/late-payment", [("late_interest", "charge"), ("seen", "off")])
        #expect(clerk.status == 403)
        #expect(try LateInterest.current(in: office) == .off)
    }
}
