import Postroom
import SQL
import Support
import Testing

/// What each section of a form accepts, and who may be sent a type.
@Suite struct `A section of a form` {
    let office: Office
    let cast: Cast
    let hartley: Customer

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        hartley = try cast.customer("12345")
    }

    private func draft(_ code: String, _ change: (inout Draft) throws -> Void = { _ in }) throws -> Draft {
        let type = try #require(try CorrespondenceType.find(code: code, in: office))
        var draft = Draft(customer: hartley, type: type, date: "2026-11-20")
        draft.dates = ["pay_by": "2026-11-27", "suspend_on": "2026-12-01"]
        draft.invoiceIDs = []
        try change(&draft)
        return draft
    }

    private func problems(_ draft: Draft) throws -> [Problem] {
        guard case .refused(let problems) = try draft.frozen(in: office) else { return [] }
        return problems
    }

    private func payments(_ status: String? = nil) throws -> [ID<Payment>] {
        try office.database.rows("SELECT id FROM payment ORDER BY id") { $0[0] }
    }

    @Test func `of invoices takes paid ones, and wants at least one`() throws {
        try cast.invoice("INV-1", of: hartley, date: "2025-01-01", due: "2025-02-01", amount: 10_00, outstanding: 0)
        #expect(
            try problems(try draft("copy-invoices")) == [Problem(field: "invoices", "Choose at least one invoice.")])
        let content = try draft("copy-invoices") { $0.invoiceIDs = try InvoiceWindow.all(of: hartley.id, in: office) }
        guard case .frozen(let frozen, _) = try content.frozen(in: office) else {
            Issue.record("all of them are the customer's own")
            return
        }
        #expect(frozen.invoices.count == 5 && frozen.invoices[0].number == "INV-1")
        #expect(frozen.invoices[0].outstanding == 0)
    }

    @Test func `of invoices takes neither void ones nor other people's, nor what is no id`() throws {
        let void = try cast.invoice("V-1", of: hartley, date: "2026-01-01", due: "2026-02-01", amount: 1, status: .void)
        let foreign = try cast.invoice(
            "F-1", of: try cast.customer("30001"), date: "2026-01-01", due: "2026-02-01", amount: 1)
        #expect(
            try problems(try draft("copy-invoices") { $0.invoiceIDs = [void] })[0].message
                == "V-1 is void. Check the ticks.")
        for stray in [foreign, ID<Invoice>(0), ID<Invoice>(999_999)] {
            let found = try problems(try draft("copy-invoices") { $0.invoiceIDs = [stray] })
            #expect(found.map(\.field) == ["invoices"])
            #expect(found[0].message.hasPrefix("An invoice was ticked that this customer does not have."))
        }
    }

    @Test func `of payments takes only those that it is about`() throws {
        try cast.payment("P-F", of: hartley, date: "2026-11-10", amount: 10_00, status: .failed)
        try cast.payment("P-X", of: try cast.customer("30001"), date: "2026-11-10", amount: 10_00, status: .failed)
        let ids = try payments()
        #expect(ids.count == 3)
        #expect(try problems(try draft("failed-payment")).map(\.message) == ["Choose at least one payment."])
        #expect(
            try problems(try draft("failed-payment") { $0.paymentIDs = [ids[0]] }).map(\.message)
                == ["P-1 is not failed or reversed. Check the ticks."])
        #expect(
            try problems(try draft("failed-payment") { $0.paymentIDs = [ids[2]] })[0].message
                .hasPrefix("A payment was ticked that this customer does not have."))
        #expect(try problems(try draft("failed-payment") { $0.paymentIDs = [ids[1]] }).isEmpty)
    }

    @Test func `of payments proposes the newest that may be ticked`() throws {
        try cast.payment("P-F1", of: hartley, date: "2026-10-10", amount: 10_00, status: .failed)
        try cast.payment("P-F2", of: hartley, date: "2026-11-10", amount: 11_00, status: .failed)
        let type = try #require(try CorrespondenceType.find(code: "failed-payment", in: office))
        let proposed = try Draft.proposed(for: hartley, type: type, in: office)
        #expect(proposed.paymentIDs == [try payments()[2]])
        guard case .written(let letter) = try Correspondence.write(proposed, formToken: "a", in: office) else {
            Issue.record("what is proposed can be written")
            return
        }
        #expect(letter.amount == Money(11_00, .pounds))
        let linked: [String] = try office.database.rows(
            """
            SELECT p.reference FROM correspondence_payment l JOIN payment p ON p.id = l.payment_id
            WHERE l.correspondence_id = \(letter.id)
            """
        ) { $0[0] }
        #expect(linked == ["P-F2"])
    }

    @Test func `about one payment has the invoice that it was meant for`() throws {
        try cast.payment("P-F1", of: hartley, date: "2026-10-10", amount: 10_00, status: .failed)
        try cast.payment("P-F2", of: hartley, date: "2026-11-10", amount: 11_00, status: .failed)
        try office.database.run(
            """
            INSERT INTO allocation(payment_id, invoice_id, amount)
            SELECT p.id, i.id, 0 FROM payment p, invoice i WHERE p.reference = 'P-F1' AND i.number = 'INV-204893'
            """)
        let type = try #require(try CorrespondenceType.find(code: "failed-payment", in: office))
        let older = try payments()[1]
        let draft = try Draft.proposed(for: hartley, type: type, about: older, in: office)
        guard case .frozen(let content, _) = try draft.frozen(in: office) else {
            Issue.record("what is proposed can be written")
            return
        }
        #expect(content.payments?.map(\.reference) == ["P-F1"])
        #expect(content.invoices.map(\.number) == ["INV-204893"])
    }

    @Test func `of numbers takes the customer's own, and links them`() throws {
        let own = try #require(try CustomerNumber.add("0113 496 0142", label: "Desk", to: hartley.id, in: office))
        let foreign = try #require(
            try CustomerNumber.add("0113 496 0142", to: try cast.customer("30001").id, in: office))
        #expect(try CustomerNumber.add("(0113) 4960142", to: hartley.id, in: office) == nil, "it is there already")
        let type = try #require(try CorrespondenceType.find(code: "suspension-warning", in: office))
        var draft = try Draft.proposed(for: hartley, type: type, in: office)
        #expect(draft.numberIDs == [own])
        guard case .written(let letter) = try Correspondence.write(draft, formToken: "a", in: office) else {
            Issue.record("what is proposed can be written")
            return
        }
        #expect(try letter.content(in: office).numbers == [.init(number: "0113 496 0142", label: "Desk")])
        let linked: Int? = try office.database.first(
            "SELECT customer_number_id FROM correspondence_number WHERE correspondence_id = \(letter.id)"
        ) { $0[0] }
        #expect(linked == own.number)
        draft.numberIDs = [foreign]
        #expect(try problems(draft).map(\.field) == ["numbers"])
        draft.numberIDs = []
        #expect(try problems(draft).isEmpty, "the letter then speaks of all services")
    }

    @Test func `reports every fault at its own field`() throws {
        let draft = try draft("final-notice") { draft in
            draft.date = "2026-02-30"
            draft.dates = ["pay_by": "soon"]
            draft.texts = ["text": String(repeating: "x", count: 10_001)]
            draft.yourReference = String(repeating: "x", count: 61)
        }
        #expect(Set(try problems(draft).map(\.field)) == ["date", "your_reference", "invoices", "pay_by", "text"])
    }

    @Test func `takes thousands of ticks`() throws {
        let aisha = try cast.customer("30001")
        try office.atomically {
            for index in 0..<2_500 {
                try cast.invoice("M-\(index)", of: aisha, date: "2026-01-01", due: "2026-02-01", amount: 100)
            }
        }
        let type = try #require(try CorrespondenceType.find(code: "copy-invoices", in: office))
        var draft = Draft(customer: aisha, type: type, date: "2026-11-20")
        draft.invoiceIDs = try InvoiceWindow.all(of: aisha.id, in: office)
        guard case .written(let letter) = try Correspondence.write(draft, formToken: "a", in: office) else {
            Issue.record("every one of them is the customer's")
            return
        }
        #expect(try letter.bills(in: office).count == 2_500)
        #expect(letter.amount == nil, "copies ask for nothing")
    }
}

@Suite struct `Who may be sent a type` {
    let office: Office
    let cast: Cast
    let hartley: Customer

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        hartley = try cast.customer("12345")
    }

    private func obstacles(_ code: String, on day: String = "2026-11-20") throws -> [Obstacle.Kind] {
        let type = try #require(try CorrespondenceType.find(code: code, in: office))
        return try type.obstacles(for: try cast.customer("12345"), on: try #require(Day(text: day)), in: office)
            .map(\.kind)
    }

    private func write(_ code: String, _ origin: Correspondence.Origin) throws -> [String] {
        let type = try #require(try CorrespondenceType.find(code: code, in: office))
        let draft = try Draft.proposed(for: try cast.customer("12345"), type: type, in: office)
        switch try Correspondence.write(draft, formToken: "\(code)-\(origin)", origin: origin, in: office) {
        case .refused(let problems): return problems.map(\.message)
        case .written, .already, .repeated: return []
        }
    }

    @Test func `nobody in a breathing space is asked for payment by bulk or by itself`() throws {
        let flag = try #require(try Flag.all(in: office).first { $0.name == BreathingSpace.flagName })
        try flag.raise(on: hartley.id, in: office)
        try office.database.run("UPDATE customer_flag SET since = '2026-11-01', until = '2026-12-30'")
        #expect(try obstacles("overdue-account") == [.breathingSpace])
        #expect(try obstacles("overdue-account", on: "2026-10-31").isEmpty)
        #expect(try obstacles("overdue-account", on: "2026-12-30") == [.breathingSpace])
        #expect(try obstacles("overdue-account", on: "2026-12-31").isEmpty)
        #expect(try obstacles("statement-of-account").isEmpty, "the customer may want to know the balance")
        for origin in [Correspondence.Origin.bulk, .automatic, .collection] {
            #expect(try write("overdue-account", origin)[0].contains("breathing space until 30 December 2026"))
        }
        #expect(try write("overdue-account", .manual).isEmpty, "a person was warned and may have a reason")
    }

    @Test func `a status that allows no correspondence stops all but a person`() throws {
        try office.database.run(
            """
            UPDATE customer SET status_id = (SELECT id FROM customer_status
              WHERE organisation_id = \(office.organisationID) AND name = 'Ex-Customer') WHERE id = \(hartley.id)
            """)
        #expect(try obstacles("welcome") == [.statusForbids])
        #expect(try write("statement-of-account", .automatic).count == 1)
        #expect(try write("statement-of-account", .manual).isEmpty)
    }

    @Test func `marketing wants consent, from a person too`() throws {
        try office.database.run("UPDATE correspondence_type SET class = 'marketing' WHERE code = 'welcome'")
        #expect(
            try write("welcome", .manual) == [
                "This customer has not agreed to receive marketing, so nothing can be sent."
            ])
        try office.database.run("UPDATE customer SET marketing_consent = 1")
        #expect(try write("welcome", .manual).isEmpty)
    }
}
