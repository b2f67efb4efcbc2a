import FastCGI
import Mustache
import Postroom

/// One bulk mailing after Create Letters: the confirmation, and how far it has come.
enum MailingPage {
    static func show(_ visit: Visit) throws -> Reply {
        try visit.office.require(.view, of: .sending)
        guard let id = ID<BulkMailing>(text: visit["mailing"]),
            let mailing = try BulkMailing.find(id, in: visit.office)
        else { throw TurnedAway.notFound }
        if mailing.state == .selected { return visit.redirect(to: MailingConfirmPage.address(mailing)) }
        let counts = mailing.counts
        let title = "\(mailing.typeName), mailing \(mailing.id.number)"
        return try visit.show(
            "bulk-mailings/show", title: title, at: .bulkMailing,
            crumbs: [Crumb("Bulk Mailing", "/bulk-mailings/new"), Crumb("Mailing \(mailing.id.number)")],
            [
                ("heading", .text(title)), ("action", .text(mailing.action.title)),
                ("started_by", .text(mailing.startedBy)),
                ("started_at", Value(mailing.startedAt?.dayAndTime(in: visit.office.actor.timeZone))),
                ("confirmation", .text(MailingWords.confirmation(mailing.action))),
                ("is_create", .bool(mailing.action == .create)), ("reminder", .text(MailingWords.reminder)),
                ("is_at_work", .bool(mailing.state == .running)),
                ("selected", .text(counts.selected.grouped)), ("created", .text(counts.created.grouped)),
                ("failed", .text(counts.failed.grouped)), ("skipped", .text(counts.skipped.grouped)),
                ("waiting", .text(counts.waiting.grouped)),
            ])
    }
}
