import Postroom
import SQL
import Support
import Testing

@Suite struct `A final notice` {
    let office: Office
    let cast: Cast
    let type: CorrespondenceType

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        type = try #require(try CorrespondenceType.find(code: "final-notice", in: office))
    }

    private func keepRate() throws {
        let july = try #require(Day(text: "2026-07-01"))
        try #require(try BaseRate(from: july, rate: 375).keep(in: office) == [])
    }

    private func draft(_ account: String = "12345") throws -> Draft {
        try Draft.proposed(for: try cast.customer(account), type: type, in: office)
    }

    private func content(_ account: String = "12345") throws -> FrozenContent {
        guard case .frozen(let content, _) = try draft(account).frozen(in: office) else { throw Refused() }
        return content
    }

    private struct Refused: Error {}

    private func put(_ account: String, in className: String) throws {
        try office.database.run(
            """
            UPDATE customer SET class_id = (SELECT id FROM customer_class
              WHERE organisation_id = \(office.organisationID) AND name = \(className)) WHERE account_key = \(account)
            """)
    }

    @Test func `claims what is due by law, each invoice with its working`() throws {
        try LateInterest.charge.keep(in: office)
        try keepRate()
        let charges = try #require(try content().charges)
        #expect(charges.extent == .charge)
        #expect(charges.lines.map(\.number) == ["INV-204417", "INV-204893", "INV-205260"])
        #expect(charges.lines.map(\.days) == [48, 20, 6])
        #expect(charges.lines.allSatisfy { $0.rate == 1175 && $0.reference == 375 && $0.compensation == 40_00 })
        // 412.50 × 0.1175 × 48 ÷ 365 = 6.3739; 411 × 0.1175 × 20 ÷ 365 = 2.6462; 411 × 0.1175 × 6 ÷ 365 = 0.7939
        #expect(charges.lines.map(\.interest) == [6_37, 2_65, 79])
        #expect(charges.interest == 9_81 && charges.compensation == 120_00 && charges.total == 129_81)
        #expect(charges.daily == 40)
        guard case .written(let letter) = try Correspondence.write(try draft(), formToken: "a", in: office) else {
            throw Refused()
        }
        #expect(letter.amount == Money(1_364_31, .pounds))
    }

    @Test func `says nothing of interest unless the organisation wants it`() throws {
        try keepRate()
        #expect(try content().charges == nil)
        try LateInterest.mention.keep(in: office)
        #expect(try content().charges?.extent == .mention)
        #expect(try content().charges?.lines == [])
        #expect(try content().asksFor == Money(1_234_50, .pounds))
    }

    @Test(arguments: [
        ("UK Limited", true), ("UK PLC", true), ("Charity", true), ("Public Sector", true),
        ("Self-Employed / Sole Trader", true), ("Residential / Consumer", false),
    ])
    func `claims only where the customer's class allows it`(className: String, isCharged: Bool) throws {
        try LateInterest.charge.keep(in: office)
        try keepRate()
        try put("12345", in: className)
        #expect((try content().charges?.extent == .charge) == isCharged)
        try LateInterest.mention.keep(in: office)
        #expect((try content().charges?.extent == .mention) == isCharged)
    }

    @Test func `never charges a class that somebody made for private persons`() throws {
        try LateInterest.charge.keep(in: office)
        try keepRate()
        try office.database.run("UPDATE customer_class SET is_individual = 1, is_business_debt = 0")
        #expect(try content().charges == nil)
        #expect(try draft().reckoning(in: office)?.note.contains("business debts only") == true)
    }

    @Test func `claims nothing where a rate is missing, and says which`() throws {
        try LateInterest.charge.keep(in: office)
        #expect(try content().charges == FrozenContent.Charges(extent: .mention))
        let note = try #require(try draft().reckoning(in: office)?.note)
        #expect(note.contains("the reference rate from 1 July 2026 has not been entered"))
    }

    @Test func `claims nothing in a breathing space`() throws {
        try LateInterest.charge.keep(in: office)
        try keepRate()
        let flag = try #require(try Flag.all(in: office).first { $0.name == BreathingSpace.flagName })
        try flag.raise(on: try cast.customer("12345").id, in: office)
        #expect(try content().charges == nil)
        #expect(try draft().reckoning(in: office)?.note.contains("breathing space") == true)
    }

    @Test func `leaves debts in other currencies alone`() throws {
        try LateInterest.charge.keep(in: office)
        try keepRate()
        let zolw = try cast.customer("20007")
        try cast.invoice("INV-300003", of: zolw, date: "2026-10-01", due: "2026-10-16", amount: 90_00, currency: .euros)
        let content = try content("20007")
        #expect(content.invoices.count == 2)
        #expect(content.charges?.lines.map(\.number) == ["INV-300001"])
        // 100 × 0.1175 × 36 ÷ 365 = 1.1589
        #expect(content.totalsWithCharges == [Money(141_16, .pounds), Money(90_00, .euros)])
    }
}

extension FrozenContent {
    fileprivate var asksFor: Money? { totalsWithCharges.first }
}
