import FastCGI
import Mustache
import Postroom

/// One bulk mailing after Create Letters: the confirmation, how far it has come, and what became of every customer.
enum MailingPage {
    private static let longestDownload = 100_000

    static func show(_ visit: Visit) throws -> Reply {
        let mailing = try find(visit)
        if mailing.state == .selected { return visit.redirect(to: "\(mailing.address)/confirm") }
        return try page(visit, mailing)
    }

    static func page(
        _ visit: Visit, _ mailing: BulkMailing, problems: [Problem] = []
    ) throws -> Reply {
        let office = visit.office
        let progress = try MailingProgress(mailing, in: office)
        let title = "\(mailing.typeName), mailing \(mailing.id.number)"
        let mayAct = office.actor.may(.edit, of: .sending)
        return try visit.show(
            "bulk-mailings/show", title: ErrorSummary.title("\(progress.state), \(title)", problems), at: .bulkMailing,
            crumbs: [
                Crumb("Bulk Mailing", "/bulk-mailings/new"), Crumb("Earlier mailings", "/bulk-mailings"),
                Crumb("Mailing \(mailing.id.number)"),
            ], status: ErrorSummary.status(problems), noting: { $0.words(isOver: !progress.isMoving) },
            ErrorSummary.entries(problems) + progress.entries + [
                ("heading", .text(title)), ("action", .text(mailing.action.title)),
                ("address", .text(mailing.address)), ("started_by", .text(mailing.startedBy)),
                ("started_at", Value(mailing.startedAt?.dayAndTime(in: office.actor.timeZone))),
                ("criteria", .list(try MailingWords.criteria(of: mailing, in: office).map { .text($0) })),
                ("may_cancel", .bool(try mayAct && mailing.mayCancel(in: office))),
                ("may_retry", .bool(mayAct && mailing.counts.failed > 0 && mailing.state != .cancelled)),
                ("failed_letters", .text(mailing.counts.failed.counting("letter"))),
            ] + (try MailingItems(visit, mailing, onTheWay: progress.onTheWay).entries)
                + AuditTable.entries(
                    try Audit.trail(of: .bulkMailing, mailing.id.number, in: office), in: office))
    }

    /// Tries those that failed once more.
    static func retry(_ visit: Visit) throws -> Reply {
        let mailing = try find(visit)
        guard try mailing.retry(in: visit.office) == .done else {
            return visit.redirect(to: mailing.address, saying: "Nothing failed that could be tried again.")
        }
        visit.house?.wakeRunner()
        return visit.redirect(
            to: mailing.address, announcing: "\(mailing.counts.failed.counting("letter")) will be tried again.")
    }

    /// The part of the list that is open, as a file.
    static func csv(_ visit: Visit) throws -> Reply {
        let (office, mailing) = (visit.office, try find(visit))
        let words = try ItemWords(of: mailing, in: office)
        let part = MailingItems.part(visit, mailing)
        var sheet = CSVWriter(headings: [
            "Account Number", "Customer", "Outcome", "Reason", "Correspondence", "Email", "Server said",
        ])
        var (cursor, count) = (0, 0)
        while count < longestDownload {
            let page = try MailingItem.page(part, of: mailing, after: cursor, limit: 500, in: office)
            for item in page {
                let (email, reply) = words.delivery(item)
                sheet.add([
                    item.account, item.customer, ItemWords.title(item.outcome), words.why(item),
                    item.letter.map { "\(item.account)/\($0.number.text)" } ?? "", email, reply,
                ])
            }
            count += page.count
            guard page.count == 500, let last = page.last else { break }
            cursor = last.cursor(in: part)
        }
        return sheet.reply(named: "mailing-\(mailing.id.number)-\(part.rawValue).csv")
    }

    static func find(_ visit: Visit) throws -> BulkMailing {
        guard let id = ID<BulkMailing>(text: visit["mailing"]), let mailing = try BulkMailing.find(id, in: visit.office)
        else { throw TurnedAway.notFound }
        return mailing
    }
}
