import FastCGI
import Mustache
import Postroom

/// Maintenance > Import, third step: what would happen, to how many, before the button; then the deed.
enum ImportCheckPage {
    /// Counts and writes nothing.
    static func show(_ visit: Visit) throws -> Reply {
        let form = try ImportForm(visit)
        let office = visit.office
        let order = try form.order(try form.inspect(in: office).headings, in: office)
        guard form.problems.isEmpty, case .done(let counts) = try order.dryRun(in: office) else {
            return try mend(visit, form, order)
        }
        let rejections = ImportRejections.entries(counts.firstRejects, of: counts.rejected)
        return try visit.show(
            "import/check", title: "Check \(form.document.filename)", at: .importData,
            crumbs: [
                Crumb("Import", "/import"), Crumb(form.document.filename, back(form)), Crumb("Check"),
            ],
            ImportRejections.figures(counts.added, counts.changed, counts.unchanged, counts.rejected) + rejections
                + ImportDigestEntries.entries(counts.digest, form, on: visit) + [
                    ("filename", .text(form.document.filename)), ("subject", .text(form.subject.title.lowercased())),
                    ("changes_anything", .bool(counts.added + counts.changed > 0)), ("back", .text(back(form))),
                    ("button", .text(button(form.subject, counts))),
                    ("lowers_debts", .bool(form.subject == .payments && counts.added > 0)),
                    ("doubles", doubles(counts.doubles)),
                    ("run", .text("/import/files/\(form.document.id.number)/run")),
                    (
                        "fields",
                        .list(form.fields.map { ["name": .text($0.name), "value": .text($0.value)] })
                    ),
                ])
    }

    /// Takes the file in, once.
    static func run(_ visit: Visit) throws -> Reply {
        let form = try ImportForm(visit)
        let office = visit.office
        let order = try form.order(try form.inspect(in: office).headings, in: office)
        guard form.problems.isEmpty else { return try mend(visit, form, order) }
        switch try order.runOnce(of: form.document.id, answers: form.query, in: office) {
        case .done(let run), .already(let run): return visit.redirect(to: "/import/runs/\(run.number)")
        case .refused: return try mend(visit, form, order)
        }
    }

    private static func mend(_ visit: Visit, _ form: ImportForm, _ order: Import) throws -> Reply {
        let inspection = try order.inspect(in: visit.office)
        return try ImportMappingPage.show(visit, form, inspection, problems: form.problems + inspection.problems)
    }

    /// Nothing where no payment looks as if it had been taken off already.
    private static func doubles(_ doubles: DoublePayments) -> Value {
        guard doubles.count > 0 else { return .null }
        let invoices = doubles.invoices.joined(separator: ", ")
        return [
            "heading": .text(
                doubles.count == 1 ? "1 payment may count twice" : "\(doubles.count.grouped) payments may count twice"),
            "invoices": .text(invoices + (doubles.count > doubles.invoices.count ? " and others" : "")),
        ]
    }

    private static func back(_ form: ImportForm) -> String {
        "/import/files/\(form.document.id.number)?\(form.query)"
    }

    private static func button(_ subject: ImportSubject, _ counts: ImportCounts) -> String {
        let count = counts.added + counts.changed
        let noun =
            switch subject {
            case .accounts: count == 1 ? "account" : "accounts"
            case .invoices: count == 1 ? "invoice" : "invoices"
            case .payments: count == 1 ? "payment" : "payments"
            }
        return "Import \(count.grouped) \(noun)"
    }
}
