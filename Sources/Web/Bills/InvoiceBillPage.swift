import FastCGI
import Mustache
import Postroom
import Press

/// The bill of one invoice: shown, and brought in by hand.
enum InvoiceBillPage {
    /// The PDF.
    static func show(_ visit: Visit) throws -> Reply {
        let (frame, invoice) = try subject(visit)
        guard let bill = try invoice.bill(in: frame.office) else { throw TurnedAway.notFound }
        var reply = Reply.bytes(try bill.bytes(in: frame.office), type: bill.mediaType)
        reply.offer(as: Document.billFilename(of: invoice.number), download: false)
        return reply
    }

    static func form(_ visit: Visit) throws -> Reply {
        let (frame, invoice) = try subject(visit)
        try frame.office.require(.edit, of: .ledger)
        return try form(frame, invoice, [])
    }

    static func upload(_ visit: Visit) throws -> Reply {
        let (frame, invoice) = try subject(visit)
        let office = frame.office
        try office.require(.edit, of: .ledger)
        guard let upload = visit.form.upload("bill"), upload.size > 0 else {
            return try form(frame, invoice, [Problem(field: "bill", "Choose a PDF.")])
        }
        do {
            let checked = try CheckedPDF(try upload.bytes())
            let intake = try BillIntake.begin(.upload, in: office)
            let taken = try intake.take(
                checked.bytes, pages: checked.pages, named: upload.fileName, for: invoice.number, in: office)
            let words: [BillIntake.Outcome: String] = [
                .added: "has its bill.", .replaced: "has a new bill. The one before is kept.",
                .unchanged: "has this very bill already.",
            ]
            return visit.redirect(
                to: InvoicesPage.address(of: invoice, at: frame),
                saying: "\(invoice.number) \(words[taken.outcome] ?? taken.reason)")
        } catch let unfit as CheckedPDF.Unfit {
            return try form(frame, invoice, [Problem(field: "bill", unfit.sentence)])
        }
    }

    private static func form(_ frame: CustomerFrame, _ invoice: Invoice, _ problems: [Problem]) throws -> Reply {
        var field = FormField("bill", "Bill", .file(accept: ".pdf,application/pdf"))
        field.hint = "A PDF of up to \(AttachmentLimit.usual.asFileSize) and \(AttachmentLimit.pages) pages"
        let bill = try invoice.bill(in: frame.office)
        return try frame.show(
            form: "bills/invoice", title: bill == nil ? "Add bill" : "Replace bill", problems: problems,
            [
                field.entry(problems), ("number", .text(invoice.number)), ("date", .text(invoice.date.short)),
                ("amount", .text(invoice.amount.text)), ("action", .text("\(path(invoice, frame))")),
                ("current", bill.map { .text(EmailFormPage.about($0)) } ?? .null),
                ("back", .text(InvoicesPage.address(of: invoice, at: frame))),
            ])
    }

    static func path(_ invoice: Invoice, _ frame: CustomerFrame) -> String {
        "\(frame.address)/invoices/\(invoice.number.percentEncoded)/bill"
    }

    private static func subject(_ visit: Visit) throws -> (CustomerFrame, Invoice) {
        let frame = try CustomerFrame(visit)
        guard let invoice = try Invoice.find(number: visit["invoice"], of: frame.customer.id, in: frame.office) else { throw TurnedAway.notFound }
        return (frame, invoice)
    }
}
