import FastCGI
import Mustache
import Postroom

/// Actions > Record failure, and Reverse: what will happen, a reason, and the button.
enum PaymentUndoPage {
    static func askFailure(_ visit: Visit) throws -> Reply { try ask(visit, .failure) }
    static func askReversal(_ visit: Visit) throws -> Reply { try ask(visit, .reversal) }
    static func recordFailure(_ visit: Visit) throws -> Reply { try carryOut(visit, .failure) }
    static func reverse(_ visit: Visit) throws -> Reply { try carryOut(visit, .reversal) }

    private enum Deed {
        case failure, reversal

        var title: String { self == .failure ? "Record failure" : "Reverse payment" }
        var path: String { self == .failure ? "fail" : "reverse" }
        var button: String { self == .failure ? "Record failure" : "Reverse payment" }
    }

    private static func ask(_ visit: Visit, _ deed: Deed) throws -> Reply {
        let (frame, payment) = try PaymentPage.find(visit)
        try frame.office.require(.edit, of: .ledger)
        guard payment.canBeUndone else { return already(visit, payment, frame) }
        return try form(visit, frame, payment, deed, reason: "", date: frame.office.today.text, [])
    }

    private static func carryOut(_ visit: Visit, _ deed: Deed) throws -> Reply {
        let (frame, payment) = try PaymentPage.find(visit)
        let version = visit.form["version"].flatMap { Int($0) } ?? 0
        let (reason, date) = (visit.form["reason"] ?? "", visit.form["date"] ?? "")
        let changed =
            switch deed {
            case .failure:
                try payment.recordFailure(
                    reason: reason, on: date, version: version, of: frame.customer, in: frame.office)
            case .reversal:
                try payment.reverse(reason: reason, version: version, of: frame.customer, in: frame.office)
            }
        switch changed {
        case .changed:
            visit.house?.wakeRunner()
            let words = deed == .failure ? "The payment is recorded as failed." : "The payment is reversed."
            return visit.redirect(to: PaymentPage.address(of: payment, at: frame), saying: words)
        case .outdated(let now): return already(visit, now, frame)
        case .refused(let problems):
            return try form(visit, frame, payment, deed, reason: reason, date: date, problems)
        }
    }

    private static func already(_ visit: Visit, _ payment: Payment, _ frame: CustomerFrame) -> Reply {
        let words =
            payment.canBeUndone
            ? "Somebody else changed this payment meanwhile. This is how it is now."
            : "This payment is \(payment.status.title.lowercased()) already."
        return visit.redirect(to: PaymentPage.address(of: payment, at: frame), saying: words)
    }

    private static func form(
        _ visit: Visit, _ frame: CustomerFrame, _ payment: Payment, _ deed: Deed, reason: String, date: String,
        _ problems: [Problem]
    ) throws -> Reply {
        var why = FormField("reason", "Reason", value: reason)
        (why.limit, why.isRequired) = (Payment.longestReason, true)
        if deed == .failure { why.hint = "As the bank gives it, such as Refer to payer" }
        var day = FormField("date", "Day it failed", .line(type: "date"), value: date)
        (day.width, day.isRequired) = ("w-2", true)
        let set = try payment.allotments(in: frame.office).filter { $0.amount.minor != 0 }
        return try visit.show(
            "payments/undo", title: ErrorSummary.title("\(deed.title) \(payment.reference)", problems),
            at: .customerList,
            crumbs: PaymentPage.crumbs(frame) + [
                Crumb(payment.reference, PaymentPage.address(of: payment, at: frame)), Crumb(deed.title),
            ], status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [why, day].map { $0.entry(problems) } + [
                ("heading", .text(deed.title)), ("button", .text(deed.button)),
                ("action", .text("\(PaymentPage.address(of: payment, at: frame))/\(deed.path)")),
                ("address", .text(PaymentPage.address(of: payment, at: frame))),
                ("version", .integer(payment.version)), ("is_failure", .bool(deed == .failure)),
                ("lead", .text("\(payment.reference), \(payment.amount.text), \(frame.customer.name)")),
                ("amount", .text(payment.amount.text)), ("has_set", .bool(!set.isEmpty)),
                ("set", .list(set.map { .text("\($0.invoice), \($0.amount.text)") })),
                ("is_taken", .bool(payment.status == .taken)),
                ("follows", .list(deed == .failure ? try follows(payment, frame.office).map { .text($0) } : [])),
            ])
    }

    /// What happens by itself when the failure is recorded.
    private static func follows(_ payment: Payment, _ office: Office) throws -> [String] {
        let isDirectDebit = payment.method == Customer.PaymentMethod.directDebit.rawValue
        let kinds: [Occurrence.Kind] = isDirectDebit ? [.paymentFailed, .directDebitFailed] : [.paymentFailed]
        return try Occurrence.consequences(of: kinds, in: office)
    }
}
