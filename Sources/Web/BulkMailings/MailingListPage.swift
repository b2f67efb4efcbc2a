import FastCGI
import Mustache
import Postroom

/// Earlier bulk mailings, newest first, and lists that nobody has started yet.
enum MailingListPage {
    static func show(_ visit: Visit) throws -> Reply {
        let office = visit.office
        let before = visit.query["before"].flatMap { ID<BulkMailing>(text: $0) }
        let mailings = try BulkMailing.recent(before: before, in: office)
        let shown = mailings.prefix(BulkMailing.pageSize)
        let older = mailings.count > shown.count ? shown.last.map { "/bulk-mailings?before=\($0.id.number)" } : nil
        let mayStart = office.actor.may(.edit, of: .sending)
        return try visit.show(
            "bulk-mailings/index", title: "Earlier mailings, Bulk Mailing", at: .bulkMailing,
            crumbs: [Crumb("Bulk Mailing", "/bulk-mailings/new"), Crumb("Earlier mailings")],
            [
                ("has_rows", .bool(!shown.isEmpty)), ("may_start", .bool(mayStart)),
                ("rows", .list(try shown.map { try row($0, mayStart: mayStart, in: office) })),
                ("is_first", .bool(before == nil)), ("first", "/bulk-mailings"), ("older", Value(older)),
            ])
    }

    static func askDiscard(_ visit: Visit) throws -> Reply {
        let mailing = try MailingConfirmPage.find(visit)
        guard mailing.state == .selected else { return visit.redirect(to: "/bulk-mailings") }
        return try visit.show(
            "bulk-mailings/discard", title: "Discard the list, \(mailing.typeName)", at: .bulkMailing,
            crumbs: [
                Crumb("Bulk Mailing", "/bulk-mailings/new"), Crumb("Earlier mailings", "/bulk-mailings"),
                Crumb("Discard"),
            ],
            [
                ("address", .text(mailing.address)), ("confirm", .text(MailingConfirmPage.address(mailing))),
                ("type", .text(mailing.typeName)), ("listed", .text(mailing.counts.listed.counting("customer"))),
                ("by", .text(mailing.createdBy)),
                ("at", .text(mailing.createdAt.dayAndTime(in: visit.office.actor.timeZone))),
            ])
    }

    static func discard(_ visit: Visit) throws -> Reply {
        let mailing = try MailingConfirmPage.find(visit)
        let isDone = try mailing.discard(in: visit.office)
        return visit.redirect(
            to: "/bulk-mailings",
            saying: isDone ? "The list is discarded. Nothing was created." : "It had been started or discarded already."
        )
    }

    private static func row(_ mailing: BulkMailing, mayStart: Bool, in office: Office) throws -> Value {
        let counts = mailing.counts
        let isOpen = mailing.state == .selected
        let isDiscarded = mailing.state == .cancelled && mailing.startedAt == nil
        return [
            "number": .integer(mailing.id.number), "type": .text(mailing.typeName),
            "address": .text(isOpen ? MailingConfirmPage.address(mailing) : mailing.address),
            "has_page": .bool(!isDiscarded && (mayStart || !isOpen)), "action": .text(mailing.action.title),
            "at": .text((mailing.startedAt ?? mailing.createdAt).dayAndTime(in: office.actor.timeZone)),
            "by": .text(mailing.startedAt == nil ? mailing.createdBy : mailing.startedBy),
            "selected": .text(counts.selected.grouped), "created": .text(counts.created.grouped),
            "has_created": .bool(mailing.startedAt != nil),
            "emailed": mailing.startedAt != nil && mailing.action == .createAndEmail
                ? .text("\(counts.emailed.grouped) emailed") : .null,
            "failed": counts.failed > 0 ? .text(counts.failed.grouped) : .null,
            "kept_for_post": counts.keptForPost > 0
                ? [
                    "words": .text("\(counts.keptForPost.grouped) kept for post"),
                    "address": .text("\(mailing.address)?part=\(MailingItem.Part.keptForPost.rawValue)"),
                ] : .null,
            "state": try state(mailing, in: office), "may_discard": .bool(isOpen && mayStart),
            "discard": .text("\(mailing.address)/discard"),
        ]
    }

    private static func state(_ mailing: BulkMailing, in office: Office) throws -> Value {
        switch mailing.state {
        case .selected: return StatusBadge.badge("Not started", "warn")
        case .running: return StatusBadge.badge("Creating", "info")
        case .done: return try StatusBadge.badge(mailing.hasMoreToLeave(in: office) ? "Emailing" : "Finished")
        case .cancelled: return StatusBadge.badge(mailing.startedAt == nil ? "Discarded" : "Cancelled")
        }
    }
}
