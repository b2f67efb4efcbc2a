import FastCGI
import Mustache
import Postroom
import Press

/// Words tried out with a customer, by the press that will print them.
struct TemplatePreview {
    let place: TemplatePlace
    let text: TemplateText
    let account: String

    func reply(_ visit: Visit) throws -> Reply {
        let office = visit.office
        let findings = TemplateCheck.findings(in: text, for: place.card.type)
        guard findings.isEmpty else {
            return try none(
                visit, findings.map { $0.line > 0 && $0.part == .body ? "Line \($0.line): \($0.message)" : $0.message })
        }
        guard let customer = try Customer.find(account: account, in: office) else {
            return try none(
                visit, [account.isEmpty ? "Enter an account number to try it out." : "There is no account \(account)."])
        }
        switch try Draft.specimen(for: customer, type: place.card.type, in: office) {
        case .refused(let problems): return try none(visit, problems.map(\.message))
        case .specimen(let specimen):
            do {
                return try show(specimen, to: customer, visit)
            } catch let error as CannotPrint {
                return try none(visit, [error.reason])
            }
        }
    }

    private func show(_ specimen: Draft.Specimen, to customer: Customer, _ visit: Visit) throws -> Reply {
        let office = visit.office
        let next = try Correspondence.nextNumber(for: customer.id, in: office)
        var gaps = Gaps(
            content: specimen.content, type: place.card.type, organisation: try Organisation.current(in: office),
            reference: "\(customer.account)/\(next.text)", date: specimen.date)
        let version = TemplateVersion.proof(text, of: place.template.id)
        let invented =
            specimen.invented.isEmpty
            ? [] : ["\(customer.name) has none, so this shows \(specimen.invented.joined(separator: " and ")) made up."]
        guard place.kind == .letter else {
            if place.card.type.section(.verification) != nil { gaps.verificationLink = "https://example.org/verify/…" }
            let email = try visit.press.email(gaps, template: version)
            return try framed(
                visit, "templates/email", title: "Preview",
                [
                    ("subject", .text(email.subject)), ("text", .text(email.text)),
                    ("invented", .list(invented.map { .text($0) })),
                ])
        }
        let letter = try visit.press.pictures(gaps, template: version, created: office.now)
        let problems = letter.problems.map(\.description) + invented
        return try framed(
            visit, "templates/letter", title: "Preview",
            [
                ("problems", .list(problems.map { .text($0) })), ("has_problems", .bool(!problems.isEmpty)),
                ("pages", .list(letter.pages.map { ["picture": .text($0.svg), "words": .text($0.words)] })),
            ])
    }

    private func none(_ visit: Visit, _ reasons: [String]) throws -> Reply {
        try framed(
            visit, "correspondence/no-preview", title: "No preview", [("reasons", .list(reasons.map { .text($0) }))])
    }

    /// A page that stands in a frame on the form's page.
    private func framed(_ visit: Visit, _ view: String, title: String, _ data: [(String, Value)]) throws -> Reply {
        var reply = try visit.show(view, title: title, data)
        reply[header: "Content-Security-Policy"] = SecurityHeaders.framedPages
        return reply
    }
}
