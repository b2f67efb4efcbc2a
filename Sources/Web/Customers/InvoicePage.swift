import FastCGI
import Mustache
import Postroom

/// One invoice: its figures, what paid it, what was written about it, what is to be done.
enum InvoicePage {
    static func show(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let office = frame.office
        guard let invoice = try Invoice.find(number: visit["invoice"], of: frame.customer.id, in: office) else {
            throw TurnedAway.notFound
        }
        let base = "\(frame.address)/invoices"
        let payments = try invoice.payments(in: office)
        let letters = office.actor.may(.view, of: .correspondence) ? try invoice.letters(in: office) : []
        let isCredit = invoice.amount.minor < 0
        return try visit.show(
            "invoices/show", title: "Invoice \(invoice.number), \(frame.customer.account.text)", at: .customerList,
            crumbs: [
                Crumb("Customer List", "/customers"),
                Crumb("\(frame.customer.account.text) \(frame.customer.name)", frame.address), Crumb("Invoices", base),
                Crumb(invoice.number),
            ],
            [
                ("heading", .text("\(isCredit ? "Credit note" : "Invoice") \(invoice.number)")),
                ("customer", .text(frame.customer.name)), ("badges", .list(StatusBadge.of(invoice, on: office.today))),
                ("facts", .list(facts(invoice))), ("in_list", .text(InvoicesPage.address(of: invoice, at: frame))),
                ("payments", .list(payments.map { payment($0, frame) })), ("has_payments", .bool(!payments.isEmpty)),
                ("letters", .list(letters.map { PaymentPage.letter($0, frame) })),
                ("has_letters", .bool(!letters.isEmpty)),
            ]
                + (try TodoCard.entries(
                    about: .invoice(invoice.id), of: frame.customer.id, account: frame.customer.account.text,
                    back: "\(base)/\(invoice.number.percentEncoded)", in: office)))
    }

    private static func facts(_ invoice: Invoice) -> [Value] {
        func fact(_ name: String, _ value: String) -> Value { ["name": .text(name), "value": .text(value)] }
        var facts = [
            fact("Date", invoice.date.short), fact("Due", invoice.dueDate.short), fact("Amount", invoice.amount.text),
            fact("Outstanding", invoice.outstanding.minor == 0 ? "Nothing" : invoice.outstanding.text),
        ]
        if !invoice.reference.isEmpty { facts.append(fact("Reference", invoice.reference)) }
        return facts
    }

    private static func payment(_ part: Invoice.Part, _ frame: CustomerFrame) -> Value {
        [
            "reference": .text(part.reference), "date": .text(part.date.short), "amount": .text(part.amount.text),
            "address": .text("\(frame.address)/payments/\(part.payment.number)"),
            "badges": .list(StatusBadge.of(part.status)),
        ]
    }
}
