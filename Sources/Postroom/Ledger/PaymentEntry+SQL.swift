import SQL

extension PaymentEntry {
    /// Stores the payment, sets it against invoices and brings the figures up to date.
    ///
    /// - Parameter formToken: unique to the form; sending one form twice makes one payment.
    package func add(to customer: Customer, formToken: String, in office: Office) throws -> Added {
        try office.require(.edit, of: .ledger)
        let checked = checked(for: customer, today: office.today)
        guard checked.problems.isEmpty, let day = checked.day else { return .refused(checked.problems) }
        return try office.atomically {
            let earlier: ID<Payment>? = try office.database.first(
                "SELECT id FROM payment WHERE form_token = \(formToken) AND customer_id = \(customer.id)"
            ) { $0[0] }
            if let earlier { return .already(earlier) }
            let problems = try problems(for: customer, in: office)
            guard problems.isEmpty else { return .refused(problems) }
            let id = try insert(checked.minor, day, for: customer, formToken: formToken, in: office)
            if !isPending, checked.minor > 0 {
                for invoice in try invoices(of: customer, in: office) {
                    try Allocation.set(id, against: invoice, currency: customer.currency, in: office)
                }
            }
            try Figures.rollDay(in: office)
            try Figures.keep(where: "id = \(customer.id)", on: office.today, in: office)
            try tell(id, Money(checked.minor, customer.currency), customer, in: office)
            return .added(ID(id))
        }
    }

    private func problems(for customer: Customer, in office: Office) throws -> [Problem] {
        var problems: [Problem] = []
        let key = reference.trimmed.lowercased()
        if !key.isEmpty,
            try office.database.exists(
                "SELECT 1 FROM payment WHERE organisation_id = \(office.organisationID) AND reference_key = \(key)")
        {
            problems.append(Problem(field: "reference", "There is a payment \(reference.trimmed) already."))
        }
        if case .invoice(let id) = against, try Invoice.find([id], of: customer.id, in: office).isEmpty {
            problems.append(Problem(field: "against", "Choose one of the customer’s invoices."))
        }
        return problems
    }

    private func insert(
        _ minor: Int, _ day: Day, for customer: Customer, formToken: String, in office: Office
    ) throws -> Int {
        let given = reference.trimmed
        let id = try office.database.insert(
            """
            INSERT INTO payment(organisation_id, customer_id, reference, reference_key, customer_reference, date,
              amount, unallocated, currency, method, status, is_auto_top_up, form_token)
            VALUES (\(office.organisationID), \(customer.id), \(given.isEmpty ? formToken : given),
              \(given.isEmpty ? formToken : given.lowercased()), \(customerReference.trimmed), \(day), \(minor),
              \(minor), \(customer.currency), \(method), \(isPending ? Payment.Status.pending : .taken),
              \(isAutoTopUp), \(formToken))
            """)
        if given.isEmpty { try allot(id, in: office) }
        return id
    }

    /// Gives it the next free reference of ours.
    private func allot(_ id: Int, in office: Office) throws {
        var (reference, next) = ("H\(id.padded(to: 6))", 2)
        while try office.database.exists(
            """
            SELECT 1 FROM payment
            WHERE organisation_id = \(office.organisationID) AND reference_key = \(reference.lowercased())
            """)
        {
            reference = "H\(id.padded(to: 6))-\(next)"
            next += 1
        }
        try office.database.run(
            """
            UPDATE payment SET reference = \(reference), reference_key = \(reference.lowercased()) WHERE id = \(id)
            """)
    }

    /// The invoices that it pays, in the order in which it pays them.
    private func invoices(of customer: Customer, in office: Office) throws -> [Int] {
        switch against {
        case .account: []
        case .invoice(let id): [id.number]
        case .oldest:
            try office.database.rows(
                """
                SELECT id FROM invoice
                WHERE customer_id = \(customer.id) AND currency = \(customer.currency) AND outstanding <> 0
                  AND outstanding > 0 AND status <> 'void' AND status <> 'disputed'
                ORDER BY due_date, date, id LIMIT 500
                """
            ) { $0[0] }
        }
    }

    private func tell(_ id: Int, _ amount: Money, _ customer: Customer, in office: Office) throws {
        let reference: String? = try office.database.first("SELECT reference FROM payment WHERE id = \(id)") { $0[0] }
        try Audit.record(
            isAutoTopUp ? "topped up" : "added", of: .payment, id, customer: customer.id,
            summary: "\(reference ?? ""), \(amount.text)", in: office)
        let news = PaymentNews(payment: id, customer: customer.id, amount: amount, office: office)
        if !isPending { try news.received() }
        if isAutoTopUp { try news.toppedUp() }
        try PaymentNews.invoicesPaid(by: customer.id, in: office)
    }
}
