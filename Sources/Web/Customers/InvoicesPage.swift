import FastCGI
import Mustache
import Postroom

/// A customer's invoices, newest first: what is open, or all.
enum InvoicesPage {
    static let pageSize = 50

    static func show(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let (office, customer) = (frame.office, frame.customer)
        let found = try visit.query["invoice"].flatMap { try Invoice.find(number: $0, of: customer.id, in: office) }
        let showsAll = visit.query["show"] == "all" || found != nil
        let given = visit.query["after"].flatMap { History.Entry(text: $0) }
        // A found invoice heads the list, wherever it stands.
        let after = given ?? found.map { History.Entry(day: $0.date, id: $0.id.number + 1) }
        let invoices = try Invoice.page(
            of: customer.id, openOnly: !showsAll, after: after.map { (date: $0.day, id: $0.id) }, limit: pageSize + 1,
            in: office)
        let shown = Array(invoices.prefix(pageSize))
        let letters = try Invoice.lastLetters(about: shown, in: office)
        let last = invoices.count > pageSize ? shown.last : nil
        return try frame.show(
            "customers/invoices", at: .invoices,
            [
                ("rows", .list(shown.map { row($0, frame, letters[$0.id], isFound: $0.id == found?.id) })),
                ("has_rows", .bool(!shown.isEmpty)), ("shows_all", .bool(showsAll)),
                ("open_only", .text(address(frame))), ("all", .text(address(frame, all: true))),
                ("totals", .list(try totals(frame))),
                ("csv", .text("\(frame.address)/invoices.csv?show=\(showsAll ? "all" : "open")")),
                ("is_first", .bool(after == nil)), ("first", .text(address(frame, all: showsAll))),
                ("found", Value(found?.number)), ("sought", found == nil ? Value(visit.query["invoice"]) : .null),
                (
                    "older",
                    last.map {
                        .text(address(frame, all: showsAll, after: History.Entry(day: $0.date, id: $0.id.number)))
                    }
                        ?? .null
                ),
            ])
    }

    static func csv(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let today = frame.office.today
        var sheet = CSVWriter(headings: [
            "Account Number", "Invoice", "Date", "Due date", "Currency", "Amount", "Outstanding", "Days overdue",
            "Status", "Reference",
        ])
        try Invoice.each(of: frame.customer.id, openOnly: visit.query["show"] != "all", in: frame.office) { invoice in
            sheet.add([
                frame.customer.account.text, invoice.number, invoice.date.text, invoice.dueDate.text,
                invoice.amount.currency.code, invoice.amount.plain, invoice.outstanding.plain,
                String(invoice.daysOverdue(on: today)), word(invoice, on: today), invoice.reference,
            ])
        }
        return sheet.reply(named: "\(frame.customer.account.text)-invoices-\(today.text).csv")
    }

    /// Where an invoice is shown: at the head of the list, marked.
    static func address(of invoice: Invoice, at frame: CustomerFrame) -> String {
        frame.address + "/invoices?invoice=" + invoice.number.percentEncoded + "#found"
    }

    static func address(ofNumber number: String, account: String) -> String {
        "\(CustomerFrame.address(account))/invoices?invoice=\(number.percentEncoded)#found"
    }

    private static func address(_ frame: CustomerFrame, all: Bool = false, after: History.Entry? = nil) -> String {
        var fields: [String] = []
        if all { fields.append("show=all") }
        if let after { fields.append("after=\(after.text)") }
        return "\(frame.address)/invoices" + (fields.isEmpty ? "" : "?\(fields.joined(separator: "&"))")
    }

    private static func row(
        _ invoice: Invoice, _ frame: CustomerFrame, _ letter: Correspondence.Number?, isFound: Bool
    ) -> Value {
        let badges = StatusBadge.of(invoice, on: frame.office.today)
        let bill = InvoiceBillPage.path(invoice, frame)
        return [
            "bill": invoice.hasBill ? .text(bill) : .null,
            "add_bill": frame.office.actor.may(.edit, of: .ledger) ? .text("\(bill)/new") : .null,
            "invoice_address": .text("\(frame.address)/invoices/\(invoice.number.percentEncoded)"),
            "number": .text(invoice.number), "is_found": .bool(isFound), "date": .text(invoice.date.short),
            "reference": invoice.reference.isEmpty ? .null : .text(invoice.reference),
            "due": .text(invoice.dueDate.short), "amount": .text(invoice.amount.text),
            "outstanding": .text(invoice.outstanding.text), "is_paid": .bool(invoice.outstanding.minor == 0),
            "badges": .list(badges), "word": badges.isEmpty ? .text(word(invoice, on: frame.office.today)) : .null,
            "letter": letter.map { .text("\(frame.customer.account.text)/\($0.text)") } ?? .null,
            "letter_address": letter.map { .text("\(frame.address)/correspondence/\($0.text)") } ?? .null,
        ]
    }

    private static func word(_ invoice: Invoice, on day: Day) -> String {
        if invoice.status == .void { return "Void" }
        if invoice.outstanding.minor == 0 { return "Paid" }
        if invoice.amount.minor < 0 { return "Credit" }
        return invoice.isOverdue(on: day) ? "Overdue" : "Not due"
    }

    /// What is unpaid on all pages, by currency.
    private static func totals(_ frame: CustomerFrame) throws -> [Value] {
        let figures = try Figures.of(
            frame.customer.id, currency: frame.customer.currency, on: frame.office.today, in: frame.office)
        return figures.filter { $0.unpaidCount > 0 }.map { figures in
            let late = figures.overdue.minor > 0 ? "\(figures.overdue.text) overdue" : ""
            return [
                "label": .text("Unpaid, \(FigureTiles.invoices(figures.unpaidCount))"),
                "amount": .text(figures.unpaid.text), "overdue": late.isEmpty ? .null : .text(late),
            ]
        }
    }
}
