import Mustache
import Postroom

/// A history as the timeline shows it.
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
        var badges = [StatusBadge.of(letter.status)]
        badges += StatusBadge.of(letter.emails.map(\.state))
        var facts: [Value] = []
        if let amount = letter.amount { facts.append(.text(amount.text)) }
        if letter.status == .ready, letter.emails.isEmpty { facts.append("PDF ready, not sent") }
        if !letter.failure.isEmpty { facts.append(.text(letter.failure)) }
        if let recipients = recipients(letter.emails) { facts.append(.text(recipients)) }
        facts.append(.text(letter.createdBy))
        let number = letter.number.text
        return [
            "day": heading, "icon": letter.emails.isEmpty ? "i-letter" : "i-mail", "tone": isBad ? "bad" : "",
            "address": .text("\(frame.address)/correspondence/\(number)"),
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

    private func invoice(_ invoice: Invoice, _ heading: Value) -> Value {
        let isCredit = invoice.amount.minor < 0
        return [
            "day": heading, "icon": "i-pound", "tone": "",
            "address": .text(InvoicesPage.address(of: invoice, at: frame)),
            // Put together by `+`, here and below: with fifty invoices on a page it shows that interpolation is slower.
            "title": .text((isCredit ? "Credit note " : "Invoice ") + invoice.number),
            "tail": .text(invoice.amount.text), "badges": .list(StatusBadge.of(invoice, on: today)),
            "facts": .list(invoiceFacts(invoice)), "time": .null, "iso": .null,
        ]
    }

    private func invoiceFacts(_ invoice: Invoice) -> [Value] {
        var facts: [Value] = [.text("Due " + invoice.dueDate.short)]
        if invoice.status == .void { return facts }
        if invoice.outstanding.minor == 0 {
            facts.append("Paid")
        } else if invoice.outstanding != invoice.amount {
            facts.append(.text(invoice.outstanding.text + " outstanding"))
        }
        return facts
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
            "day": heading, "icon": "i-pound", "tone": isBad ? "bad" : payment.status == .taken ? "good" : "",
            "address": .text("\(frame.address)/payments/\(payment.id.number)"),
            "title": payment.amount.minor < 0 ? "Refund" : "Payment",
            "tail": .text(payment.amount.text), "badges": .list(StatusBadge.of(payment.status)),
            "facts": .list(facts), "time": .null, "iso": .null,
        ]
    }
}
