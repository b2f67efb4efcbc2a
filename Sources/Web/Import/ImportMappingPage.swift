import FastCGI
import Mustache
import Postroom

/// Maintenance > Import, second step: which of their columns is which of our fields.
enum ImportMappingPage {
    static func show(_ visit: Visit) throws -> Reply {
        let form = try ImportForm(visit)
        let plain = try form.inspect(in: visit.office)
        let inspection = try form.order(plain.headings, in: visit.office).inspect(in: visit.office)
        return try show(visit, form, inspection, problems: [])
    }

    static func show(
        _ visit: Visit, _ form: ImportForm, _ inspection: Inspection, problems: [Problem]
    ) throws -> Reply {
        let problems = problems.map(onPage)
        var currency = FormField(
            "currency", "Currency", .choice(currencies(in: visit)), value: form.currency?.code ?? "")
        currency.hint = "For rows that do not name one"
        return try visit.show(
            "import/mapping", title: ErrorSummary.title("Columns of \(form.document.filename)", problems),
            at: .importData, crumbs: [Crumb("Import", "/import"), Crumb(form.document.filename)],
            status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                ("filename", .text(form.document.filename)), ("subject", .text(form.subject.rawValue)),
                ("is_ledger", .bool(form.subject != .accounts)), ("is_history", .bool(form.isHistory)),
                ("subject_title", .text(form.subject.title.lowercased())),
                ("rows_read", .text(inspection.rows.counting("row"))),
                ("shape", .text("\(inspection.separator.name) between values, \(inspection.encoding.rawValue)")),
                ("likelier", likelier(form, inspection)), ("is_remembered", .bool(inspection.isRemembered)),
                ("columns", .list(columns(form, inspection))),
                ("samples", .list(inspection.firstRows.prefix(3).indices.map { ["title": .text("Row \($0 + 1)")] })),
                ("needed", .text(needed(form.subject))), ("dates", dates(form, inspection)),
                ("check", .text("/import/files/\(form.document.id.number)/check")), currency.entry(problems),
            ])
    }

    /// What the headings speak for, where that is something else than was chosen.
    private static func likelier(_ form: ImportForm, _ inspection: Inspection) -> Value {
        guard let subject = inspection.likelier(than: form.subject) else { return .null }
        return [
            "noun": .text(subject.title.lowercased()),
            "address": .text(ImportForm.address(of: form.document.id, subject: subject)),
        ]
    }

    private static func columns(_ form: ImportForm, _ inspection: Inspection) -> [Value] {
        inspection.headings.enumerated().map { index, heading in
            let chosen = form.columns[index] ?? inspection.mapping.field(of: heading)?.name ?? ""
            return [
                "name": .text("c\(index)"), "heading": .text(heading), "is_used": .bool(!chosen.isEmpty),
                "values": .list(
                    inspection.firstRows.prefix(3).enumerated().map { row, values in
                        let value = index < values.count ? values[index] : ""
                        return [
                            "title": .text("Row \(row + 1)"),
                            "value": value.isEmpty ? .null : .text(value.shortened(to: 60)),
                        ]
                    }),
                "choices": .list(
                    form.subject.fields.map { field in
                        [
                            "value": .text(field.name), "title": .text(field.title),
                            "is_chosen": .bool(field.name == chosen),
                        ]
                    }),
            ]
        }
    }

    /// The question that dates leave open, or the answer that was given; null where the file speaks for itself.
    private static func dates(_ form: ImportForm, _ inspection: Inspection) -> Value {
        guard let question = inspection.dateQuestion else {
            guard let order = form.dates else { return .null }
            return choices("How are dates written?", order, ("Day first, 31/12/2026", "Month first, 12/31/2026"))
        }
        return choices(
            "What is \(question.example) in “\(question.heading)”?", form.dates,
            (question.dayFirst.long, question.monthFirst.long))
    }

    private static func choices(_ question: String, _ chosen: DateOrder?, _ titles: (String, String)) -> Value {
        func choice(_ order: DateOrder, _ title: String) -> Value {
            ["value": .text(order.rawValue), "title": .text(title), "is_chosen": .bool(order == chosen)]
        }
        return [
            "question": .text(question),
            "orders": .list([choice(.dayFirst, titles.0), choice(.monthFirst, titles.1)]),
        ]
    }

    private static func needed(_ subject: ImportSubject) -> String {
        let names = subject.required.map(\.name) + (subject == .invoices ? ["amount or outstanding"] : [])
        return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    }

    private static func currencies(in visit: Visit) -> [(value: String, title: String)] {
        let own = visit.organisation?.currency ?? .pounds
        return [("", "The customer’s own, else \(own.code)")] + CurrencyChoices.codes(with: own).map { ($0, $0) }
    }

    /// The verb names its own fields; the page has one place for all columns.
    private static func onPage(_ problem: Problem) -> Problem {
        switch problem.field {
        case "dates", "currency", "columns": problem
        case "file": Problem(problem.message)
        default: Problem(field: "columns", problem.message)
        }
    }
}
