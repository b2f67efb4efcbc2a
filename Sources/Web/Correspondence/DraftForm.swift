import FastCGI
import Mustache
import Postroom

/// The form of a new correspondence, as its type wants it.
struct DraftForm {
    var draft: Draft
    /// One form makes one correspondence, however often it is sent.
    let token: String
    /// The last invoice of the window before the one that is shown; `nil`: the newest are shown.
    var window: ID<Invoice>?
    var rangeFrom = ""
    var rangeTo = ""
    var problems: [Problem] = []

    init(draft: Draft, token: String) {
        (self.draft, self.token) = (draft, token)
    }

    /// The form as it comes back from the browser. Only what the type has a section for is read. What is no id stands
    /// for nobody's, so that it is refused and not passed over.
    static func sent(_ form: Form, customer: Customer, type: CorrespondenceType) -> DraftForm {
        var draft = Draft(customer: customer, type: type, date: form["date"] ?? "")
        draft.yourReference = form["your_reference"] ?? ""
        func ids<Noun>(_ name: String) -> [ID<Noun>] { form.all(name).map { ID(text: $0) ?? ID(0) } }
        for section in type.sections {
            switch section.kind {
            case .overdueInvoices, .invoices: draft.invoiceIDs = ids(section.key)
            case .payments: draft.paymentIDs = ids(section.key)
            case .numbers: draft.numberIDs = ids(section.key)
            case .date: draft.dates[section.key] = form[section.key] ?? ""
            case .period:
                draft.periodFrom = form["\(section.key)_from"] ?? ""
                draft.periodTo = form["\(section.key)_to"] ?? ""
            case .text: draft.texts[section.key] = (form[section.key] ?? "").replacing("\r\n", with: "\n")
            case .statement, .charges, .verification: break
            }
        }
        var sent = DraftForm(draft: draft, token: form["draft_token"] ?? "")
        sent.window = form["window"].flatMap { ID(text: $0) }
        (sent.rangeFrom, sent.rangeTo) = (form["range_from"] ?? "", form["range_to"] ?? "")
        return sent
    }

    /// What the view shows.
    func entries(in office: Office) throws -> [(String, Value)] {
        [
            ("draft_token", .text(token)),
            ("date", field("date", draft.date)),
            ("your_reference", field("your_reference", draft.yourReference)),
            ("sections", .list(try draft.type.sections.map { try section($0, in: office) })),
            ("window", .text(window.map { String($0.number) } ?? "")),
            ("range_from", field("range_from", rangeFrom)), ("range_to", field("range_to", rangeTo)),
        ] + ErrorSummary.entries(problems)
    }

    private func section(_ section: ContentSection, in office: Office) throws -> Value {
        let ticks = try TickList(section, of: draft, after: window, in: office)
        return [
            "key": .text(section.key), "label": .text(section.label),
            "hint": Value(section.hint.isEmpty ? nil : section.hint),
            "is_optional": .bool(!section.isRequired),
            "is_date": .bool(section.kind == .date), "is_text": .bool(section.kind == .text),
            "is_line": .bool(section.key == "heading"),
            "is_period": .bool(section.kind == .period),
            "is_note": .bool(!section.kind.isAsked), "note": .text(try note(section, in: office)),
            "value": .text(draft.dates[section.key] ?? draft.texts[section.key] ?? ""),
            "error": error(section.key),
            "from": field("\(section.key)_from", draft.periodFrom), "to": field("\(section.key)_to", draft.periodTo),
            "ticks": ticks?.value ?? .null,
        ]
    }

    /// What the letter says by itself.
    private func note(_ section: ContentSection, in office: Office) throws -> String {
        section.kind == .charges ? try draft.reckoning(in: office)?.note ?? "" : section.hint
    }

    private func field(_ name: String, _ value: String) -> Value {
        ["value": .text(value), "error": error(name)]
    }

    private func error(_ field: String) -> Value {
        Value(problems.first { $0.field == field }?.message)
    }
}
