import FastCGI
import Postroom

/// Ticks for which the form goes to the office and comes back: all, none, a range, and another window of the list.
extension DraftForm {
    mutating func tick(_ form: Form, in office: Office) throws {
        if form["newest"] != nil { window = nil }
        if let last = form["older"].flatMap({ ID<Invoice>(text: $0) }) { window = last }
        guard let wish = form["tick"] else { return }
        if wish == "range" { return try tickRange(in: office) }
        guard let dot = wish.lastIndex(of: "."),
            let section = draft.type.sections.first(where: { $0.key == wish[..<dot] })
        else { return }
        try tick(section, all: wish[dot...] == ".all", in: office)
    }

    private mutating func tick(_ section: ContentSection, all: Bool, in office: Office) throws {
        let customer = draft.customer.id
        switch section.kind {
        case .overdueInvoices:
            let day = Day(text: draft.date) ?? office.today
            draft.invoiceIDs = all ? try Invoice.overdue(of: customer, on: day, in: office).map(\.id) : []
        case .invoices: draft.invoiceIDs = all ? try InvoiceWindow.all(of: customer, in: office) : []
        case .payments:
            draft.paymentIDs =
                all ? try Payment.page(of: customer, statuses: section.statuses, limit: 200, in: office).map(\.id) : []
        case .numbers: draft.numberIDs = all ? try CustomerNumber.of(customer, in: office).map(\.id) : []
        case .date, .period, .text, .statement, .charges, .verification: break
        }
    }

    /// Ticks every invoice between two numbers, besides those that are ticked.
    private mutating func tickRange(in office: Office) throws {
        let names = [("range_from", rangeFrom), ("range_to", rangeTo)]
        problems = names.filter { $0.1.trimmed.isEmpty }.map { Problem(field: $0.0, "Enter an invoice number.") }
        guard problems.isEmpty else { return }
        let range = try InvoiceWindow.range(from: rangeFrom, to: rangeTo, of: draft.customer.id, in: office)
        problems = names.filter { range.missing.contains($0.1.trimmed) }.map {
            Problem(field: $0.0, "This customer has no invoice \($0.1.trimmed.shortened(to: 40)).")
        }
        let ticked = Set(draft.invoiceIDs)
        draft.invoiceIDs += range.ids.filter { !ticked.contains($0) }
        if problems.isEmpty { (rangeFrom, rangeTo) = ("", "") }
    }
}
