import Mustache
package import Postroom

/// What a template's writer may use: every gap by name, with what it holds and an example.
extension Gaps {
    package struct Name: Sendable, Equatable {
        package enum Use: Sendable {
            /// Prints words: `{{name}}`.
            case words
            /// Decides: `{{#name}}…{{/name}}` or `{{^name}}…{{/name}}`.
            case condition
            /// Puts in a block, on a line of its own: `{{> name}}`.
            case block
        }

        package let name: String
        package let use: Use
        package let meaning: String
        package let example: String

        /// As it is written into a template.
        package var written: String {
            switch use {
            case .words: "{{\(name)}}"
            case .condition: "{{#\(name)}}…{{/\(name)}}"
            case .block: "{{> \(name)}}"
            }
        }
    }

    /// The gaps that a template of the type may use, those of the type's own fields first.
    package static func names(for type: CorrespondenceType) -> [Name] {
        let own = type.sections.compactMap { section -> Name? in
            switch section.kind {
            case .date: Name(section.key, "The date “\(section.label)” of the form", "27 November 2026")
            case .text: Name(section.key, "The text “\(section.label)” of the form", "As typed, or nothing")
            case .overdueInvoices, .invoices, .payments, .numbers, .period, .statement, .charges, .verification: nil
            }
        }
        let blocks = Place.allCases.map { Name($0.rawValue, $0.meaning, "", .block) }
        return own + common + money(of: type) + blocks
    }

    private static let common: [Name] = [
        Name("salutation", "How the letter greets", "Dear Ms Rees"),
        Name("customer.account", "The account number", "12345"),
        Name("customer.name", "The customer’s name", "Hartley & Sons Joinery Ltd"),
        Name("customer.is_individual", "The class counts as a private person", "", .condition),
        Name("reference", "Our reference", "12345/C001"),
        Name("your_reference", "The customer’s reference, or nothing", "PO 4471"),
        Name("date", "The date of the letter", "20 November 2026"),
        Name("organisation.name", "Our name", "Calder Fibre"),
        Name("organisation.legal_name", "Our registered name", "Calder Fibre Limited"),
        Name("organisation.telephone", "Our telephone number, or nothing", "0113 496 0100"),
        Name("organisation.email", "Our email address, or nothing", "accounts@calderfibre.example"),
        Name("organisation.website", "Our website, or nothing", "www.calderfibre.example"),
        Name("closing_words", "What stands above the signature", "Yours sincerely"),
        Name("signatory", "Who signs", "Priya Nair"),
        Name("verification_link", "Confirms the recipient’s address; only in emails, or nothing", "https://…"),
    ]

    private static func money(of type: CorrespondenceType) -> [Name] {
        [
            Name("overdue.total", "What the invoices come to", "£1,234.50"),
            Name("overdue.count", "How many invoices", "3"),
            Name("overdue.is_one", "There is one invoice", "", .condition),
            Name("overdue.oldest", "How long the oldest invoice is overdue", "48 days"),
            Name("overdue.oldest_days", "The same as a number", "48"),
            Name("invoices.any", "There are invoices", "", .condition),
            Name("invoices.is_one", "There is one invoice", "", .condition),
            Name("invoices.count", "How many invoices", "3"),
            Name("invoices.first", "The number of the first invoice", "INV-204417"),
            Name("invoices.total", "What of them is outstanding", "£1,234.50"),
            Name("payments.any", "There are payments", "", .condition),
            Name("payments.is_one", "There is one payment", "", .condition),
            Name("payments.count", "How many payments", "2"),
            Name("payments.total", "What the payments come to", "£3,102.00"),
            Name("payments.date", "The date of the newest", "6 November 2026"),
            Name("payments.method", "How they were to be paid, if all the same way", "direct debit"),
            Name("payments.reason", "Why the one payment failed, or nothing", "Refer to payer"),
            Name("numbers.any", "There are numbers", "", .condition),
            Name("numbers.is_one", "There is one number", "", .condition),
            Name("numbers.count", "How many numbers", "2"),
            Name("numbers.list", "The numbers in a sentence", "0113 496 0142 and 0113 496 0143"),
            Name("period.any", "The letter covers a period", "", .condition),
            Name("period.from", "The first day of the period", "1 October 2026"),
            Name("period.to", "The last day of the period", "20 November 2026"),
            Name("terms", "The customer’s payment terms, or nothing", "30 days"),
            Name("statement.balance", "What is owed at the end of the period", "£1,234.50"),
            Name("statement.is_due", "Something is owed", "", .condition),
            Name("statement.credit", "What the customer is in credit by", "£20.00"),
            Name("statement.is_in_credit", "The customer is in credit", "", .condition),
            Name("statement.overdue", "What of the balance is past its due date", "£411.00"),
            Name("statement.has_overdue", "Something is past its due date", "", .condition),
            Name("statement.has_settled", "The statement has a line “settled”", "", .condition),
            Name("charges.is_claimed", "Interest and compensation are claimed", "", .condition),
            Name("charges.is_mentioned", "They are only mentioned", "", .condition),
            Name("charges.interest", "Interest", "£19.31"),
            Name("charges.compensation", "The fixed sums", "£120.00"),
            Name("charges.total", "Interest and fixed sums", "£139.31"),
            Name("charges.daily", "What a day more costs", "£0.41"),
            Name("charges.to_pay", "The invoices, with whatever is claimed", "£1,373.81"),
        ]
    }

    /// What in a template no letter of the type could ever fill, as written: unknown gaps and blocks.
    ///
    /// - Throws: `CannotPrint` where the text is no template.
    package static func unknown(in text: TemplateText, for type: CorrespondenceType) throws(CannotPrint) -> [String] {
        let known = names(for: type)
        let gaps = Set(known.filter { $0.use != .block }.map(\.name))
        // A section over a whole group, `{{#payments}}`, is as good as its parts, which inside it need no group.
        let groups = Set(gaps.filter { $0.contains(".") }.map { String($0.prefix { $0 != "." }) })
        let parts = Set(gaps.compactMap { $0.split(separator: ".").dropFirst().first.map(String.init) })
        let blocks = Set(known.filter { $0.use == .block }.map(\.name))
        var unknown: [String] = []
        do {
            for (words, name) in [(text.subject, "the subject"), (text.body, "the text")] {
                let template = try Mustache.Template(words, name: name)
                let isGrouped = template.names.contains(where: groups.contains)
                unknown += template.names.filter { name in
                    !gaps.contains(name) && !groups.contains(name) && !(isGrouped && parts.contains(name))
                }.map { "{{\($0)}}" }
                unknown += template.parts.map(\.name).filter { !blocks.contains($0) }.map { "{{> \($0)}}" }
            }
        } catch {
            throw CannotPrint(reason: "The template cannot be used: \(error)")
        }
        var seen: Set<String> = []
        return unknown.filter { seen.insert($0).inserted }
    }
}

extension Gaps.Name {
    fileprivate init(_ name: String, _ meaning: String, _ example: String, _ use: Use = .words) {
        (self.name, self.meaning, self.example, self.use) = (name, meaning, example, use)
    }
}
