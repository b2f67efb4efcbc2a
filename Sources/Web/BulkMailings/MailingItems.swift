import FastCGI
import Mustache
import Postroom

/// The list on a run's page: one outcome after the other, or the one customer that somebody looks for.
struct MailingItems {
    let entries: [(String, Value)]

    /// - Parameter onTheWay: how many of its letters no mail server has taken yet, counted already.
    init(_ visit: Visit, _ mailing: BulkMailing, onTheWay: Int) throws {
        let office = visit.office
        let part = Self.part(visit, mailing)
        let find = (visit.query["find"] ?? "").trimmed
        let cursor = visit.query["after"].flatMap { Int($0) } ?? 0
        let words = try ItemWords(of: mailing, in: office)
        var items: [MailingItem]
        if find.isEmpty {
            items = try MailingItem.page(part, of: mailing, after: cursor, in: office)
        } else {
            items = try MailingItem.of(account: find, in: mailing, office: office).map { [$0] } ?? []
        }
        let hasMore = items.count > MailingItem.pageSize
        if hasMore { items.removeLast() }
        let next = hasMore ? items.last.map { Self.address(mailing, part, after: $0.cursor(in: part)) } : nil
        entries = [
            ("parts", .list(try Self.parts(mailing, onTheWay, current: find.isEmpty ? part : nil, in: office))),
            ("part_title", .text(find.isEmpty ? Self.title(part) : "Account \(find)")), ("find", .text(find)),
            ("is_found", .bool(!find.isEmpty)), ("part", .text(part.rawValue)),
            ("has_rows", .bool(!items.isEmpty)), ("rows", .list(items.map { Self.row($0, words) })),
            ("csv", .text("\(mailing.address)/items.csv?part=\(part.rawValue)")),
            ("is_first", .bool(cursor == 0)), ("first", .text(Self.address(mailing, part))), ("next", Value(next)),
        ]
    }

    /// What was asked for; otherwise what needs somebody, or what was made.
    static func part(_ visit: Visit, _ mailing: BulkMailing) -> MailingItem.Part {
        if let asked = visit.query["part"].flatMap(MailingItem.Part.init) { return asked }
        return mailing.counts.failed > 0 ? .failed : .created
    }

    private static func address(_ mailing: BulkMailing, _ part: MailingItem.Part, after: Int? = nil) -> String {
        "\(mailing.address)?part=\(part.rawValue)" + (after.map { "&after=\($0)" } ?? "")
    }

    private static func title(_ part: MailingItem.Part) -> String {
        switch part {
        case .created: "Created"
        case .undelivered: "Undelivered"
        case .onTheWay: "On the way"
        case .keptForPost: "Kept for post"
        case .notEmailed: "Not emailed"
        case .failed: "Failed"
        case .skipped: "Skipped"
        case .waiting: "Still to make"
        case .unticked: "Unticked"
        case .leftOff: "Left off"
        case .notMatched: "Not matched"
        }
    }

    private static func parts(
        _ mailing: BulkMailing, _ onTheWay: Int, current: MailingItem.Part?, in office: Office
    ) throws -> [Value] {
        let counts = mailing.counts
        let notEmailed =
            mailing.action == .createAndEmail ? try MailingItem.countNotEmailed(in: mailing, office: office) : 0
        return MailingItem.Part.allCases.compactMap { part in
            let count =
                switch part {
                case .created: counts.created
                case .undelivered: counts.undelivered
                case .onTheWay: onTheWay
                case .keptForPost: counts.keptForPost
                case .notEmailed: notEmailed
                case .failed: counts.failed
                case .skipped: counts.skipped
                case .waiting: counts.waiting
                case .unticked: counts.unticked
                case .leftOff: counts.leftOff
                case .notMatched: counts.notMatched
                }
            let isAlways = [.created, .failed, .skipped].contains(part)
            guard count > 0 || isAlways || part == current else { return nil }
            return [
                "title": .text(title(part)),
                "count": .text(count.grouped + (isCut(part, count) ? "+" : "")),
                "address": .text(address(mailing, part)), "is_current": .bool(part == current),
            ]
        }
    }

    /// Whether counting ended before the end.
    private static func isCut(_ part: MailingItem.Part, _ count: Int) -> Bool {
        switch part {
        case .notEmailed: count >= 1_000
        case .onTheWay: count >= BulkMailing.mostOnTheWay
        default: false
        }
    }

    static func row(_ item: MailingItem, _ words: ItemWords) -> Value {
        let customer = "/customers/\(item.account.percentEncoded)"
        let (email, reply) = words.delivery(item)
        return [
            "account": .text(item.account), "customer": .text(item.customer), "customer_address": .text(customer),
            "outcome": .text(ItemWords.title(item.outcome)), "tone": .text(ItemWords.tone(item.outcome)),
            "why": .text(words.why(item)),
            "letter": item.letter.map {
                [
                    "reference": .text("\(item.account)/\($0.number.text)"),
                    "address": .text("\(customer)/correspondence/\($0.number.text)"),
                ]
            } ?? .null,
            "email": email.isEmpty ? .null : .text(email), "reply": reply.isEmpty ? .null : .text(reply),
            "has_problem": .bool(item.letter?.hasProblem ?? false),
        ]
    }
}
