/// What a template is tried out with: a customer as they stand, and invented lines where they have none.
extension Draft {
    package struct Specimen: Sendable {
        package let content: FrozenContent
        package let date: Day
        /// What was invented, in words; empty where everything is the customer's own.
        package let invented: [String]
    }

    package enum SpecimenResult {
        case specimen(Specimen)
        case refused([Problem])
    }

    /// The content of a letter of the type to the customer, as the form would propose it.
    package static func specimen(
        for customer: Customer, type: CorrespondenceType, in office: Office
    ) throws -> SpecimenResult {
        let draft = try Draft.proposed(for: customer, type: type.askingForNothing, in: office)
        switch try draft.frozen(in: office) {
        case .refused(let problems): return .refused(problems)
        case .frozen(var content, let date):
            let invented = type.sections.compactMap { content.invent(for: $0, on: date) }
            return .specimen(Specimen(content: content, date: date, invented: invented))
        }
    }
}

extension CorrespondenceType {
    /// The same with no section required.
    fileprivate var askingForNothing: CorrespondenceType {
        let sections = sections.map { section in
            var free = ContentSection(
                kind: section.kind, key: section.key, label: section.label, hint: section.hint, isRequired: false,
                proposedDays: section.proposedDays)
            (free.statuses, free.topUps) = (section.statuses, section.topUps)
            return free
        }
        return CorrespondenceType(
            id: id, code: code, name: name, purpose: purpose, correspondenceClass: correspondenceClass,
            isAvailable: isAvailable, sections: sections, letterTemplate: letterTemplate, emailTemplate: emailTemplate,
            rules: rules)
    }
}

extension FrozenContent {
    /// Adds a line where a required section has none.
    ///
    /// - Returns: what was added, in words.
    fileprivate mutating func invent(for section: ContentSection, on day: Day) -> String? {
        guard section.isRequired else { return nil }
        switch section.kind {
        case .overdueInvoices, .invoices:
            guard invoices.isEmpty else { return nil }
            invoices = [
                InvoiceLine(
                    number: "INV-0000", date: (day - 45).text, due: (day - 15).text, amount: 123_450,
                    outstanding: 123_450, currency: customer.currency, daysOverdue: 15)
            ]
            return "an invoice"
        case .payments:
            guard payments?.isEmpty ?? true else { return nil }
            let isFailed = section.statuses?.contains(.failed) ?? true
            payments = [
                PaymentLine(
                    reference: "P-0000", date: (day - 2).text, amount: 4_950, currency: customer.currency,
                    method: isFailed ? "direct debit" : "card", status: isFailed ? "failed" : "taken",
                    reason: isFailed ? "Refer to payer" : "")
            ]
            return "a payment"
        case .numbers:
            guard numbers?.isEmpty ?? true else { return nil }
            numbers = [NumberLine(number: "0113 496 0000", label: "")]
            return "a number"
        case .date, .period, .text, .statement, .charges, .verification: return nil
        }
    }
}
