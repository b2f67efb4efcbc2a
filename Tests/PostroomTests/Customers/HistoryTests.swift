import Postroom
import SQL
import Support
import Testing

@Suite struct `A customer's history` {
    let office: Office
    let cast: Cast
    let customer: Customer

    init() throws {
        office = try TestOffice.open()
        cast = Cast(office)
        customer = try cast.customer("1", "Long Story Ltd")
    }

    private func name(_ event: History.Event) -> String {
        switch event.item {
        case .letter(let letter): letter.number.text
        case .invoice(let invoice): invoice.number
        case .payment(let payment): payment.reference
        }
    }

    /// Every page from the first to the last.
    private func pages(_ filter: History.Filter = .all) throws -> [[History.Event]] {
        var history = History()
        history.filter = filter
        var pages: [[History.Event]] = []
        while pages.count < 100 {
            let page = try history.page(of: customer.id, in: office)
            pages.append(page.events)
            guard let next = page.next else { return pages }
            history.after = try #require(History.Cursor(text: next.text))
        }
        return pages
    }

    /// Letters on every other day, invoices in heaps on few days, payments here and there.
    private func fill() throws {
        for number in 1...130 {
            let earlier = Office(
                database: office.database, clock: .stopped(at: office.now - (130 - number) * 2 * 86_400),
                actor: office.actor)
            try Cast(earlier).letter(to: customer, type: "welcome", token: "t-\(number)")
        }
        let today = office.today
        for number in 1...170 {
            let day = (today - number / 30 * 20).text
            try cast.invoice("I-\(number)", of: customer, date: day, due: day, amount: 100)
        }
        for number in 1...60 {
            try cast.payment("P-\(number)", of: customer, date: (today - number / 3 * 7).text, amount: 100)
        }
    }

    @Test func `is whole: every page in order, every record once`() throws {
        try fill()
        let pages = try pages()
        let events = pages.flatMap(\.self)
        #expect(events.count == 130 + 170 + 60)
        #expect(Set(events.map(name)).count == events.count)
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.day >= $1.day })
        #expect(pages.dropLast().allSatisfy { $0.count == History.pageSize })
    }

    @Test func `narrowed shows only that kind`() throws {
        try fill()
        #expect(
            try pages(.letters).flatMap(\.self).map(name) == (1...130).reversed().map { Correspondence.Number($0).text }
        )
        let money = try pages(.money).flatMap(\.self)
        #expect(money.count == 230)
        #expect(Set(money.map(name)).count == 230)
    }

    @Test func `does not offer a page that would be empty`() throws {
        for number in 1...History.pageSize {
            try cast.invoice("I-\(number)", of: customer, date: "2026-11-01", due: "2026-11-30", amount: 100)
        }
        #expect(try pages().count == 1)
        try cast.invoice("I-last", of: customer, date: "2026-11-01", due: "2026-11-30", amount: 100)
        #expect(try pages().map(\.count) == [History.pageSize, 1])
    }

    @Test func `tells where each email of a letter stands`() throws {
        let letter = try cast.printed(to: customer, type: "welcome", token: "one")
        try cast.queue(letter, to: ["a@one.example", "b@one.example"], token: "press")
        let events = try History().page(of: customer.id, in: office).events
        guard case .letter(let told) = events[0].item else {
            Issue.record("the letter is the only event")
            return
        }
        #expect(told.emails.map(\.recipient) == ["a@one.example", "b@one.example"])
        #expect(told.emails.allSatisfy { $0.state == .queued })
    }

    @Test(arguments: ["", "x", "1~2", "~2026-02-30.1~", "a~~", "1~2026-01-01~", "~~~"])
    func `begins at the front for a cursor that nobody wrote`(text: String) {
        #expect(History.Cursor(text: text) == nil)
    }
}
