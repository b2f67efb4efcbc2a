import Mustache
import Postroom

/// A history as the timeline shows it. Addresses are put together in the view, below that of the customer.
struct Timeline {
    let frame: CustomerFrame
    let today: Day

    /// One value for each event; the first one of a day carries the day.
    func values(_ events: [History.Event]) -> [Value] {
        var last: Day?
        return events.map { event in
            let heading: Value = event.day == last ? .null : .text(heading(event.day))
            last = event.day
            switch event.item {
            case .letter(let letter): return self.letter(letter, heading)
            case .invoice(let invoice): return self.invoice(invoice, heading)
            case .payment(let payment): return self.payment(payment, heading)
            }
        }
    }

    private func heading(_ day: Day) -> String {
        switch today - day {
        case 0: "Today, \(day.short)"
        case 1: "Yesterday, \(day.short)"
        default: day.short
        }
    }

    private func letter(_ letter: History.Letter, _ heading: Value) -> Value {
        let isBad = letter.hasDeliveryProblem || letter.status == .failed
        let emails = StatusBadge.of(letter.emails.map(\.state))
        let isUnderWay =
            letter.status == .ready && letter.emails.contains { $0.state.mayStillArrive } && !emails.isEmpty
        let badges = (isUnderWay ? [] : [StatusBadge.of(letter.status)]) + emails
        var facts: [Value] = []
        if let amount = letter.amount { facts.append(.text(amount.text)) }
        if letter.status == .ready, letter.emails.isEmpty { facts.append("PDF ready, not sent") }
        if !letter.failure.isEmpty { facts.append(.text(letter.failure)) }
        if let recipients = recipients(letter.emails) { facts.append(.text(recipients)) }
        facts.append(.text(letter.createdBy))
        let number = letter.number.text
        return [
            "day": heading, "invoice": .null, "icon": letter.emails.isEmpty ? "i-letter" : "i-mail",
            "tone": isBad ? "bad" : "",
            "path": .text("/correspondence/\(number)"),
            "title": .text("\(frame.customer.account.text)/\(number) \(letter.typeName)"), "tail": .null,
            "badges": .list(badges), "facts": .list(facts),
            "time": .text(letter.createdAt.time(in: frame.office.actor.timeZone)), "iso": .text(letter.createdAt.iso),
        ]
    }

    private func recipients(_ emails: [History.Email]) -> String? {
        var names: [String] = []
        for email in emails where !names.contains(email.recipient) { names.append(email.recipient) }
        guard !names.isEmpty else { return nil }
        return names.count <= 2 ? names.joined(separator: ", ") : "\(names[0]) and \(names.count - 1) more"
    }

    /// Most of a page is invoices; they have a row of their own in the view, and texts so short that none is allocated.
    private func invoice(_ invoice: Invoice, _ heading: Value) -> Value {
        [
            "day": heading, "invoice": .text(invoice.number.percentEncoded),
            "title": invoice.amount.minor < 0 ? "Credit note" : "Invoice", "number": .text(invoice.number),
            "tail": .text(invoice.amount.text), "badges": .list(StatusBadge.of(invoice, on: today)),
            "due": .text(invoice.dueDate.short), "state": Self.state(of: invoice),
        ]
    }

    private static func state(of invoice: Invoice) -> Value {
        if invoice.status == .void || invoice.outstanding == invoice.amount { return .null }
        return invoice.outstanding.minor == 0 ? "Paid" : .text(invoice.outstanding.text + " outstanding")
    }

    private func payment(_ payment: Payment, _ heading: Value) -> Value {
        var facts: [Value] = [.text(payment.method.prefix(1).uppercased() + payment.method.dropFirst())]
        facts.append(.text("reference \(payment.reference)"))
        if !payment.customerReference.isEmpty { facts.append(.text("theirs \(payment.customerReference)")) }
        if payment.status == .taken, payment.unallocated.minor != 0 {
            facts.append(.text("\(payment.unallocated.text) not matched to an invoice"))
        }
        if !payment.failureReason.isEmpty { facts.append(.text(payment.failureReason)) }
        let isBad = payment.status == .failed || payment.status == .reversed
        return [
            "day": heading, "invoice": .null, "icon": "i-money",
            "tone": isBad ? "bad" : payment.status == .taken ? "good" : "",
            "path": .text("/payments/\(payment.id.number)"),
            "title": payment.amount.minor < 0 ? "Refund" : "Payment",
            "tail": .text(payment.amount.text), "badges": .list(StatusBadge.of(payment.status)),
            "facts": .list(facts), "time": .null, "iso": .null,
        ]
    }
}
