import Postroom
import SQL
import Support
import Testing

@Suite struct `Writing a correspondence` {
    let office: Office
    let cast: Cast
    let hartley: Customer
    let type: CorrespondenceType

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        hartley = try cast.customer("12345")
        guard let type = try CorrespondenceType.find(code: "overdue-account", in: office) else {
            preconditionFailure("Postroom ships it")
        }
        self.type = type
    }

    private func write(_ draft: Draft, token: String) throws -> Correspondence {
        guard case .written(let letter) = try Correspondence.write(draft, formToken: token, in: office) else {
            throw Unwritten()
        }
        return letter
    }

    private struct Unwritten: Error {}

    private func problems(_ draft: Draft) throws -> [String] {
        guard case .refused(let problems) = try Correspondence.write(draft, formToken: "t", in: office) else {
            return []
        }
        return problems.map(\.field)
    }

    private func messages(_ draft: Draft) throws -> [String] {
        guard case .refused(let problems) = try Correspondence.write(draft, formToken: "t", in: office) else {
            return []
        }
        return problems.map(\.message)
    }

    @Test func `numbers each customer's letters from C001 on, and never twice`() throws {
        let draft = try Draft.proposed(for: hartley, type: type, in: office)
        let first = try write(draft, token: "a")
        #expect(first.reference == "12345/C001" && first.status == .pending)
        #expect(try write(draft, token: "b").reference == "12345/C002")
        try office.database.run("UPDATE correspondence SET deleted_at = 1 WHERE number = 2")
        #expect(try write(draft, token: "c").reference == "12345/C003")
        let other = try cast.customer("20007")
        #expect(try write(try Draft.proposed(for: other, type: type, in: office), token: "d").reference == "20007/C001")
    }

    @Test func `continues after C999 with C1000`() throws {
        try office.database.run("UPDATE customer SET last_number = 999 WHERE id = \(hartley.id)")
        let letter = try write(try Draft.proposed(for: hartley, type: type, in: office), token: "a")
        #expect(letter.reference == "12345/C1000")
        #expect(Correspondence.Number(text: "c1000")?.value == 1000)
    }

    @Test func `makes one letter of one form, however often it is sent`() throws {
        let draft = try Draft.proposed(for: hartley, type: type, in: office)
        let first = try write(draft, token: "a")
        guard case .already(let second) = try Correspondence.write(draft, formToken: "a", in: office) else {
            Issue.record("the second press finds the first letter")
            return
        }
        #expect(second.id == first.id)
        #expect(try Correspondence.page(of: hartley.id, before: nil, in: office).count == 1)
    }

    @Test func `freezes the overdue invoices as they stand`() throws {
        let letter = try write(try Draft.proposed(for: hartley, type: type, in: office), token: "a")
        try office.database.run("UPDATE invoice SET outstanding = 1 WHERE customer_id = \(hartley.id)")
        let content = try letter.content(in: office)
        #expect(content.invoices.map(\.number) == ["INV-204417", "INV-204893", "INV-205260"])
        #expect(content.invoices.map(\.daysOverdue) == [48, 20, 6])
        #expect(content.totals == [Money(1_234_50, .pounds)])
        #expect(letter.amount == Money(1_234_50, .pounds))
        #expect(
            content.customer.lines.first == "Janet Hartley" || content.customer.lines.contains("Unit 4 Kirkgate Works"))
    }

    @Test func `is refused for other people's invoices, and for those not overdue`() throws {
        var draft = try Draft.proposed(for: hartley, type: type, in: office)
        let own = draft.invoiceIDs[0]
        let foreign = try Invoice.overdue(of: try cast.customer("20007").id, on: office.today, in: office).map(\.id)
        let notDue: [ID<Invoice>] = try office.database.rows("SELECT id FROM invoice WHERE number = 'INV-205377'") {
            $0[0]
        }
        #expect(foreign.count == 1 && notDue.count == 1)
        draft.invoiceIDs = foreign + [own]
        #expect(
            try messages(draft) == [
                "An invoice was ticked that this customer does not have. Check the ticks and save again."
            ])
        draft.invoiceIDs = notDue + [own]
        #expect(try messages(draft) == ["INV-205377 is not overdue on 20 November 2026. Check the ticks."])
        draft.invoiceIDs = []
        #expect(try messages(draft) == ["Choose at least one invoice."])
        #expect(try Correspondence.page(of: hartley.id, before: nil, in: office).isEmpty)
    }

    @Test func `links the invoices it shows, each once`() throws {
        var draft = try Draft.proposed(for: hartley, type: type, in: office)
        draft.invoiceIDs = [draft.invoiceIDs[0], draft.invoiceIDs[0]]
        let letter = try write(draft, token: "a")
        #expect(try letter.content(in: office).invoices.map(\.number) == ["INV-204417"])
        let linked: [String] = try office.database.rows(
            """
            SELECT i.number FROM correspondence_invoice l JOIN invoice i ON i.id = l.invoice_id
            WHERE l.correspondence_id = \(letter.id)
            """
        ) { $0[0] }
        #expect(linked == ["INV-204417"])
    }

    @Test func `does not tick what is disputed`() throws {
        try office.database.run("UPDATE invoice SET status = 'disputed' WHERE number = 'INV-204893'")
        #expect(try Draft.proposed(for: hartley, type: type, in: office).invoiceIDs.count == 2)
    }

    @Test(arguments: ["", "2026-02-30", "31/12/2026", "2028-01-01"])
    func `is refused for a date that cannot be`(date: String) throws {
        var draft = try Draft.proposed(for: hartley, type: type, in: office)
        draft.date = date
        #expect(try problems(draft).contains("date"))
        #expect(try Correspondence.page(of: hartley.id, before: nil, in: office).isEmpty)
    }

    @Test func `is refused for a type that was switched off meanwhile`() throws {
        let draft = try Draft.proposed(for: hartley, type: type, in: office)
        try office.database.run("UPDATE correspondence_type SET is_available = 0 WHERE id = \(type.id)")
        #expect(try problems(draft) == [""])
    }

    @Test func `is written in the audit trail`() throws {
        let staffed = try office.staffed(by: .staff)
        let draft = try Draft.proposed(for: hartley, type: type, in: staffed)
        guard case .written(let letter) = try Correspondence.write(draft, formToken: "a", in: staffed) else {
            Issue.record("it can be written")
            return
        }
        let trail = try Audit.trail(of: .correspondence, letter.id.number, in: office)
        #expect(trail.map(\.action) == ["created"] && trail[0].by == "Priya Nair")
    }

    @Test func `of another organisation is not found`() throws {
        let letter = try write(try Draft.proposed(for: hartley, type: type, in: office), token: "a")
        let neighbour = try cast.neighbour().office
        #expect(try Correspondence.find(letter.id, in: neighbour) == nil)
        #expect(try Correspondence.find(account: "12345", number: letter.number, in: neighbour) == nil)
    }
}
