import Postroom
import SQL
import Support
import Testing

@Suite struct `Bills on the screen` {
    let office: Office
    let clerk: Clerk

    init() throws {
        office = try TestOffice.open()
        try Cast.assembled(in: office)
        clerk = try Clerk.signedIn(as: .manager, at: office)
    }

    @Test func `come in by upload and are reported`() {
        clerk.open("/import/bills")
        clerk.send("/import/bills", [], file: "files", named: "INV-204417.pdf", PlainPDF.of("bill"))
        #expect(clerk.page.contains("Added</span>") && clerk.page.contains("INV-204417.pdf"))
        clerk.open("/import/bills")
        clerk.send("/import/bills", [], file: "files", named: "INV-1.pdf", PlainPDF.of("bill"))
        #expect(clerk.page.contains("There is no invoice with the number INV-1."))
        clerk.open("/import/bills")
        clerk.send("/import/bills", [], file: "files", named: "INV-204417.pdf", Array("no".utf8))
        #expect(clerk.page.contains("This file is not a PDF."))
        clerk.open("/import/bills")
        clerk.send("/import/bills", [])
        #expect(clerk.status == 422)
        #expect(clerk.faults.isEmpty)
    }

    @Test func `stand beside their invoices, and one can be brought by hand`() throws {
        clerk.open("/customers/12345/invoices")
        let add = try #require(clerk.between("<a href=\"/customers/12345/invoices/", "\">Add"))
        let id = add.split(separator: "/")[0]
        clerk.open("/customers/12345/invoices/\(add)")
        #expect(clerk.page.contains("<h1>Add bill</h1>"))
        let path = "/customers/12345/invoices/\(id)/bill"
        clerk.send(path, [], file: "bill", named: "scan.pdf", Array("no".utf8))
        #expect(clerk.status == 422 && clerk.page.contains("This file is not a PDF."))
        clerk.send(path, [], file: "bill", named: "scan.pdf", PlainPDF.of("bill"))
        #expect(clerk.page.contains("has its bill."))
        clerk.open(path)
        #expect(try clerk.bytes() == PlainPDF.of("bill"))
        clerk.open("/customers/20007/invoices/\(id)/bill")
        #expect(clerk.status == 404, "nobody sees another customer's")
    }

    @Test func `are seen by staff and brought by others`() throws {
        let priya = try Clerk.signedIn(as: .staff, at: office, name: "Megan Rees")
        priya.open("/import/bills")
        #expect(priya.status == 403)
        priya.open("/customers/12345/invoices")
        #expect(priya.status == 200 && !priya.page.contains(">Add<span"))
    }
}
