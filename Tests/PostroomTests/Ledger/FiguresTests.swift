import Postroom
import SQL
import Support
import Testing

@Suite struct `A customer's figures` {
    let office: Office
    let cast: Cast

    init() throws {
        office = try TestOffice.open()
        cast = Cast(office)
    }

    private struct Kept: Equatable {
        var balance = 0, unpaid = 0, unpaidCount = 0, overdue = 0, overdueCount = 0
        var oldest: String?
    }

    private func kept(_ customer: Customer) throws -> Kept {
        try office.database.first(
            """
            SELECT balance, unpaid, unpaid_count, overdue, overdue_count, oldest_due FROM customer
            WHERE id = \(customer.id)
            """
        ) {
            Kept(
                balance: $0[0], unpaid: $0[1], unpaidCount: $0[2], overdue: $0[3], overdueCount: $0[4], oldest: $0[5])
        }!
    }

    private func live(_ customer: Customer, on day: Day) throws -> Kept {
        let figures = try Figures.of(customer.id, currency: customer.currency, on: day, in: office)[0]
        return Kept(
            balance: figures.balance.minor, unpaid: figures.unpaid.minor, unpaidCount: figures.unpaidCount,
            overdue: figures.overdue.minor, overdueCount: figures.overdueCount, oldest: figures.oldestDue?.text)
    }

    /// A customer with everything that could count twice or wrongly.
    private func busy(_ account: String) throws -> Customer {
        let customer = try cast.customer(account, "Busy \(account)")
        try cast.invoice("\(account)-1", of: customer, date: "2026-09-01", due: "2026-10-01", amount: 10_000)
        try cast.invoice("\(account)-2", of: customer, date: "2026-10-01", due: "2026-11-20", amount: 5_000)
        try cast.invoice(
            "\(account)-3", of: customer, date: "2026-10-01", due: "2026-11-19", amount: 700, outstanding: 300)
        try cast.invoice("\(account)-4", of: customer, date: "2026-10-01", due: "2026-10-02", amount: -2_000)
        try cast.invoice(
            "\(account)-5", of: customer, date: "2026-10-01", due: "2026-10-02", amount: 900, outstanding: 0)
        try cast.invoice(
            "\(account)-6", of: customer, date: "2026-10-01", due: "2026-10-02", amount: 9_999, status: .void)
        try cast.invoice(
            "\(account)-7", of: customer, date: "2026-10-01", due: "2026-10-02", amount: 100, currency: .euros)
        try cast.invoice(
            "\(account)-8", of: customer, date: "2026-10-01", due: "2026-10-03", amount: 40, status: .disputed)
        try cast.payment("\(account)-p", of: customer, date: "2026-11-01", amount: 1_000, unallocated: 250)
        try cast.payment(
            "\(account)-q", of: customer, date: "2026-11-01", amount: 1_000, unallocated: 1_000, status: .failed)
        return customer
    }

    @Test func `count what is unpaid, overdue and on account`() throws {
        let customer = try busy("1")
        let expected = Kept(
            balance: 10_000 + 5_000 + 300 - 2_000 + 40 - 250, unpaid: 10_000 + 5_000 + 300 - 2_000 + 40,
            unpaidCount: 5, overdue: 10_000 + 300 + 40, overdueCount: 3, oldest: "2026-10-01")
        #expect(try live(customer, on: office.today) == expected)
    }

    @Test func `stand apart in each currency, the customer's own first`() throws {
        let customer = try busy("1")
        let all = try Figures.of(customer.id, currency: customer.currency, on: office.today, in: office)
        #expect(all.map(\.currency.code) == ["GBP", "EUR"])
        #expect(all[1].overdue == Money(100, .euros))
        let nobody = try cast.customer("2", "Nobody")
        #expect(
            try Figures.of(nobody.id, currency: .dollars, on: office.today, in: office).map(\.currency.code) == ["USD"])
    }

    @Test func `are kept as they are worked out`() throws {
        let customers = try ["1", "2"].map(busy) + [cast.customer("3", "Empty")]
        try cast.keepFigures()
        for customer in customers { #expect(try kept(customer) == live(customer, on: office.today)) }
    }

    @Test func `roll over midnight for those with an invoice that fell due, and for nobody else`() throws {
        let due = try busy("1")
        let later = try cast.customer("2", "Later")
        try cast.invoice("L", of: later, date: "2026-11-01", due: "2026-12-24", amount: 10)
        try cast.keepFigures()
        #expect(try Figures.rollDay(in: office))
        #expect(try !Figures.rollDay(in: office))
        let tomorrow = Office(
            database: office.database, clock: .stopped(at: office.now + 86_400), actor: office.actor)
        // A mark that would be wiped if the row were worked out again.
        try office.database.run("UPDATE customer SET overdue = 77 WHERE id = \(later.id)")
        #expect(try Figures.rollDay(in: tomorrow))
        #expect(try kept(due) == live(due, on: tomorrow.today))
        #expect(try kept(due).overdueCount == 4)
        #expect(try kept(later).overdue == 77)
    }

    @Test func `catch up after a week of rest`() throws {
        let customer = try cast.customer("1", "Weekly")
        for day in 21...27 {
            try cast.invoice("W-\(day)", of: customer, date: "2026-11-01", due: "2026-11-\(day)", amount: 100)
        }
        try cast.keepFigures()
        try Figures.rollDay(in: office)
        let next = Office(database: office.database, clock: .stopped(at: office.now + 8 * 86_400), actor: office.actor)
        try Figures.rollDay(in: next)
        #expect(try kept(customer) == live(customer, on: next.today))
        #expect(try kept(customer).overdueCount == 7)
    }
}
