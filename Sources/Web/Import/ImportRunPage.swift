import FastCGI
import Mustache
import Postroom

/// Maintenance > Import, outcome: what one import did.
enum ImportRunPage {
    static func show(_ visit: Visit) throws -> Reply {
        let office = visit.office
        let run = try find(visit)
        let rejections = try run.firstRejections(in: office)
        return try visit.show(
            "import/run", title: "Import of \(run.filename)", at: .importData,
            crumbs: [Crumb("Import", "/import"), Crumb(run.filename)],
            ImportRejections.figures(run.added, run.changed, run.unchanged, run.rejected)
                + ImportRejections.entries(rejections, of: run.rejected) + [
                    ("filename", .text(run.filename)), ("subject", .text(run.subject.title)),
                    ("at", .text(run.at.dayAndTime(in: office.actor.timeZone))), ("by", .text(run.by)),
                    ("rejects", run.rejectsDocumentID == nil ? .null : .text("\(run.address)/rejects")),
                    ("is_nothing_new", .bool(run.added + run.changed + run.rejected == 0)),
                    ("next", next(after: run.subject)),
                ])
    }

    /// The rejected rows with line and reason, to be mended and imported again.
    static func rejects(_ visit: Visit) throws -> Reply {
        guard let document = try find(visit).rejects(in: visit.office) else { throw TurnedAway.notFound }
        var reply = Reply.bytes(try document.bytes(in: visit.office), type: document.mediaType)
        reply.offer(as: document.filename)
        return reply
    }

    private static func find(_ visit: Visit) throws -> ImportRun {
        try visit.office.require(.full, of: .ledger)
        guard let id = ID<ImportRun>(text: visit["run"]), let run = try ImportRun.find(id, in: visit.office) else {
            throw TurnedAway.notFound
        }
        return run
    }

    private static func next(after subject: ImportSubject) -> Value {
        switch subject {
        case .accounts: ["title": "Import invoices", "address": "/import?subject=invoices", "is_last": false]
        case .invoices: ["title": "Import payments", "address": "/import?subject=payments", "is_last": false]
        case .payments: ["title": "Customer List", "address": "/customers", "is_last": true]
        }
    }
}
