import FastCGI
import Mustache
import Postroom

/// Bulk mailings of a customer: every run that looked at them, what became of it and why, newest first.
enum CustomerMailingsPage {
    static func show(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let office = frame.office
        let before = visit.query["before"].flatMap { Int($0) }
        var runs = try MailingItem.runs(of: frame.customer.id, before: before, in: office)
        let hasMore = runs.count > MailingItem.pageSize
        if hasMore { runs.removeLast() }
        let base = "\(frame.address)/bulk-mailings"
        return try frame.show(
            "customers/bulk-mailings", at: .correspondence,
            [
                ("rows", .list(try runs.map { try row($0, in: office) })), ("has_rows", .bool(!runs.isEmpty)),
                ("is_first", .bool(before == nil)), ("first", .text(base)),
                ("older", hasMore ? Value(runs.last.map { "\(base)?before=\($0.mailing.id.number)" }) : .null),
            ])
    }

    private static func row(_ run: CustomerMailing, in office: Office) throws -> Value {
        let mailing = run.mailing
        let words = try ItemWords(of: mailing, in: office)
        return [
            "number": .text(String(mailing.id.number)), "address": .text(mailing.address),
            "type": .text(mailing.typeName), "action": .text(mailing.action.title),
            "at": .text((mailing.startedAt ?? mailing.createdAt).dayAndTime(in: office.actor.timeZone)),
            "by": .text(mailing.startedBy), "item": MailingItems.row(run.item, words),
        ]
    }
}
