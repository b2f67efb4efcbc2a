/// From choices to content: everything is looked up anew, and what cannot be is said at its field.
extension Draft {
    package enum Result {
        case frozen(FrozenContent, date: Day)
        case refused([Problem])
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
        content.standing = try customer.standing(in: office)
        for section in type.sections {
            problems += try freeze(section, on: letterDay, into: &content, in: office)
        }
        return problems.isEmpty ? .frozen(content, date: letterDay) : .refused(problems)
    }

    private func freeze(
        _ section: ContentSection, on day: Day, into content: inout FrozenContent, in office: Office
    ) throws -> [Problem] {
        switch section.kind {
        case .overdueInvoices: try freezeOverdue(section, on: day, into: &content, in: office)
        case .invoices: try freezeInvoices(section, on: day, into: &content, in: office)
        case .payments: try freezePayments(section, into: &content, in: office)
        case .numbers: try freezeNumbers(section, into: &content, in: office)
        case .date: freezeDate(section, from: day, into: &content)
        case .period: freezePeriod(section, on: day, into: &content)
        case .text: freezeText(section, into: &content)
        case .statement: try freezeStatement(into: &content, in: office)
        case .charges: try freezeCharges(on: day, into: &content, in: office)
        case .verification: []
        }
    }

    private func addressee(in office: Office) throws -> FrozenContent.Addressee {
        let contact = try Contact.of(customer.id, in: office).first
        let address = try customer.billingAddress(in: office)
        let person = contact?.name ?? ""
        // "Dr Mei-Ling Cheung" is the same as "Mei-Ling Cheung", and stands on the envelope once.
        let names = customer.name.folded.hasSuffix(person.folded) ? [customer.name] : [person, customer.name]
        let greeted = contact.map { $0.salutation.isEmpty ? $0.name : $0.salutation } ?? ""
        return FrozenContent.Addressee(
            account: customer.account.text, name: customer.name, lines: address.lines(below: names),
            salutation: greeted.isEmpty ? "Dear customer" : "Dear \(greeted)", currency: customer.currency.code)
    }

    private func freezeDate(_ section: ContentSection, from letter: Day, into content: inout FrozenContent) -> [Problem]
    {
        let written = (dates[section.key] ?? "").trimmed
        guard !written.isEmpty else {
            return section.isRequired ? [Problem(field: section.key, "\(section.label) must be filled in.")] : []
        }
        guard let day = Day(text: written) else {
            return [Problem(field: section.key, "\(section.label) must be a day, month and year.")]
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
            return [Problem(field: section.key, "\(section.label) must be filled in.")]
        }
        if !written.isEmpty { content.texts[section.key] = written }
        return []
    }
}
