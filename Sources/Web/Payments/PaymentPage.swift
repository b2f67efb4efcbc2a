import FastCGI
import Mustache
import Postroom

/// One payment: what it paid, what was written about it, what is to be done.
enum PaymentPage {
    static func show(_ visit: Visit) throws -> Reply {
        let (frame, payment) = try find(visit)
        let office = frame.office
        let letters = office.actor.may(.view, of: .correspondence) ? try payment.letters(in: office) : []
        let outcomes =
            office.actor.may(.view, of: .correspondence)
            ? try Occurrence.outcomes(of: .payment, payment.id.number, in: office) : []
        let allotments = try payment.allotments(in: office)
        let back = address(of: payment, at: frame)
        return try visit.show(
            "payments/show", title: "Payment \(payment.reference), \(frame.customer.account.text)", at: .customerList,
            crumbs: crumbs(frame) + [Crumb(payment.reference)],
            [
                ("reference", .text(payment.reference)), ("customer", .text(frame.customer.name)),
                (
                    "heading",
                    .text(payment.amount.minor < 0 ? "Refund \(payment.reference)" : "Payment \(payment.reference)")
                ),
                ("amount", .text(payment.amount.text)), ("status", .text(payment.status.title)),
                ("tone", .text(tone(payment.status))), ("facts", .list(facts(payment, office))),
                ("is_undone", .bool(payment.status == .failed || payment.status == .reversed)),
                ("reason", Value(payment.failureReason.isEmpty ? nil : payment.failureReason)),
                ("may_undo", .bool(payment.canBeUndone && office.actor.may(.edit, of: .ledger))),
                ("address", .text(back)), ("allotments", .list(allotments.map { allotment($0, frame) })),
                ("has_allotments", .bool(!allotments.isEmpty)),
                (
                    "unallocated",
                    payment.status == .taken && payment.unallocated.minor != 0 ? .text(payment.unallocated.text) : .null
                ),
                ("letters", .list(letters.map { letter($0, frame) })), ("has_letters", .bool(!letters.isEmpty)),
                ("waiting", .list(outcomes.filter(\.isWaiting).map { .text($0.typeName) })),
                (
                    "failures",
                    .list(
                        outcomes.filter { !$0.isWaiting && !$0.failure.isEmpty }.map {
                            ["type": .text($0.typeName), "reason": .text($0.failure)]
                        })
                ),
                ("is_waiting", .bool(outcomes.contains(where: \.isWaiting))),
            ]
                + (try TodoCard.entries(
                    about: .payment(payment.id), of: frame.customer.id, account: frame.customer.account.text,
                    back: back, in: office))
                + AuditTable.entries(
                    try Audit.trail(of: .payment, payment.id.number, limit: 30, in: office), in: office))
    }

    /// The payment that the address names; somebody else's is not found.
    static func find(_ visit: Visit) throws -> (CustomerFrame, Payment) {
        let frame = try CustomerFrame(visit)
        guard let id = ID<Payment>(text: visit["payment"]),
            let payment = try Payment.find(id, of: frame.customer.id, in: frame.office)
        else { throw TurnedAway.notFound }
        return (frame, payment)
    }

    static func address(of payment: Payment, at frame: CustomerFrame) -> String {
        "\(frame.address)/payments/\(payment.id.number)"
    }

    static func crumbs(_ frame: CustomerFrame) -> [Crumb] {
        [
            Crumb("Customer List", "/customers"),
            Crumb("\(frame.customer.account.text) \(frame.customer.name)", frame.address),
            Crumb("Payments", "\(frame.address)/payments"),
        ]
    }

    private static func tone(_ status: Payment.Status) -> String {
        switch status {
        case .taken: "good"
        case .pending: "info"
        case .failed, .reversed: "bad"
        }
    }

    private static func facts(_ payment: Payment, _ office: Office) -> [Value] {
        func fact(_ name: String, _ value: String) -> Value { ["name": .text(name), "value": .text(value)] }
        var facts = [
            fact("Amount", payment.amount.text), fact("Date", payment.date.short),
            fact("Method", PaymentsPage.title(ofMethod: payment.method)),
        ]
        if !payment.customerReference.isEmpty { facts.append(fact("Their reference", payment.customerReference)) }
        if payment.isAutoTopUp { facts.append(fact("Auto top-up", "Yes")) }
        if let day = payment.failedOn { facts.append(fact("Failed on", day.short)) }
        return facts
    }

    private static func allotment(_ part: Payment.Allotment, _ frame: CustomerFrame) -> Value {
        [
            "invoice": .text(part.invoice), "date": .text(part.invoiceDate.short), "amount": .text(part.amount.text),
            "is_nothing": .bool(part.amount.minor == 0),
            "address": .text("\(frame.address)/invoices/\(part.invoice.percentEncoded)"),
        ]
    }

    static func letter(_ letter: Correspondence.Reference, _ frame: CustomerFrame) -> Value {
        [
            "reference": .text("\(frame.customer.account.text)/\(letter.number.text)"),
            "type": .text(letter.typeName),
            "badge": letter.underWay.map(StatusBadge.of) ?? StatusBadge.of(letter.status),
            "address": .text("\(frame.address)/correspondence/\(letter.number.text)"),
        ]
    }
}
