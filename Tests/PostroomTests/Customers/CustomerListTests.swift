import Postroom
import SQL
import Support
import Testing

@Suite struct `The Customer List` {
    let office: Office
    let cast: Cast

    init() throws {
        office = try TestOffice.open()
        cast = Cast(office)
    }

    /// A hundred and thirty customers with ties in every order and nothing overdue for some.
    private func fill() throws {
        for number in 1...130 {
            let customer = try cast.customer("A\(number)", "Name \(number % 7)")
            try office.database.run(
                """
                UPDATE customer SET balance = \(number % 5 * 100 - 100), overdue = \(number % 4 * 100),
                  unpaid = \(number % 5 * 100),
                  oldest_due = \(number % 4 == 0 ? nil : (office.today - number % 9 * 12 - 1).text)
                WHERE id = \(customer.id)
                """)
        }
    }

    @Test(arguments: CustomerList.Order.allCases, [false, true])
    func `visits each customer exactly once`(order: CustomerList.Order, isDescending: Bool) throws {
        try fill()
        var list = CustomerList()
        (list.order, list.isDescending) = (order, isDescending)
        var seen: [CustomerList.Line] = []
        var pages = 0
        while pages < 10 {
            let page = try list.page(in: office)
            seen += page.lines
            pages += 1
            guard let next = page.next else { break }
            list.after = ListCursor(text: next.text)
            #expect(list.after == next)
        }
        #expect(pages == 3)
        #expect(seen.count == 130)
        #expect(Set(seen.map(\.account)).count == 130)
        if order == .oldest {
            let firstWithout = seen.firstIndex { $0.oldestDue == nil } ?? seen.endIndex
            #expect(seen[firstWithout...].allSatisfy { $0.oldestDue == nil })
        }
    }

    @Test func `is filtered by what is owed`() throws {
        try fill()
        func accounts(_ view: CustomerList.View) throws -> [CustomerList.Line] {
            var list = CustomerList()
            list.view = view
            var lines: [CustomerList.Line] = []
            try list.each(in: office) { lines.append($0) }
            return lines
        }
        #expect(try accounts(.all).count == 130)
        #expect(try accounts(.overdue).allSatisfy { $0.overdue.minor > 0 })
        #expect(try accounts(.credit).allSatisfy { $0.balance.minor < 0 } && !accounts(.credit).isEmpty)
        let over60 = try accounts(.over60)
        #expect(!over60.isEmpty && over60.allSatisfy { $0.oldestDue.map { office.today - $0 > 60 } ?? false })
        #expect(try accounts(.onHold).isEmpty)
        guard case .done = try cast.customer("A1").hold(reason: "A query", in: office) else {
            Issue.record("nobody held it before")
            return
        }
        #expect(try accounts(.onHold).map(\.account) == ["A1"])
    }

    @Test func `counts without counting the table, and stops at ten thousand`() throws {
        try fill()
        #expect(try CustomerList().page(in: office).count == 130)
        var list = CustomerList()
        list.words = "name 3"
        let page = try list.page(in: office)
        #expect(page.count == page.lines.count && !page.isCountCapped)
    }

    @Test func `shows nobody of another organisation`() throws {
        try cast.customer("1", "Ours")
        let neighbour = try cast.neighbour()
        #expect(try CustomerList().page(in: office).lines.map(\.account) == ["1"])
        #expect(try CustomerList().page(in: neighbour.office).lines.map(\.account) == ["90001"])
    }

    @Test func `finds by name, account, address and telephone`() throws {
        try Cast.assembled(in: office)
        for words in ["hartley", "JOINERY sons", "1234", "accounts@hartleyjoinery.example", "0113 4960142"] {
            var list = CustomerList()
            list.words = words
            #expect(try list.page(in: office).lines.map(\.account) == ["12345"], "\(words)")
        }
    }
}
