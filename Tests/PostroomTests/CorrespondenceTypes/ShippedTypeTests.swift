import Postroom
import SQL
import Support
import Testing

@Suite struct `The types that come with Postroom` {
    let office: Office
    init() throws { office = try TestOffice.open() }

    private func bringUp() throws -> Int {
        try CorrespondenceType.bringUp(in: office.database, clock: office.clock)
    }

    private func words(_ code: String, _ kind: String = "letter") throws -> (version: Int, body: String) {
        try #require(
            try office.database.first(
                """
                SELECT v.version, v.body FROM template t
                JOIN template_version v ON v.template_id = t.id AND v.version = t.current_version
                WHERE t.code = \(code) AND t.kind = \(kind) AND t.organisation_id = \(office.organisationID)
                """
            ) { ($0[0], $0[1]) })
    }

    @Test func `stand in the Add menu in their order`() throws {
        #expect(
            try CorrespondenceType.menu(in: office).map(\.name) == [
                "Welcome", "Copy Invoices", "Failed Payment", "Overdue Account", "Suspension Warning", "Final Notice",
                "Statement of Account", "First Reminder", "Second Reminder", "Auto-topup Notice",
            ])
    }

    @Test func `have the rules of their kind`() throws {
        let types = Dictionary(
            uniqueKeysWithValues: try CorrespondenceType.available(in: office).map { ($0.code, $0) })
        let rules = types.mapValues(\.rules)
        #expect(
            Set(rules.filter { !$0.value.isBulkSafe }.keys) == [
                "copy-invoices", "failed-payment", "auto-top-up-notice",
            ])
        #expect(Set(rules.filter(\.value.showsPeriod).keys) == ["statement-of-account"])
        #expect(Set(rules.filter(\.value.isInSendLetters).keys) == ["failed-payment", "auto-top-up-notice"])
        #expect(rules["failed-payment"]?.trigger == .directDebitFailed)
        #expect(rules["auto-top-up-notice"]?.trigger == .autoTopUp)
        #expect(types["copy-invoices"]?.letterTemplate == nil)
        for type in types.values where type.rules.isBulkSafe {
            let particular: [ContentSection.Kind] = [.invoices, .payments, .numbers]
            #expect(!type.sections.contains { particular.contains($0.kind) && $0.isRequired }, "\(type.name)")
        }
    }

    @Test func `come to an organisation that lacks them, and then no more`() throws {
        try office.database.run("UPDATE correspondence_type SET email_template_id = NULL WHERE code = 'final-notice'")
        try office.database.run("DELETE FROM correspondence_type WHERE code IN ('final-notice', 'copy-invoices')")
        #expect(try bringUp() == 2)
        #expect(try CorrespondenceType.menu(in: office).count == 10)
        #expect(try bringUp() == 0)
    }

    @Test func `get better words where nobody has edited them`() throws {
        let shipped = try words("welcome")
        try office.database.run(
            """
            UPDATE template_version SET body = 'Old words.' WHERE template_id =
              (SELECT id FROM template WHERE code = 'welcome' AND kind = 'letter')
            """)
        #expect(try bringUp() == 1)
        let now = try words("welcome")
        #expect(now.version == shipped.version + 1 && now.body == shipped.body)
        #expect(try bringUp() == 0)
    }

    @Test func `keep the words that somebody wrote`() throws {
        let staffed = try office.staffed(by: .administrator)
        let type = try #require(try CorrespondenceType.find(code: "welcome", in: office))
        let template = try #require(type.letterTemplate)
        _ = try TemplateVersion.add(TemplateText(subject: "Hello", body: "Our own."), to: template, in: staffed)
        #expect(try bringUp() == 0)
        #expect(try words("welcome").body == "Our own.")
    }

    @Test func `keep the sections and switches that somebody chose`() throws {
        try office.database.run(
            """
            UPDATE correspondence_type SET sections = '[]', is_available = 0, version = 2 WHERE code = 'welcome'
            """)
        #expect(try bringUp() == 0)
        let type = try #require(try CorrespondenceType.find(code: "welcome", in: office))
        #expect(type.sections.isEmpty && !type.isAvailable)
    }

    @Test func `learn new sections where nobody has touched the type`() throws {
        try office.database.run(
            "UPDATE correspondence_type SET sections = '[]', is_available = 0 WHERE code = 'welcome'")
        #expect(try bringUp() == 1)
        let type = try #require(try CorrespondenceType.find(code: "welcome", in: office))
        #expect(type.section(.verification) != nil && !type.isAvailable, "switched off stays switched off")
    }
}

@Suite struct `Copies of invoices` {
    let office: Office
    let cast: Cast
    let hartley: Customer

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        hartley = try cast.customer("12345")
    }

    private func bill(_ number: String) throws {
        let document = try office.database.insert(
            """
            INSERT INTO document(organisation_id, customer_id, kind, filename, media_type, size, pages, sha256, created_at)
            VALUES (\(office.organisationID), \(hartley.id), 'bill', \(number + ".pdf"), 'application/pdf', 4, 1,
              \(String(repeating: "0", count: 64)), 0)
            """)
        try office.database.run("UPDATE invoice SET document_id = \(document) WHERE number = \(number)")
    }

    @Test func `are ready when every bill is there, and name those that are missing`() throws {
        let type = try #require(try CorrespondenceType.find(code: "copy-invoices", in: office))
        var draft = try Draft.proposed(for: hartley, type: type, in: office)
        #expect(draft.invoiceIDs.isEmpty, "nobody knows beforehand which are wanted")
        draft.invoiceIDs = try InvoiceWindow.of(hartley.id, in: office).invoices.prefix(3).map(\.id)
        guard case .written(let written) = try Correspondence.write(draft, formToken: "a", in: office) else {
            Issue.record("they can be written")
            return
        }
        try bill("INV-205260")
        let failed = try written.settleBills(in: office)
        #expect(failed.status == .failed)
        #expect(failed.failure == "There is no bill PDF for INV-204893 and INV-205377.")
        try bill("INV-204893")
        let invoices = try InvoiceWindow.all(of: hartley.id, in: office)
        #expect(try Correspondence.lackingBills(of: invoices, in: office).map(\.id) == [written.id])
        #expect(try failed.settleBills(in: office).failure == "There is no bill PDF for INV-205377.")
        try bill("INV-205377")
        let ready = try written.settleBills(in: office)
        #expect(ready.status == .ready && ready.failure.isEmpty)
        #expect(try Correspondence.lackingBills(of: invoices, in: office).isEmpty)
        #expect(try ready.bills(in: office).map(\.number) == ["INV-204893", "INV-205260", "INV-205377"])
    }
}

@Suite struct `The invoices of a form` {
    let office: Office
    let cast: Cast
    let aisha: Customer

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        aisha = try cast.customer("30001")
        try office.atomically {
            for index in 1...1_203 {
                let day = (try #require(Day(text: "2020-01-01")) + index / 3).text
                try cast.invoice("N-\(index)", of: aisha, date: day, due: day, amount: 100, outstanding: index % 2)
            }
        }
    }

    @Test func `stand newest number first, window after window, each once`() throws {
        var seen: [String] = []
        var last: ID<Invoice>?
        repeat {
            let window = try InvoiceWindow.of(aisha.id, after: last, in: office)
            #expect(window.invoices.count <= InvoiceWindow.size)
            #expect(window.isLater == (last != nil))
            seen += window.invoices.map(\.number)
            last = window.older
        } while last != nil
        #expect(seen == (1...1_203).reversed().map { "N-\($0)" })
    }

    @Test func `can be chosen by their first and last number, whichever is named first`() throws {
        let one = try InvoiceWindow.range(from: "n-98", to: "N-102", of: aisha.id, in: office)
        let other = try InvoiceWindow.range(from: "N-102 ", to: "N-98", of: aisha.id, in: office)
        #expect(one.ids.count == 5 && one.ids == other.ids && one.missing.isEmpty)
        let wrong = try InvoiceWindow.range(from: "N-98", to: "INV-204417", of: aisha.id, in: office)
        #expect(wrong.ids.isEmpty && wrong.missing == ["INV-204417"], "that one is another customer's")
    }
}
