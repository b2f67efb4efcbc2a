/// A correspondence as the form holds it, before it is saved: the clerk's choices, not yet believed.
package struct Draft: Sendable {
    package let customer: Customer
    package let type: CorrespondenceType
    package var date: String
    package var yourReference = ""
    package var invoiceIDs: [ID<Invoice>] = []
    package var dates: [String: String] = [:]
    package var texts: [String: String] = [:]

    package static let longestText = 10_000
    package static let longestReference = 60

    package init(customer: Customer, type: CorrespondenceType, date: String) {
        (self.customer, self.type, self.date) = (customer, type, date)
    }

    /// A draft as the form first shows it: today, every overdue invoice ticked, dates proposed.
    package static func proposed(for customer: Customer, type: CorrespondenceType, in office: Office) throws -> Draft {
        var draft = Draft(customer: customer, type: type, date: office.today.text)
        for section in type.sections {
            switch section.kind {
            case .overdueInvoices:
                draft.invoiceIDs = try Invoice.overdue(of: customer.id, on: office.today, in: office)
                    .filter { $0.status != .disputed }.map(\.id)
            case .date: draft.dates[section.key] = (office.today + section.proposedDays).text
            case .text: break
            }
        }
        return draft
    }

    /// Checks the choices and freezes them.
    ///
    /// - Returns: the content with the letter's date, or what has to be put right, by field.
    package func frozen(in office: Office) throws -> Result {
        var problems: [Problem] = []
        let day = Day(text: date)
        if day == nil { problems.append(Problem(field: "date", "Enter the letter date as a day, month and year.")) }
        let letterDay = day ?? office.today
        if let day, day > office.today + 366 {
            problems.append(Problem(field: "date", "The letter date cannot be more than a year ahead."))
        }
        var content = FrozenContent(customer: try addressee(in: office))
        content.yourReference = yourReference.trimmed
        if content.yourReference.count > Self.longestReference {
            problems.append(Problem(field: "your_reference", "Your reference can have 60 characters at most."))
        }
        for section in type.sections {
            switch section.kind {
            case .overdueInvoices:
                content.invoices = try lines(on: letterDay, in: office)
                if section.isRequired, content.invoices.isEmpty {
                    problems.append(Problem(field: section.key, "Choose at least one invoice."))
                }
            case .date: problems += freezeDate(section, from: letterDay, into: &content)
            case .text: problems += freezeText(section, into: &content)
            }
        }
        return problems.isEmpty ? .frozen(content, date: letterDay) : .refused(problems)
    }

    package enum Result {
        case frozen(FrozenContent, date: Day)
        case refused([Problem])
    }

    private func addressee(in office: Office) throws -> FrozenContent.Addressee {
        let contact = try Contact.of(customer.id, in: office).first
        let address = try customer.billingAddress(in: office)
        let person = contact?.name ?? ""
        let names = person.folded == customer.name.folded ? [customer.name] : [person, customer.name]
        let greeted = contact.map { $0.salutation.isEmpty ? $0.name : $0.salutation } ?? ""
        return FrozenContent.Addressee(
            account: customer.account.text, name: customer.name, lines: address.lines(below: names),
            salutation: greeted.isEmpty ? "Dear customer" : "Dear \(greeted)", currency: customer.currency.code)
    }

    private func lines(on day: Day, in office: Office) throws -> [FrozenContent.InvoiceLine] {
        try Invoice.find(invoiceIDs, of: customer.id, in: office).filter { $0.isOverdue(on: day) }.map { invoice in
            FrozenContent.InvoiceLine(
                number: invoice.number, date: invoice.date.text, due: invoice.dueDate.text,
                amount: invoice.amount.minor, outstanding: invoice.outstanding.minor,
                currency: invoice.amount.currency.code, daysOverdue: invoice.daysOverdue(on: day))
        }
    }

    private func freezeDate(_ section: ContentSection, from letter: Day, into content: inout FrozenContent) -> [Problem]
    {
        let written = (dates[section.key] ?? "").trimmed
        guard !written.isEmpty else {
            return section.isRequired ? [Problem(field: section.key, "Enter \(section.label.lowercased()).")] : []
        }
        guard let day = Day(text: written) else {
            return [Problem(field: section.key, "Enter \(section.label.lowercased()) as a day, month and year.")]
        }
        guard day >= letter else {
            return [Problem(field: section.key, "\(section.label) must be on or after the letter date.")]
        }
        content.dates[section.key] = day.text
        return []
    }

    private func freezeText(_ section: ContentSection, into content: inout FrozenContent) -> [Problem] {
        let written = (texts[section.key] ?? "").trimmed
        guard written.count <= Self.longestText else {
            return [Problem(field: section.key, "\(section.label) can have 10,000 characters at most.")]
        }
        guard !written.isEmpty || !section.isRequired else {
            return [Problem(field: section.key, "Enter \(section.label.lowercased()).")]
        }
        if !written.isEmpty { content.texts[section.key] = written }
        return []
    }
}
