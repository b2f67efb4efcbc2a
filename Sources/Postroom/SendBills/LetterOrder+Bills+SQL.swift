import SQL

extension LetterOrder {
    /// Orders that these bills be emailed: those of one customer together, in one Copy Invoices.
    ///
    /// - Parameters:
    ///   - seen: the newest message when the list was shown; a bill that was sent later is not sent again.
    ///   - token: of the form; a second press finds the order it made.
    package static func place(
        bills: [ID<Invoice>], seen: Int, token: String, in office: Office
    ) throws -> Placed {
        try office.require(.edit, of: .sending)
        if let refusal = try senderIsMissing(in: office) { return .refused(refusal) }
        let chosen = Array(Set(bills)).sorted { $0.number < $1.number }
        guard !chosen.isEmpty else { return .refused(Problem(field: "bills", "Choose at least one bill.")) }
        return try office.atomically {
            if let earlier = try made(under: token, in: office) { return .already(earlier) }
            let order = try insert(.bills, seen: seen, token: token, in: office)
            let byCustomer = try billed(chosen, in: office)
            for (index, one) in byCustomer.enumerated() {
                try office.database.run(
                    """
                    INSERT INTO letter_order_item(order_id, position, customer_id)
                    VALUES (\(order), \(index + 1), \(one.customer))
                    """)
                for invoice in one.invoices {
                    try office.database.run(
                        """
                        INSERT INTO letter_order_invoice(order_id, position, invoice_id)
                        VALUES (\(order), \(index + 1), \(invoice))
                        """)
                }
            }
            return try finish(order, count: byCustomer.count, noun: "bill", in: office)
        }
    }

    /// The chosen invoices that have a bill, by customer.
    private static func billed(
        _ chosen: [ID<Invoice>], in office: Office
    ) throws -> [(customer: ID<Customer>, invoices: [ID<Invoice>])] {
        var byCustomer: [ID<Customer>: [ID<Invoice>]] = [:]
        for start in stride(from: 0, to: chosen.count, by: batch) {
            try office.database.each(
                """
                SELECT customer_id, id FROM invoice
                WHERE id IN \(SQL.list(chosen[start..<min(start + batch, chosen.count)]))
                  AND organisation_id = \(office.organisationID) AND document_id IS NOT NULL AND status <> 'void'
                """
            ) { byCustomer[$0[0], default: []].append($0[1]) }
        }
        return byCustomer.map { (customer: $0.key, invoices: $0.value) }
            .sorted { $0.customer.number < $1.customer.number }
    }
}

extension LetterErrand {
    /// What is to be done about the bills of one customer.
    package enum Billing: Sendable {
        /// The letter that carries them, to be finished and sent.
        case letter(Correspondence)
        case skip(String)
        case fail(String)
    }

    /// Writes the Copy Invoices that carries the bills of an item, once; a second time finds the first one.
    package func bill(_ item: Item, in office: Office) throws -> Billing {
        guard let customer = try Customer.find(item.customerID, in: office) else {
            return .skip("The customer is gone.")
        }
        guard let type = try CorrespondenceType.find(code: Self.billType, in: office), type.isAvailable else {
            return .fail("Bills are sent with the correspondence type Copy Invoices, which is not available.")
        }
        guard customer.receivesEmail else { return .skip(Self.receivesNoEmail) }
        let addresses = try ContactPoint.defaultRecipients(
            of: customer.id, for: type.correspondenceClass, in: office)
        guard !addresses.isEmpty else { return .fail("No valid email address for bills.") }
        let token = LetterOrder.sendToken(id, item.position)
        if let earlier = try Correspondence.made(under: token, in: office) { return .letter(earlier) }
        let invoices = try unsent(item, in: office)
        guard !invoices.isEmpty else { return .skip("Somebody emailed these bills meanwhile.") }
        var draft = Draft(customer: customer, type: type, date: office.today.text)
        draft.invoiceIDs = invoices
        switch try Correspondence.write(draft, formToken: token, origin: .bulk, in: office) {
        case .written(let letter), .already(let letter), .repeated(let letter): return .letter(letter)
        case .refused(let problems): return .fail(problems.map(\.message).joined(separator: " "))
        }
    }

    private static let billType = "copy-invoices"

    /// The invoices of an item whose bills nobody has sent since the list was shown.
    private func unsent(_ item: Item, in office: Office) throws -> [ID<Invoice>] {
        try office.database.rows(
            """
            SELECT o.invoice_id FROM letter_order_invoice o
            WHERE o.order_id = \(id) AND o.position = \(item.position) AND NOT EXISTS (
              SELECT 1 FROM correspondence_invoice l JOIN message m ON m.correspondence_id = l.correspondence_id
              WHERE l.invoice_id = o.invoice_id AND l.document_id IS NOT NULL AND m.state <> 'withheld'
                AND (m.id > \(seen) OR m.state IN ('new','queued','sending','deferred','uncertain')))
            """
        ) { $0[0] }
    }
}
