/// A payment as the form of the customer's page holds it, not yet believed.
package struct PaymentEntry: Sendable {
    /// Empty: the next of ours.
    package var reference = ""
    package var customerReference = ""
    package var amount = ""
    /// `YYYY-MM-DD`
    package var date = ""
    package var method = Customer.PaymentMethod.bankTransfer.rawValue
    package var isPending = false
    package var isAutoTopUp = false
    package var against = Against.oldest

    package init() {}

    /// What it pays.
    package enum Against: Hashable, Sendable {
        /// The oldest open invoice first, then the next.
        case oldest
        /// Nothing yet: it stays on account.
        case account
        case invoice(ID<Invoice>)
    }

    package enum Added {
        case added(ID<Payment>)
        /// The same form was sent before: the payment it made then.
        case already(ID<Payment>)
        case refused([Problem])
    }

    /// The fields as values; what is wrong with them goes into `problems`.
    struct Checked {
        var minor = 0
        var day: Day?
        var problems: [Problem] = []
    }

    func checked(for customer: Customer, today: Day) -> Checked {
        var checked = Checked()
        func refuse(_ field: String, _ message: String) { checked.problems.append(Problem(field: field, message)) }
        let written = amount.trimmed
        if let amount = WrittenAmount(written) {
            do throws(BadRow) {
                checked.minor = try amount.minor(of: customer.currency, mark: .point)
                if checked.minor == 0 { refuse("amount", "The amount must be more or less than nothing.") }
            } catch {
                refuse("amount", error.reason.prefix(1).uppercased() + error.reason.dropFirst() + ".")
            }
        } else {
            refuse("amount", written.isEmpty ? "Enter the amount." : "Enter the amount as a number such as 150.00.")
        }
        checked.day = Day(text: date.trimmed)
        if let day = checked.day {
            if day > today, !isPending { refuse("date", "A payment that was taken has a date of today or earlier.") }
        } else {
            refuse("date", "Enter the date as a day, month and year.")
        }
        if Customer.PaymentMethod(rawValue: method) == nil { refuse("method", "Choose how it was paid.") }
        for (field, text) in [("reference", reference), ("customer_reference", customerReference)]
        where text.trimmed.count > Payment.longestReference {
            refuse(field, "A reference can have 60 characters at most.")
        }
        return checked
    }
}
