import Mustache
package import Postroom

/// What the gaps of a template are filled with: the content of one correspondence, as the words to be printed.
///
/// Amounts, dates and counts arrive here as numbers and leave as text, so a template only ever places words.
package struct Gaps: Sendable {
    package let content: FrozenContent
    package let type: CorrespondenceType
    package let organisation: Organisation
    /// `12345/C001`
    package let reference: String
    package let date: Day
    /// The address at which this recipient confirms an email address; empty where there is nothing to confirm, as in
    /// every letter.
    package var verificationLink = ""

    package init(
        content: FrozenContent, type: CorrespondenceType, organisation: Organisation, reference: String, date: Day
    ) {
        (self.content, self.type, self.organisation) = (content, type, organisation)
        (self.reference, self.date) = (reference, date)
    }

    /// Everything a template may name. A gap that has nothing to say holds an empty text, so that a section over it
    /// is left out; a name that is not here is unknown.
    var value: Value {
        var entries: [(String, Value)] = [
            ("organisation", organisationValue),
            ("customer", customer),
            ("salutation", .text(content.customer.salutation)),
            ("closing_words", .text(closingWords)),
            ("signatory", .text(organisation.signatory.name.isEmpty ? organisation.name : organisation.signatory.name)),
            ("reference", .text(reference)),
            ("your_reference", .text(content.yourReference)),
            ("date", .text(date.long)),
            ("overdue", overdue),
            ("invoices", invoices),
            ("payments", payments),
            ("numbers", numbers),
            ("period", period),
            ("terms", .text(content.terms ?? "")),
            ("statement", statement),
            ("charges", charges),
            ("verification_link", .text(verificationLink)),
        ]
        for section in type.sections {
            switch section.kind {
            case .date:
                let day = content.dates[section.key].flatMap(Day.init(text:))
                entries.append((section.key, .text(day?.long ?? "")))
            case .text: entries.append((section.key, .text(content.texts[section.key] ?? "")))
            case .overdueInvoices, .invoices, .payments, .numbers, .period, .statement, .charges, .verification: break
            }
        }
        return .record(Record(entries))
    }

    /// "Yours faithfully" answers "Dear customer", "Yours sincerely" a name.
    package var closingWords: String {
        content.customer.salutation == "Dear customer" ? "Yours faithfully" : "Yours sincerely"
    }

    /// The sums, `£1,234.50` or `£100.00 and €20.00`.
    package var totals: String { Self.words(content.totals) }

    static func words(_ sums: [Money]) -> String { list(sums.map(\.text)) }

    /// `a`, `a and b`, `a, b and c`
    static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    private var organisationValue: Value {
        [
            "name": .text(organisation.name), "legal_name": .text(organisation.particulars.legalName),
            "telephone": .text(organisation.telephone), "email": .text(organisation.email),
            "website": .text(organisation.website),
        ]
    }

    private var customer: Value {
        [
            "account": .text(content.customer.account), "name": .text(content.customer.name),
            "is_individual": .bool(content.standing?.isIndividual ?? false),
        ]
    }
}
