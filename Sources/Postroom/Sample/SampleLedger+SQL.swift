import SQL

/// Takes the sample's customers, invoices and payments in, through the same door as any file.
struct SampleLedger {
    let office: Office

    func load() throws {
        try take(.accounts, SampleAccounts.csv)
        try take(.invoices, invoices(SampleInvoices.open + [SampleInvoices.many], days: office.today) + paidInvoices())
        try take(.payments, payments())
        try describe()
        try finish()
    }

    func loadNeighbour() throws {
        try take(.accounts, SampleAccounts.neighbour)
        try take(.invoices, invoices([("90001", "24:1240.00#AB-1001")], days: office.today))
    }

    private func take(_ subject: ImportSubject, _ text: String) throws {
        var file = Import(
            subject, named: "sample-\(subject.rawValue).csv", source: .bytes(Array(text.utf8)))
        file.isHistory = true
        guard case .done(let counts) = try file.run(in: office), counts.rejected == 0 else {
            preconditionFailure("the sample's \(subject.rawValue) are in order")
        }
    }

    /// Each item is `days overdue:amount`, below zero where it is not due yet; what is outstanding and the number may
    /// follow, `48:412.50:100.00#INV-204417`. Invoices are due 30 days after their date.
    private func invoices(_ accounts: [(account: String, items: String)], days today: Day) throws
        -> String
    {
        var text = "number,account number,date,due date,amount,outstanding,terms\n"
        var next = 203_001
        for (account, items) in accounts {
            for item in items.split(separator: " ") {
                let halves = item.split(separator: "#")
                let parts = halves[0].split(separator: ":")
                guard let late = Int(parts[0]) else {
                    preconditionFailure("a sample item begins with days")
                }
                let due = today - late
                let number = halves.count > 1 ? String(halves[1]) : "INV-\(next)"
                text +=
                    "\(number),\(account),\(due - 30),\(due),\(parts[1]),\(parts[parts.count - 1]),30 days\n"
                next += 1
            }
        }
        return text
    }

    private func payments() -> String {
        var text = "payment reference,account number,date,amount,method,status,customer reference,invoice number\n"
        for (index, payment) in SampleInvoices.payments.enumerated() {
            text +=
                "P\(30_001 + index),\(payment.account),\(office.today - payment.daysAgo),\(payment.amount),"
            text += "\(payment.method),\(payment.status),\(payment.reference),\n"
        }
        var next = 29_001
        for (account, items) in SampleInvoices.paid {
            for item in items {
                text +=
                    "P\(next),\(account),\(office.today - item.paid),\(item.amount),bank transfer,taken,,\(item.number)\n"
                next += 1
            }
        }
        return text
    }

    /// Open as the file has them: the payments that follow settle them.
    private func paidInvoices() -> String {
        SampleInvoices.paid.map { account, items in
            items.map { item in
                let due = office.today - item.due
                return "\(item.number),\(account),\(due - 30),\(due),\(item.amount),\(item.amount),30 days\n"
            }.joined()
        }.joined()
    }

    /// Why payments failed, which were top-ups, what customers are served by, and how interest is reckoned.
    private func describe() throws {
        for (account, reason) in SampleInvoices.failures {
            try office.database.run(
                """
                UPDATE payment SET failure_reason = \(reason), failed_on = date
                WHERE status = 'failed' AND customer_id IN (SELECT id FROM customer WHERE account_key = \(account))
                """)
        }
        try office.database.run(
            """
            UPDATE payment SET is_auto_top_up = 1 WHERE method = 'card' AND status = 'taken' AND customer_id IN
              (SELECT id FROM customer WHERE account_key IN \(SQL.list(SampleInvoices.toppedUp)))
            """)
        try office.database.run(
            "UPDATE customer SET terms = '30 days' WHERE organisation_id = \(office.organisationID) AND terms = ''")
        for (list, status) in [(SampleNumbers.all, CustomerNumber.Status.active), (SampleNumbers.ceased, .ceased)] {
            for (account, number, label) in list {
                guard let customer = try Customer.find(account: account, in: office) else {
                    preconditionFailure("the sample has an account \(account)")
                }
                try CustomerNumber.add(number, label: label, status: status, to: customer.id, in: office)
            }
        }
        try LateInterest.charge.keep(in: office)
        try keepRates()
    }

    /// The sample office has a rate for every half-year up to its own day: where the shipped ones end, the last goes on.
    private func keepRates() throws {
        guard var last = try BaseRate.all(in: office).first else { preconditionFailure("some rates are shipped") }
        while last.from < BaseRate.halfYear(of: office.today) {
            last = BaseRate(from: BaseRate.halfYear(of: last.from + 184), rate: last.rate)
            let problems = try last.keep(in: office)
            precondition(problems.isEmpty, "the half-years of the past have begun")
        }
    }

    /// What no file can say: accounts on hold, a second contact whose address bounced, ways preferred.
    private func finish() throws {
        try office.database.run(
            "UPDATE customer SET on_hold = 1 WHERE account_key IN \(SQL.list(SampleAccounts.onHold))")
        try office.database.run(
            "UPDATE customer SET preferred_channel = 'post' WHERE account_key IN \(SQL.list(SampleAccounts.byPost))"
        )
        let customer: Int? = try office.database.first(
            "SELECT id FROM customer WHERE account_key = '12345'"
        ) { $0[0] }
        guard let customer else { preconditionFailure("the sample has an account 12345") }
        let contact = try office.database.insert(
            """
            INSERT INTO contact(customer_id, name, name_key, salutation, job_title)
            VALUES (\(customer), 'Mark Hartley', 'mark hartley', 'Mr Hartley', 'Director')
            """)
        try office.database.run(
            """
            INSERT INTO contact_point(customer_id, contact_id, kind, value, value_key, is_default, state, state_reason,
              state_at)
            VALUES (\(customer), \(contact), 'email', 'mark@hartleyjoinery.example', 'mark@hartleyjoinery.example', 1,
              'blocked', '550 5.1.1 No such user', \(office.now - 8 * 86_400))
            """)
        try office.database.run(
            """
            INSERT INTO contact_point(customer_id, contact_id, kind, value, value_key, is_default)
            VALUES (\(customer), \(contact), 'mobile', '07700 900142', '447700900142', 1)
            """)
    }
}
