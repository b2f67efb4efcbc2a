import FastCGI
import Mustache
import Postroom

/// A customer's payments, newest first.
enum PaymentsPage {
    static let pageSize = 50

    static func show(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let after = visit.query["after"].flatMap { History.Entry(text: $0) }
        let payments = try Payment.page(
            of: frame.customer.id, after: after.map { (date: $0.day, id: $0.id) }, limit: pageSize + 1,
            in: frame.office)
        let shown = Array(payments.prefix(pageSize))
        let base = "\(frame.address)/payments"
        let last = payments.count > pageSize ? shown.last : nil
        return try frame.show(
            "payments/index", at: .payments,
            [
                ("rows", .list(shown.map { row($0, base) })), ("has_rows", .bool(!shown.isEmpty)),
                ("csv", .text("\(base).csv")), ("add_payment", .text("\(base)/new")),
                ("is_first", .bool(after == nil)), ("first", .text(base)),
                (
                    "older",
                    last.map { .text("\(base)?after=\(History.Entry(day: $0.date, id: $0.id.number).text)") } ?? .null
                ),
            ] + PaymentSourceCards.entries(of: frame.customer, in: frame.office))
    }

    static func csv(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        var sheet = CSVWriter(headings: [
            "Account Number", "Payment", "Date", "Currency", "Amount", "Not matched", "Method", "Status",
            "Failed on", "Failure reason", "Customer reference", "Auto top-up",
        ])
        try Payment.each(of: frame.customer.id, in: frame.office) { payment in
            sheet.add([
                frame.customer.account.text, payment.reference, payment.date.text, payment.amount.currency.code,
                payment.amount.plain, payment.unallocated.plain, payment.method, payment.status.title,
                payment.failedOn?.text ?? "", payment.failureReason, payment.customerReference,
                payment.isAutoTopUp ? "yes" : "no",
            ])
        }
        return sheet.reply(named: "\(frame.customer.account.text)-payments-\(frame.office.today.text).csv")
    }

    static func title(ofMethod method: String) -> String {
        Customer.PaymentMethod(rawValue: method)?.title ?? method
    }

    private static func row(_ payment: Payment, _ base: String) -> Value {
        let badges = StatusBadge.of(payment.status)
        return [
            "reference": .text(payment.reference), "address": .text("\(base)/\(payment.id.number)"),
            "theirs": payment.customerReference.isEmpty ? .null : .text(payment.customerReference),
            "date": .text(payment.date.short), "amount": .text(payment.amount.text),
            "method": .text(title(ofMethod: payment.method)), "is_auto_top_up": .bool(payment.isAutoTopUp),
            "badges": .list(badges), "word": badges.isEmpty ? .text(payment.status.title) : .null,
            "reason": payment.failureReason.isEmpty ? .null : .text(payment.failureReason),
            "open": payment.status == .taken && payment.unallocated.minor != 0
                ? .text(payment.unallocated.text) : .null,
        ]
    }
}
