import Postroom
import SQL
import Support
import Testing

@Suite struct `Taking bills in` {
    let office: Office
    let cast: Cast
    let hartley: Customer

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        hartley = try cast.customer("12345")
        try cast.invoice("12345/7", of: hartley, date: "2026-10-01", due: "2026-10-15", amount: 10_00)
        try cast.invoice("12345-8", of: hartley, date: "2026-10-01", due: "2026-10-15", amount: 10_00)
        try cast.invoice("12345/8", of: hartley, date: "2026-10-01", due: "2026-10-15", amount: 10_00)
    }

    private func take(_ filename: String, _ words: String = "a bill", for number: String? = nil) throws
        -> BillIntake.Taken
    {
        let intake = try BillIntake.begin(.upload, in: office)
        return try intake.take(PlainPDF.of(words), pages: 1, named: filename, for: number, in: office)
    }

    private func bill(_ number: String) throws -> Document? {
        try #require(try Invoice.find(number: number, of: hartley.id, in: office)).bill(in: office)
    }

    @Test(arguments: [
        ("INV-204417.pdf", "INV-204417"), ("inv-204417.PDF", "INV-204417"), ("12345-7.pdf", "12345/7"),
        ("12345_7.pdf", "12345/7"),
    ])
    func `finds the invoice in the file's name`(filename: String, number: String) throws {
        let taken = try take(filename)
        #expect(taken.outcome == .added && taken.invoice == number && taken.account == "12345")
        #expect(try bill(number) != nil)
    }

    @Test func `believes a list before the name`() throws {
        guard case .read(let index) = try BillIndex.read(Array("Invoice;File\r\nINV-204417;scan0001.pdf\r\n".utf8))
        else {
            Issue.record("it is a list")
            return
        }
        #expect(index.invoice(of: "Scan0001.PDF") == "INV-204417" && index.invoice(of: "other.pdf") == nil)
        #expect(try take("scan0001.pdf", for: index.invoice(of: "scan0001.pdf")).invoice == "INV-204417")
    }

    @Test func `says what a list lacks`() throws {
        guard case .refused(let problem) = try BillIndex.read(Array("a,b\n1,2\n".utf8)) else {
            Issue.record("it is no list")
            return
        }
        #expect(problem.message.contains("“File”"))
    }

    @Test func `names an invoice that there is not`() throws {
        let taken = try take("INV-999.pdf")
        #expect(taken.outcome == .refused && taken.reason == "There is no invoice with the number INV-999.")
        let neighbour = try cast.neighbour()
        let theirs = try neighbour.customer("90001")
        try neighbour.invoice("THEIRS-1", of: theirs, date: "2026-10-01", due: "2026-10-15", amount: 10_00)
        #expect(try take("THEIRS-1.pdf").outcome == .refused, "another organisation's")
    }

    @Test func `takes nothing for one of two that it could be`() throws {
        let taken = try take("12345-8.pdf")
        #expect(taken.outcome == .refused)
        #expect(taken.reason.contains("12345-8 and 12345/8"))
        #expect(try take("12345-8.pdf", for: "12345/8").invoice == "12345/8")
    }

    @Test func `replaces a bill and keeps the one before`() throws {
        #expect(try take("INV-204417.pdf", "one").outcome == .added)
        let first = try #require(try bill("INV-204417"))
        #expect(try take("INV-204417.pdf", "one").outcome == .unchanged)
        #expect(try take("INV-204417.pdf", "two").outcome == .replaced)
        let second = try #require(try bill("INV-204417"))
        #expect(second.id != first.id)
        #expect(try Document.find(first.id, in: office)?.bytes(in: office) == PlainPDF.of("one"))
        let invoice = try #require(try Invoice.find(number: "INV-204417", of: hartley.id, in: office))
        #expect(
            try Audit.trail(of: .invoice, invoice.id.number, in: office).map(\.action) == [
                "bill replaced", "bill added",
            ])
    }

    @Test func `is reported, the refused ones first`() throws {
        let intake = try BillIntake.begin(.folder, in: office)
        _ = try intake.take(PlainPDF.of("x"), pages: 1, named: "INV-204417.pdf", in: office)
        _ = try intake.refuse("x.pdf", "This file is not a PDF.", in: office)
        let report = try #require(try BillReport.find(intake.id, in: office))
        #expect(report.added == 1 && report.refused == 1 && report.files == 2 && report.source == .folder)
        #expect(try report.taken(in: office).map(\.filename) == ["x.pdf", "INV-204417.pdf"])
    }

    @Test func `makes ready what waited for it`() throws {
        let type = try #require(try CorrespondenceType.find(code: "copy-invoices", in: office))
        var draft = try Draft.proposed(for: hartley, type: type, in: office)
        draft.invoiceIDs = [
            try #require(try Invoice.find(number: "INV-204417", of: hartley.id, in: office)).id,
            try #require(try Invoice.find(number: "INV-204893", of: hartley.id, in: office)).id,
        ]
        guard case .written(let record) = try Correspondence.write(draft, formToken: "copies", in: office) else {
            Issue.record("it can be written")
            return
        }
        func again() throws -> Correspondence { try #require(try Correspondence.find(record.id, in: office)) }
        #expect(try record.settleBills(in: office).status == .failed)
        _ = try take("INV-204417.pdf")
        #expect(try again().status == .failed)
        #expect(try again().failure == "There is no bill PDF for INV-204893.")
        _ = try take("INV-204893.pdf")
        #expect(try again().status == .ready)
        let papers = try again().papers(in: office)
        #expect(papers.areBills && papers.attached.map(\.filename) == ["INV-204417.pdf", "INV-204893.pdf"])

        _ = try take("INV-204893.pdf", "another")
        #expect(try again().papers(in: office) == papers, "the record keeps the bills it has")
        _ = try again().relinkBills(in: office)
        #expect(try again().papers(in: office) != papers, "until it is recreated")
    }

    @Test func `wants the right`() throws {
        let clerk = try office.staffed(by: .staff)
        #expect(throws: NotPermitted.self) { try BillIntake.begin(.upload, in: clerk) }
    }
}
