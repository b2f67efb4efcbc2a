import FastCGI
import Mustache
import Postroom
import Press

/// Maintenance > Import > Bills: bill PDFs by upload, and the report of every intake.
enum BillUploadPage {
    static func show(_ visit: Visit) throws -> Reply { try page(visit, []) }

    /// Takes the files in, each for itself, and shows what became of them.
    static func upload(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try office.require(.full, of: .ledger)
        let files = visit.form.uploads("files").filter { $0.size > 0 }
        let lists = files.filter { $0.fileName.lowercased().hasSuffix(".csv") }
        let bills = files.filter { !$0.fileName.lowercased().hasSuffix(".csv") }
        guard !bills.isEmpty else {
            return try page(visit, [Problem(field: "files", "Choose at least one PDF.")])
        }
        var index = BillIndex.none
        for list in lists {
            switch try BillIndex.read(try list.bytes()) {
            case .read(let read): index = index.joined(with: read)
            case .refused(let problem):
                return try page(visit, [Problem(field: "files", "“\(list.fileName)”: \(problem.message)")])
            }
        }
        let intake = try BillIntake.begin(.upload, in: office)
        for bill in bills {
            _ = try intake.take(
                unchecked: try bill.bytes(), named: bill.fileName, for: index.invoice(of: bill.fileName), in: office)
        }
        return visit.redirect(to: address(of: intake.id))
    }

    /// What became of the files of one intake.
    static func report(_ visit: Visit) throws -> Reply {
        let office = visit.office
        guard let id = ID<BillIntake>(text: visit["intake"]), let report = try BillReport.find(id, in: office) else {
            throw TurnedAway.notFound
        }
        let taken = try report.taken(in: office)
        return try visit.show(
            "bills/report", title: "Bills of \(report.at.dayAndTime(in: office.actor.timeZone))", at: .importData,
            crumbs: [Crumb("Import", "/import"), Crumb("Bills", "/import/bills"), Crumb("Report")],
            row(report, office) + [
                ("rows", .list(taken.map(file))), ("has_refused", .bool(report.refused > 0)),
                ("more", report.files > taken.count ? .text((report.files - taken.count).grouped) : .null),
            ])
    }

    static func address(of intake: ID<BillIntake>) -> String { "/import/bills/\(intake.number)" }

    private static func page(_ visit: Visit, _ problems: [Problem]) throws -> Reply {
        let office = visit.office
        try office.require(.full, of: .ledger)
        let reports = try BillReport.recent(in: office)
        return try visit.show(
            "bills/index", title: ErrorSummary.title("Bills", problems), at: .importData,
            crumbs: [Crumb("Import", "/import"), Crumb("Bills")], status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                ("files_problem", Value(problems.first { $0.field == "files" }?.message)),
                ("reports", .list(reports.map { .record(Record(row($0, office))) })),
                ("has_reports", .bool(!reports.isEmpty)),
            ])
    }

    private static func row(_ report: BillReport, _ office: Office) -> [(String, Value)] {
        [
            ("address", .text(address(of: report.id))), ("at", .text(report.at.dayAndTime(in: office.actor.timeZone))),
            ("by", .text(report.by)), ("source", .text(report.source.title)), ("files", .text(report.files.grouped)),
            ("added", .text(report.added.grouped)), ("replaced", .text(report.replaced.grouped)),
            ("unchanged", .text(report.unchanged.grouped)), ("refused", .text(report.refused.grouped)),
            ("is_refused", .bool(report.refused > 0)),
        ]
    }

    private static func file(_ taken: BillIntake.Taken) -> Value {
        let isRefused = taken.outcome == .refused
        return [
            "filename": .text(taken.filename), "outcome": .text(taken.outcome.title),
            "tone": .text(isRefused ? "bad" : taken.outcome == .unchanged ? "" : "good"),
            "reason": taken.reason.isEmpty ? .null : .text(taken.reason), "invoice": .text(taken.invoice),
            "address": taken.invoice.isEmpty
                ? .null : .text(InvoicesPage.address(ofNumber: taken.invoice, account: taken.account)),
        ]
    }
}
