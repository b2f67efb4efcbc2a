/// What was ticked. A tick that is not the customer's is refused, not passed over: a letter must say what the clerk
/// saw when it was saved.
extension Draft {
    func freezeOverdue(
        _ section: ContentSection, on day: Day, into content: inout FrozenContent, in office: Office
    ) throws -> [Problem] {
        let (invoices, problems) = try ticked(section, in: office)
        guard problems.isEmpty else { return problems }
        let early = invoices.filter { !$0.isOverdue(on: day) }
        guard early.isEmpty else {
            let names = Self.list(early.map(\.number))
            let verb = early.count == 1 ? "is" : "are"
            return [Problem(field: section.key, "\(names) \(verb) not overdue on \(day.long). Check the ticks.")]
        }
        content.invoices = invoices.map { line(of: $0, on: day) }
        return []
    }

    func freezeInvoices(
        _ section: ContentSection, on day: Day, into content: inout FrozenContent, in office: Office
    ) throws -> [Problem] {
        let (invoices, problems) = try ticked(section, in: office)
        guard problems.isEmpty else { return problems }
        let void = invoices.filter { $0.status == .void }
        guard void.isEmpty else {
            let verb = void.count == 1 ? "is" : "are"
            return [Problem(field: section.key, "\(Self.list(void.map(\.number))) \(verb) void. Check the ticks.")]
        }
        content.invoices = invoices.map { line(of: $0, on: day) }
        return []
    }

    /// The customer's invoices among the ticks, the oldest first, or what is wrong with the ticks.
    private func ticked(_ section: ContentSection, in office: Office) throws -> ([Invoice], [Problem]) {
        let wanted = Set(invoiceIDs)
        if wanted.isEmpty, section.isRequired {
            return ([], [Problem(field: section.key, "Choose at least one invoice.")])
        }
        let invoices = try Invoice.find(Array(wanted), of: customer.id, in: office)
        guard invoices.count == wanted.count else {
            return ([], [Self.stray(section, "An invoice")])
        }
        return (invoices, [])
    }

    func freezePayments(
        _ section: ContentSection, into content: inout FrozenContent, in office: Office
    ) throws -> [Problem] {
        let wanted = Set(paymentIDs)
        if wanted.isEmpty, section.isRequired {
            return [Problem(field: section.key, "Choose at least one payment.")]
        }
        let payments = try Payment.find(Array(wanted), of: customer.id, in: office)
        guard payments.count == wanted.count else { return [Self.stray(section, "A payment")] }
        if let statuses = section.statuses {
            let others = payments.filter { !statuses.contains($0.status) }
            guard others.isEmpty else {
                let names = Self.list(others.map(\.reference))
                let verb = others.count == 1 ? "is" : "are"
                let wanted = statuses.map(\.rawValue).joined(separator: " or ")
                return [Problem(field: section.key, "\(names) \(verb) not \(wanted). Check the ticks.")]
            }
        }
        content.payments = payments.map { payment in
            .init(
                reference: payment.reference, date: payment.date.text, amount: payment.amount.minor,
                currency: payment.amount.currency.code, method: payment.method, status: payment.status.rawValue,
                reason: payment.failureReason)
        }
        return []
    }

    func freezeNumbers(
        _ section: ContentSection, into content: inout FrozenContent, in office: Office
    ) throws -> [Problem] {
        let wanted = Set(numberIDs)
        if wanted.isEmpty, section.isRequired {
            return [Problem(field: section.key, "Choose at least one number.")]
        }
        let numbers = try CustomerNumber.of(customer.id, limit: 20_000, in: office).filter { wanted.contains($0.id) }
        guard numbers.count == wanted.count else { return [Self.stray(section, "A number")] }
        content.numbers = numbers.map { .init(number: $0.number, label: $0.label) }
        return []
    }

    private func line(of invoice: Invoice, on day: Day) -> FrozenContent.InvoiceLine {
        FrozenContent.InvoiceLine(
            number: invoice.number, date: invoice.date.text, due: invoice.dueDate.text,
            amount: invoice.amount.minor, outstanding: invoice.outstanding.minor,
            currency: invoice.amount.currency.code, daysOverdue: invoice.daysOverdue(on: day))
    }

    private static func stray(_ section: ContentSection, _ what: String) -> Problem {
        Problem(
            field: section.key, "\(what) was ticked that this customer does not have. Check the ticks and save again.")
    }

    /// `INV-1`, `INV-1 and INV-2`, `INV-1, INV-2 and 5 more`.
    static func list(_ names: [String]) -> String {
        switch names.count {
        case ...1: names.first ?? ""
        case 2, 3: names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
        default: "\(names[0]), \(names[1]) and \((names.count - 2).grouped) more"
        }
    }
}
