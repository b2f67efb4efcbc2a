import FastCGI
import Mustache
import Postroom

/// Maintenance > Import, first step: which file, and what came of the ones before.
enum ImportPage {
    static func show(_ visit: Visit) throws -> Reply {
        let subject = visit.query["subject"].flatMap(ImportSubject.init) ?? .accounts
        return try show(visit, subject: subject, problems: [])
    }

    /// Keeps the file and goes on to the mapping; refuses at once what cannot be read at all.
    static func upload(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try office.require(.full, of: .ledger)
        var reader = EntryReader(visit.form)
        let subject = reader.choice("subject", "What is in the file", of: ImportSubject.self)
        guard let upload = visit.form.upload("file"), upload.size > 0 else {
            let isEmpty = visit.form.upload("file") != nil
            reader.refuse("file", isEmpty ? "This file is empty. Choose another one." : "Choose a file.")
            return try show(visit, subject: subject ?? .accounts, problems: reader.problems)
        }
        guard let subject else { return try show(visit, subject: .accounts, problems: reader.problems) }
        let bytes = try upload.bytes()
        let inspection = try Import(subject, named: upload.fileName, source: .bytes(bytes)).inspect(in: office)
        let unreadable = inspection.problems.filter { $0.field == "file" }
        guard unreadable.isEmpty, inspection.headings.count > 1 else {
            let none = Problem(
                field: "file",
                "No columns were found in \(upload.fileName.shortened(to: 60)). Its first line must name at least two, "
                    + "with commas, semicolons or tabs between them.")
            return try show(visit, subject: subject, problems: unreadable.isEmpty ? [none] : unreadable)
        }
        let document = try Import.keepUpload(bytes, named: upload.fileName, in: office)
        return visit.redirect(to: ImportForm.address(of: document, subject: subject))
    }

    private static func show(_ visit: Visit, subject: ImportSubject, problems: [Problem]) throws -> Reply {
        let office = visit.office
        try office.require(.full, of: .ledger)
        let runs = try ImportRun.recent(in: office)
        var file = FormField("file", "File", .file(accept: ".csv,.txt,.tsv,text/csv"))
        file.hint =
            "CSV with headings in the first row, up to 20 MB; any common separator, date and amount style"
        file.isRequired = true
        return try visit.show(
            "import/index", title: ErrorSummary.title("Import", problems), at: .importData,
            status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                file.entry(problems), ("subjects", subjects(subject)), ("has_runs", .bool(!runs.isEmpty)),
                ("runs", .list(runs.map { row($0, in: office) })),
            ])
    }

    private static func subjects(_ chosen: ImportSubject) -> Value {
        .list(
            ImportSubject.allCases.map { subject in
                [
                    "value": .text(subject.rawValue), "title": .text(subject.title), "hint": .text(subject.hint),
                    "is_chosen": .bool(subject == chosen),
                ]
            })
    }

    private static func row(_ run: ImportRun, in office: Office) -> Value {
        [
            "address": .text(run.address), "filename": .text(run.filename), "subject": .text(run.subject.title),
            "at": .text(run.at.dayAndTime(in: office.actor.timeZone)), "by": .text(run.by),
            "added": .text(run.added.grouped), "changed": .text(run.changed.grouped),
            "unchanged": .text(run.unchanged.grouped), "rejected": .text(run.rejected.grouped),
            "has_rejected": .bool(run.rejected > 0),
        ]
    }
}

extension ImportSubject {
    /// When to choose it.
    var hint: String {
        switch self {
        case .accounts: "Customers with addresses, contacts and settings. Bring these in first."
        case .invoices: "Invoices and what is still owed on each"
        case .payments:
            "Money received, refunds and failed collections that the outstanding amounts of your invoices do not know of yet"
        }
    }
}

extension ImportRun {
    var address: String { "/import/runs/\(id.number)" }
}
