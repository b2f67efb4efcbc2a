import FastCGI
import Mustache
import Postroom

/// The form of a new correspondence, as its type wants it.
struct DraftForm {
    let draft: Draft
    /// One form makes one correspondence, however often it is sent.
    let token: String
    var problems: [Problem] = []

    /// The form as it comes back from the browser. Only what the type has a section for is read.
    static func sent(_ form: Form, customer: Customer, type: CorrespondenceType) -> DraftForm {
        var draft = Draft(customer: customer, type: type, date: form["date"] ?? "")
        draft.yourReference = form["your_reference"] ?? ""
        for section in type.sections {
            switch section.kind {
            case .overdueInvoices: draft.invoiceIDs = form.all(section.key).compactMap { ID(text: $0) }
            case .date: draft.dates[section.key] = form[section.key] ?? ""
            case .text: draft.texts[section.key] = (form[section.key] ?? "").replacing("\r\n", with: "\n")
            }
        }
        return DraftForm(draft: draft, token: form["draft_token"] ?? "")
    }

    /// What the view shows.
    func entries(in office: Office) throws -> [(String, Value)] {
        let overdue =
            draft.type.section(.overdueInvoices) == nil
            ? [] : try Invoice.overdue(of: draft.customer.id, on: Day(text: draft.date) ?? office.today, in: office)
        return [
            ("draft_token", .text(token)),
            ("date", field("date", draft.date)),
            ("your_reference", field("your_reference", draft.yourReference)),
            ("sections", .list(draft.type.sections.map { section($0, overdue: overdue, today: office.today) })),
        ] + ErrorSummary.entries(problems)
    }

    private func section(_ section: ContentSection, overdue: [Invoice], today: Day) -> Value {
        [
            "key": .text(section.key), "label": .text(section.label),
            "hint": Value(section.hint.isEmpty ? nil : section.hint),
            "is_optional": .bool(!section.isRequired),
            "is_invoices": .bool(section.kind == .overdueInvoices), "is_date": .bool(section.kind == .date),
            "is_text": .bool(section.kind == .text), "is_line": .bool(section.key == "heading"),
            "value": .text(draft.dates[section.key] ?? draft.texts[section.key] ?? ""),
            "error": error(section.key),
            "invoices": .list(section.kind == .overdueInvoices ? overdue.map { invoice($0, today: today) } : []),
            "has_invoices": .bool(!overdue.isEmpty),
        ]
    }

    private func invoice(_ invoice: Invoice, today: Day) -> Value {
        let days = invoice.daysOverdue(on: Day(text: draft.date) ?? today)
        return [
            "id": .integer(invoice.id.number), "number": .text(invoice.number),
            "outstanding": .text(invoice.outstanding.text), "due": .text(invoice.dueDate.short),
            "days": .text(days == 1 ? "1 day overdue" : "\(days.grouped) days overdue"),
            "is_disputed": .bool(invoice.status == .disputed),
            "is_ticked": .bool(draft.invoiceIDs.contains(invoice.id)),
        ]
    }

    private func field(_ name: String, _ value: String) -> Value {
        ["value": .text(value), "error": error(name)]
    }

    private func error(_ field: String) -> Value {
        Value(problems.first { $0.field == field }?.message)
    }
}
