import SQL

extension History {
    /// One page of a customer's history.
    package func page(of customer: ID<Customer>, in office: Office) throws -> Page {
        var letters: [(day: Day, letter: Letter)] = []
        var money: [Event] = []
        if filter != .money { letters = try self.letters(of: customer, in: office) }
        if filter != .letters {
            // When letters alone fill the page, money older than the last of them cannot be on it.
            let oldest = letters.count > Self.pageSize ? letters[Self.pageSize].day : nil
            money = try self.money(of: customer, since: oldest, in: office)
        }
        let (events, next) = merged(letters, money)
        return Page(events: try withEmails(events, of: customer, in: office), next: next)
    }

    /// Both lists in one, by day; on one day letters come first.
    private func merged(_ letters: [(day: Day, letter: Letter)], _ money: [Event]) -> ([Event], Cursor?) {
        var events: [Event] = []
        events.reserveCapacity(Self.pageSize)
        var cursor = after
        var (nextLetter, nextMoney) = (0, 0)
        while events.count < Self.pageSize {
            let hasLetter = nextLetter < letters.count
            let hasMoney = nextMoney < money.count
            guard hasLetter || hasMoney else { return (events, nil) }
            if hasLetter, !hasMoney || letters[nextLetter].day >= money[nextMoney].day {
                let (day, letter) = letters[nextLetter]
                events.append(Event(day: day, item: .letter(letter)))
                cursor.letter = letter.number.value
                nextLetter += 1
            } else {
                let event = money[nextMoney]
                events.append(event)
                switch event.item {
                case .letter: break
                case .invoice(let invoice): cursor.invoice = Entry(day: invoice.date, id: invoice.id.number)
                case .payment(let payment): cursor.payment = Entry(day: payment.date, id: payment.id.number)
                }
                nextMoney += 1
            }
        }
        let isEnd = nextLetter == letters.count && nextMoney == money.count
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

    /// Invoices and payments together; on one day payments come first.
    ///
    /// Each list comes from its index in the order in which it is shown; to have SQLite put them together would cost
    /// more than finding them.
    private func money(of customer: ID<Customer>, since: Day?, in office: Office) throws -> [Event] {
        try office.require(.view, of: .ledger)
        let first = since ?? Day(sinceEpoch: -719_162)
        let invoices = try self.invoices(of: customer, since: first, in: office)
        let payments = try self.payments(of: customer, since: first, in: office)
        var events: [Event] = []
        events.reserveCapacity(Self.pageSize + 1)
        var (nextInvoice, nextPayment) = (0, 0)
        while events.count <= Self.pageSize, nextInvoice < invoices.count || nextPayment < payments.count {
            let isPayment =
                nextPayment < payments.count
                && (nextInvoice == invoices.count || payments[nextPayment].date >= invoices[nextInvoice].date)
            if isPayment {
                events.append(Event(day: payments[nextPayment].date, item: .payment(payments[nextPayment])))
                nextPayment += 1
            } else {
                events.append(Event(day: invoices[nextInvoice].date, item: .invoice(invoices[nextInvoice])))
                nextInvoice += 1
            }
        }
        return events
    }

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
            """
        ) { row in
            let currency: Currency = row[6]
            return Invoice(
                id: row[0], number: row[1], date: row[2], dueDate: row[3], amount: Money(row[4], currency),
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
