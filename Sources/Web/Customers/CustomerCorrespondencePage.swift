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
        let underWay = try Correspondence.underWay(shown, in: frame.office)
        let base = "\(frame.address)/correspondence"
        let last = letters.count > pageSize ? shown.last : nil
        return try frame.show(
            "customers/correspondence", at: .correspondence,
            [
                ("rows", .list(shown.map { row($0, underWay[$0.id], base, frame) })),
                ("has_rows", .bool(!shown.isEmpty)),
                ("csv", .text("\(base).csv")), ("is_first", .bool(before == nil)), ("first", .text(base)),
                ("older", last.map { .text("\(base)?before=\($0.number.value)") } ?? .null),
            ])
    }

    static func csv(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let (account, zone) = (frame.customer.account.text, frame.office.actor.timeZone)
        var sheet = CSVWriter(headings: [
            "Account Number", "Correspondence", "Type", "Date", "Created", "Created by", "Currency", "Amount", "Status",
            "Last emailed", "Email problem",
        ])
        var before: Int?
        repeat {
            let letters = try Correspondence.page(of: frame.customer.id, before: before, limit: 500, in: frame.office)
            let underWay = try Correspondence.underWay(letters, in: frame.office)
            for letter in letters {
                sheet.add([
                    account, letter.reference, letter.typeName, letter.date.text,
                    letter.createdAt.dayAndTime(in: zone), letter.createdBy, letter.amount?.currency.code ?? "",
                    letter.amount?.plain ?? "", underWay[letter.id].map(StatusBadge.words) ?? letter.status.title,
                    letter.emailedAt?.dayAndTime(in: zone) ?? "",
                    letter.hasDeliveryProblem ? "yes" : "no",
                ])
            }
            before = letters.count == 500 ? letters.last?.number.value : nil
        } while before != nil
        return sheet.reply(named: "\(account)-correspondence-\(frame.office.today.text).csv")
    }

    /// - Parameter state: of its emails, while they are under way.
    private static func row(
        _ letter: Correspondence, _ state: Message.State?, _ base: String, _ frame: CustomerFrame
    ) -> Value {
        let address = "\(base)/\(letter.number.text)"
        return [
            "reference": .text(letter.reference), "address": .text(address), "type": .text(letter.typeName),
            "created": .text(letter.createdAt.day(in: frame.office.actor.timeZone).short),
            "iso": .text(letter.createdAt.iso), "by": .text(letter.createdBy),
            "amount": letter.amount.map { .text($0.text) } ?? .null,
            "status": state.map(StatusBadge.of) ?? StatusBadge.of(letter.status),
            "has_problem": .bool(letter.hasDeliveryProblem),
            "pdf": letter.documentID == nil ? .null : .text("\(address)/pdf"),
        ]
    }
}
