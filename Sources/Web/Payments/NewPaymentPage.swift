import FastCGI
import Mustache
import Postroom

/// Add payment, and Record auto top-up: money that no file tells of.
enum NewPaymentPage {
    /// The invoices to choose from: as many as one payment can pay.
    private static let mostOffered = 500

    static func show(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        try frame.office.require(.edit, of: .ledger)
        var entry = PaymentEntry()
        entry.date = frame.office.today.text
        entry.isAutoTopUp = visit.query["top_up"] == "1"
        entry.method = entry.isAutoTopUp ? Customer.PaymentMethod.card.rawValue : frame.customer.paymentMethod.rawValue
        return try form(visit, frame, entry, token: FormWord.fresh(), [])
    }

    static func add(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let token = visit.form["payment_token"] ?? ""
        guard FormWord.isWellFormed(token) else { throw TurnedAway.expired }
        let entry = sent(visit.form)
        switch try entry.add(to: frame.customer, formToken: token, in: frame.office) {
        case .added(let id), .already(let id):
            visit.house?.wakeRunner()
            return visit.redirect(
                to: "\(frame.address)/payments/\(id.number)",
                saying: entry.isAutoTopUp ? "The auto top-up is recorded." : "The payment is added.")
        case .refused(let problems): return try form(visit, frame, entry, token: token, problems)
        }
    }

    private static func sent(_ form: Form) -> PaymentEntry {
        var entry = PaymentEntry()
        entry.reference = form["reference"] ?? ""
        entry.customerReference = form["customer_reference"] ?? ""
        entry.amount = form["amount"] ?? ""
        entry.date = form["date"] ?? ""
        entry.method = form["method"] ?? ""
        entry.isPending = form["status"] == Payment.Status.pending.rawValue
        entry.isAutoTopUp = form["auto_top_up"] == "1"
        entry.against =
            switch form["against"] ?? "" {
            case "account": .account
            case let text: ID<Invoice>(text: text).map { .invoice($0) } ?? .oldest
            }
        return entry
    }

    private static func form(
        _ visit: Visit, _ frame: CustomerFrame, _ entry: PaymentEntry, token: String, _ problems: [Problem]
    ) throws -> Reply {
        let title = entry.isAutoTopUp ? "Record auto top-up" : "Add payment"
        return try visit.show(
            "payments/new", title: ErrorSummary.title("\(title), \(frame.customer.account.text)", problems),
            at: .customerList, crumbs: PaymentPage.crumbs(frame) + [Crumb(title)],
            status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + (try fields(entry, frame).map { $0.entry(problems) }) + [
                ("heading", .text(title)), ("customer", .text(frame.customer.name)),
                ("action", .text("\(frame.address)/payments")), ("back", .text("\(frame.address)/payments")),
                ("payment_token", .text(token)), ("is_auto_top_up", .bool(entry.isAutoTopUp)),
            ])
    }

    private static func fields(_ entry: PaymentEntry, _ frame: CustomerFrame) throws -> [FormField] {
        let currency = frame.customer.currency
        var amount = FormField("amount", "Amount in \(currency.code)", value: entry.amount)
        (amount.width, amount.isRequired, amount.hint) = ("w-2", true, "Below zero for a refund, such as -25.00")
        var date = FormField("date", "Date", .line(type: "date"), value: entry.date)
        (date.width, date.isRequired) = ("w-2", true)
        let methods = Customer.PaymentMethod.allCases.map { ($0.rawValue, $0.title) }
        let method = FormField("method", "Method", .choice(methods), value: entry.method)
        let states = [Payment.Status.taken, .pending].map { ($0.rawValue, $0.title) }
        var status = FormField(
            "status", "Status", .choice(states), value: (entry.isPending ? Payment.Status.pending : .taken).rawValue)
        status.hint = "A pending one does not count yet."
        var reference = FormField("reference", "Our reference", value: entry.reference)
        (reference.isOptional, reference.limit) = (true, Payment.longestReference)
        reference.hint = "Left empty, it gets the next number."
        var theirs = FormField("customer_reference", "Their reference", value: entry.customerReference)
        (theirs.isOptional, theirs.limit) = (true, Payment.longestReference)
        let open = try Invoice.payable(of: frame.customer.id, in: currency, limit: mostOffered, in: frame.office)
        let chosen: String =
            switch entry.against {
            case .oldest: ""
            case .account: "account"
            case .invoice(let id): String(id.number)
            }
        var against = FormField(
            "against", "What it pays",
            .choice(
                [("", "The oldest invoices first"), ("account", "Nothing yet: it stays on account")]
                    + open.map { (String($0.id.number), "\($0.number), \($0.outstanding.text) outstanding") }),
            value: chosen)
        if open.count == mostOffered { against.hint = "Of the unpaid invoices, the \(mostOffered) that are due first" }
        return [amount, date, method, status, against, reference, theirs]
    }
}
