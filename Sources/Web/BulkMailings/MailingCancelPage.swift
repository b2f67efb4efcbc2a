import FastCGI
import Mustache
import Postroom

/// Cancel: what has left already and what can still be stopped, a reason, then the deed.
enum MailingCancelPage {
    static func ask(_ visit: Visit) throws -> Reply {
        let mailing = try MailingPage.find(visit)
        try visit.office.require(.edit, of: .sending)
        guard try mailing.mayCancel(in: visit.office) else { return tooLate(mailing, visit) }
        return try question(visit, mailing, reason: "", [])
    }

    static func cancel(_ visit: Visit) throws -> Reply {
        let mailing = try MailingPage.find(visit)
        let reason = visit.form["reason"] ?? ""
        switch try mailing.cancel(reason: reason, in: visit.office) {
        case .done:
            visit.house?.wakeRunner()
            return visit.redirect(to: mailing.address, saying: "The bulk mailing is cancelled.")
        case .tooLate: return tooLate(mailing, visit)
        case .refused(let problems): return try question(visit, mailing, reason: reason, problems)
        }
    }

    private static func tooLate(_ mailing: BulkMailing, _ visit: Visit) -> Reply {
        visit.redirect(to: mailing.address, saying: "There was nothing left to cancel.")
    }

    private static func question(
        _ visit: Visit, _ mailing: BulkMailing, reason: String, _ problems: [Problem]
    ) throws -> Reply {
        var field = FormField("reason", "Reason", value: reason)
        (field.hint, field.isRequired, field.limit) = ("Stands in the audit trail", true, BulkMailing.longestReason)
        let counts = mailing.counts
        return try visit.show(
            "bulk-mailings/cancel", title: ErrorSummary.title("Cancel \(mailing.typeName)", problems), at: .bulkMailing,
            crumbs: [
                Crumb("Bulk Mailing", "/bulk-mailings/new"),
                Crumb("Mailing \(mailing.id.number)", mailing.address), Crumb("Cancel"),
            ], status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                field.entry(problems), ("address", .text(mailing.address)),
                ("heading", .text("Cancel \(mailing.typeName), mailing \(mailing.id.number)?")),
                ("waiting", .text(counts.waiting.grouped)), ("created", .text(counts.created.grouped)),
                ("emailed", .text(counts.emailed.grouped)),
                ("is_emailed", .bool(mailing.action == .createAndEmail)),
            ])
    }
}
