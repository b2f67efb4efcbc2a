import FastCGI
import Mustache
import Postroom

/// The letters of a customer, newest first.
enum CustomerCorrespondencePage {
    static let pageSize = 50

    static func show(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let before = visit.query["before"].flatMap { Int($0) }
        let letters = try Correspondence.page(
            of: frame.customer.id, before: before, limit: pageSize + 1, in: frame.office)
        let shown = Array(letters.prefix(pageSize))
        let base = "\(frame.address)/correspondence"
        let last = letters.count > pageSize ? shown.last : nil
        return try frame.show(
            "customers/correspondence", at: .correspondence,
            [
                ("rows", .list(shown.map { row($0, base, frame) })), ("has_rows", .bool(!shown.isEmpty)),
                ("is_first", .bool(before == nil)), ("first", .text(base)),
                ("older", last.map { .text("\(base)?before=\($0.number.value)") } ?? .null),
            ])
    }

    private static func row(_ letter: Correspondence, _ base: String, _ frame: CustomerFrame) -> Value {
        let address = "\(base)/\(letter.number.text)"
        return [
            "reference": .text(letter.reference), "address": .text(address), "type": .text(letter.typeName),
            "created": .text(letter.createdAt.day(in: frame.office.actor.timeZone).short),
            "iso": .text(letter.createdAt.iso), "by": .text(letter.createdBy),
            "amount": letter.amount.map { .text($0.text) } ?? .null, "status": StatusBadge.of(letter.status),
            "has_problem": .bool(letter.hasDeliveryProblem),
            "pdf": letter.documentID == nil ? .null : .text("\(address)/pdf"),
        ]
    }
}
