import SQL

extension History {
    /// What the sources have for one page, each newest first.
    private struct Sources {
        var letters: [(day: Day, letter: Letter)] = []
        var payments: [Payment] = []
        var invoices: [Invoice] = []
    }

    /// One page of a customer's history.
    package func page(of customer: ID<Customer>, in office: Office) throws -> Page {
        var sources = Sources()
        if filter != .money { sources.letters = try letters(of: customer, in: office) }
        if filter != .letters {
            try office.require(.view, of: .ledger)
            // When letters alone fill the page, money older than the last of them cannot be on it.
            let isFull = sources.letters.count > Self.pageSize
            let oldest = isFull ? sources.letters[Self.pageSize].day : Self.never
            sources.payments = try payments(of: customer, since: oldest, in: office)
            sources.invoices = try invoices(of: customer, since: oldest, in: office)
        }
        let (events, next) = merged(sources)
        return Page(events: try withEmails(events, of: customer, in: office), next: next)
    }

    /// All sources in one, by day; on one day letters come first, then payments, then invoices.
    ///
    /// Each list comes from its index in the order in which it is shown; to have SQLite put them together would cost
    /// more than finding them.
    private func merged(_ sources: Sources) -> ([Event], Cursor?) {
        var events: [Event] = []
        events.reserveCapacity(Self.pageSize)
        var cursor = after
        var (letters, payments, invoices) = (sources.letters[...], sources.payments[...], sources.invoices[...])
        while events.count < Self.pageSize {
            let day = max(
                letters.first?.day ?? Self.never, payments.first?.date ?? Self.never, invoices.first?.date ?? Self.never
            )
            guard day > Self.never else { return (events, nil) }
            if let (letterDay, letter) = letters.first, letterDay == day {
                events.append(Event(day: day, item: .letter(letter)))
                cursor.letter = letter.number.value
                letters.removeFirst()
            } else if let payment = payments.first, payment.date == day {
                events.append(Event(day: day, item: .payment(payment)))
                cursor.payment = Entry(day: day, id: payment.id.number)
                payments.removeFirst()
            } else if let invoice = invoices.popFirst() {
                events.append(Event(day: day, item: .invoice(invoice)))
                cursor.invoice = Entry(day: day, id: invoice.id.number)
            }
        }
        let isEnd = letters.isEmpty && payments.isEmpty && invoices.isEmpty
        return (events, isEnd ? nil : cursor)
    }

    private func letters(of customer: ID<Customer>, in office: Office) throws -> [(day: Day, letter: Letter)] {
        try office.require(.view, of: .correspondence)
        let zone = office.actor.timeZone
        return try office.database.rows(
            """
            SELECT k.number, t.name, k.status, k.amount, k.currency, k.created_at, coalesce(s.name, 'Postroom'),
              k.delivery_problem, k.failure
            FROM correspondence k
            JOIN correspondence_type t ON t.id = k.type_id
            LEFT JOIN staff s ON s.id = k.created_by
            WHERE k.customer_id = \(customer) AND k.organisation_id = \(office.organisationID)
              AND k.deleted_at IS NULL AND k.number < \(after.letter ?? Int.max)
            ORDER BY k.number DESC LIMIT \(Self.pageSize + 1)
            """
        ) { row in
            let createdAt: Moment = row[5]
            let currency: Currency? = row[4]
            let amount: Int? = row[3]
            let letter = Letter(
                number: Correspondence.Number(row[0]), typeName: row[1], status: row[2],
                amount: amount.flatMap { minor in currency.map { Money(minor, $0) } }, createdAt: createdAt,
                createdBy: row[6], hasDeliveryProblem: row[7], failure: row[8])
            return (day: createdAt.day(in: zone), letter: letter)
        }
    }

    /// Earlier than anything that is entered.
    private static let never = Day(sinceEpoch: -719_162)
    /// Later than anything that is entered.
    private static let start = Entry(day: Day(sinceEpoch: 2_932_896), id: Int.max)

    private func invoices(of customer: ID<Customer>, since: Day, in office: Office) throws -> [Invoice] {
        let before = after.invoice ?? Self.start
        return try office.database.rows(
            """
            SELECT id, number, date, due_date, amount, outstanding, currency, reference, status,
              document_id IS NOT NULL
            FROM invoice WHERE customer_id = \(customer) AND organisation_id = \(office.organisationID)
              AND (date, id) < (\(before.day), \(before.id)) AND date >= \(since)
            ORDER BY date DESC, id DESC LIMIT \(Self.pageSize + 1)
            """, expecting: Self.pageSize + 1
        ) { row in
            let currency: Currency = row[6]
            // `ID(row[0])`: to look up what type `ID<Invoice>` is costs more than to read the number.
            return Invoice(
                id: ID(row[0]), number: row[1], date: row[2], dueDate: row[3], amount: Money(row[4], currency),
                outstanding: Money(row[5], currency), reference: row[7], status: row[8], hasBill: row[9])
        }
    }

    private func payments(of customer: ID<Customer>, since: Day, in office: Office) throws -> [Payment] {
        let before = after.payment ?? Self.start
        return try office.database.rows(
            """
            SELECT id, reference, date, amount, unallocated, currency, customer_reference, status, method,
              failure_reason
            FROM payment WHERE customer_id = \(customer) AND organisation_id = \(office.organisationID)
              AND (date, id) < (\(before.day), \(before.id)) AND date >= \(since)
            ORDER BY date DESC, id DESC LIMIT \(Self.pageSize + 1)
            """
        ) { row in
            let currency: Currency = row[5]
            return Payment(
                id: row[0], reference: row[1], customerReference: row[6], date: row[2], amount: Money(row[3], currency),
                unallocated: Money(row[4], currency), method: row[8], status: row[7], failureReason: row[9])
        }
    }

    /// The same events, each letter with its emails.
    private func withEmails(_ events: [Event], of customer: ID<Customer>, in office: Office) throws -> [Event] {
        let numbers = events.compactMap { event -> Int? in
            guard case .letter(let letter) = event.item else { return nil }
            return letter.number.value
        }
        guard let newest = numbers.first, let oldest = numbers.last else { return events }
        var emails: [Int: [Email]] = [:]
        try office.database.each(
            """
            SELECT k.number, m.recipient, m.state FROM correspondence k JOIN message m ON m.correspondence_id = k.id
            WHERE k.customer_id = \(customer) AND k.number BETWEEN \(oldest) AND \(newest) AND m.channel = 'email'
            ORDER BY k.number, m.id
            """
        ) { row in emails[row[0], default: []].append(Email(recipient: row[1], state: row[2])) }
        guard !emails.isEmpty else { return events }
        return events.map { event in
            guard case .letter(var letter) = event.item, let own = emails[letter.number.value] else { return event }
            letter.emails = own
            return Event(day: event.day, item: .letter(letter))
        }
    }
}
