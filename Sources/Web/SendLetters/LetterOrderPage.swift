import FastCGI
import Mustache
import Postroom

/// What became of one press of Email Letters or Email Bills, while the runner is at it and afterwards.
enum LetterOrderPage {
    static func bills(_ visit: Visit) throws -> Reply { try show(visit, .bills) }
    static func askCancelBills(_ visit: Visit) throws -> Reply { try askCancel(visit, .bills) }
    static func cancelBills(_ visit: Visit) throws -> Reply { try cancel(visit, .bills) }
    static func retryBills(_ visit: Visit) throws -> Reply { try retry(visit, .bills) }
    static func letters(_ visit: Visit) throws -> Reply { try show(visit, .letters) }
    static func askCancelLetters(_ visit: Visit) throws -> Reply { try askCancel(visit, .letters) }
    static func cancelLetters(_ visit: Visit) throws -> Reply { try cancel(visit, .letters) }
    static func retryLetters(_ visit: Visit) throws -> Reply { try retry(visit, .letters) }

    private static func show(_ visit: Visit, _ kind: LetterOrder.Kind) throws -> Reply {
        let office = visit.office
        let order = try find(visit, kind)
        let place = LetterOrderPlace(kind)
        let (progress, shortfalls) = try office.reading {
            (try order.progress(in: office), try order.shortfalls(in: office))
        }
        let isMoving = order.state == .running || progress.onTheWay > 0
        let maySend = office.actor.may(.edit, of: .sending)
        let mayRetry = maySend && order.failed > 0 && order.state != .cancelled
        return try visit.show(
            "send-letters/order", title: "\(place.noun) ordered \(when(order, office)), \(place.title)",
            at: place.entry, crumbs: [Crumb(place.title, place.address), Crumb("Order \(order.id.number)")],
            noting: { $0.words(isOver: !isMoving) },
            [
                ("heading", .text("\(order.chosen.grouped) \(place.words(order.chosen))")),
                ("state", .text(title(order, progress))), ("tone", .text(tone(order, progress))),
                ("when", .text(when(order, office))), ("who", .text(order.createdBy)),
                ("chosen", .text(order.chosen.grouped)), ("figures", .list(figures(order, progress))),
                ("settled", .integer(order.chosen - order.waiting - progress.onTheWay)),
                ("settled_words", .text((order.chosen - order.waiting - progress.onTheWay).grouped)),
                ("total", .integer(order.chosen)),
                ("is_moving", .bool(isMoving)), ("now", .text(office.now.dayAndTime(in: office.actor.timeZone))),
                ("may_cancel", .bool(isMoving && maySend)),
                ("retry", mayRetry ? .text("\(order.failed.grouped) \(place.words(order.failed))") : .null),
                ("cancel", .text("\(place.address)/\(order.id.number)/cancel")), ("back", .text(place.address)),
                ("back_title", .text(place.title)), ("here", .text("\(place.address)/\(order.id.number)")),
                ("shortfalls", .list(shortfalls.map(row))), ("has_shortfalls", .bool(!shortfalls.isEmpty)),
            ])
    }

    private static func askCancel(_ visit: Visit, _ kind: LetterOrder.Kind) throws -> Reply {
        try visit.office.require(.edit, of: .sending)
        let order = try find(visit, kind)
        let place = LetterOrderPlace(kind)
        let progress = try order.progress(in: visit.office)
        let here = "\(place.address)/\(order.id.number)"
        let left = order.waiting + progress.onTheWay
        return try visit.show(
            "send-letters/cancel", title: "Cancel what has not left, \(place.title)", at: place.entry,
            crumbs: [
                Crumb(place.title, place.address), Crumb("Order \(order.id.number)", here), Crumb("Cancel"),
            ],
            [("here", .text(here)), ("words", .text("\(left.grouped) \(place.words(left))"))])
    }

    private static func cancel(_ visit: Visit, _ kind: LetterOrder.Kind) throws -> Reply {
        let order = try find(visit, kind)
        let stopped = try order.cancel(in: visit.office)
        return visit.redirect(
            to: "\(LetterOrderPlace(kind).address)/\(order.id.number)",
            saying: stopped == 0 ? "There was nothing left to cancel." : "What had not left was cancelled.")
    }

    /// Looks once more at what could not be sent.
    private static func retry(_ visit: Visit, _ kind: LetterOrder.Kind) throws -> Reply {
        let order = try find(visit, kind)
        let place = LetterOrderPlace(kind)
        let again = try order.retry(in: visit.office)
        if again > 0 { visit.house?.wakeRunner() }
        let here = "\(place.address)/\(order.id.number)"
        return again == 0
            ? visit.redirect(to: here, saying: "Nothing failed that could be tried again.")
            : visit.redirect(to: here, announcing: "\(again.grouped) \(place.words(again)) will be tried again.")
    }

    private static func find(_ visit: Visit, _ kind: LetterOrder.Kind) throws -> LetterOrder {
        guard let id = ID<LetterOrder>(text: visit["order"]),
            let order = try LetterOrder.find(id, kind, in: visit.office)
        else { throw TurnedAway.notFound }
        return order
    }

    /// What was ordered before, as `views/send-letters/recent.html` shows it.
    static func recent(_ kind: LetterOrder.Kind, in office: Office) throws -> [Value] {
        try LetterOrder.recent(kind, in: office).map { order in
            let short = order.skipped + order.failed
            return [
                "address": .text("\(LetterOrderPlace(kind).address)/\(order.id.number)"),
                "when": .text(when(order, office)), "who": .text(order.createdBy),
                "chosen": .text(order.chosen.grouped), "state": .text(title(order)), "tone": .text(tone(order)),
                "shortfall": short > 0 ? .text("\(short.grouped) not emailed") : .null,
            ]
        }
    }

    // MARK: Words

    private static func when(_ order: LetterOrder, _ office: Office) -> String {
        order.createdAt.dayAndTime(in: office.actor.timeZone)
    }

    /// - Parameter progress: `nil` where it was not asked for.
    static func title(_ order: LetterOrder, _ progress: LetterOrder.Progress? = nil) -> String {
        switch order.state {
        case .running: "Being queued"
        case .cancelled: "Cancelled"
        case .done where progress.map { $0.onTheWay > 0 } ?? false: "Being emailed"
        case .done: "Done"
        }
    }

    static func tone(_ order: LetterOrder, _ progress: LetterOrder.Progress? = nil) -> String {
        switch order.state {
        case .running: "info"
        case .cancelled: "warn"
        case .done where progress.map { $0.onTheWay > 0 } ?? false: "info"
        case .done: order.failed + (progress?.undelivered ?? 0) > 0 ? "warn" : "good"
        }
    }

    /// The whole, and the parts that make it up: each letter is in one of them.
    private static func figures(_ order: LetterOrder, _ progress: LetterOrder.Progress) -> [Value] {
        let parts: [(String, Int, Bool)] = [
            ("Ticked", order.chosen, false), ("Emailed", progress.emailed, false),
            ("On the way", order.waiting + progress.onTheWay, false), ("Not delivered", progress.undelivered, true),
            ("Not sent", order.failed, true), ("Skipped", order.skipped, false),
            ("Cancelled", order.cancelled + progress.withheld, false),
        ]
        return parts.map { title, count, isBad in
            ["title": .text(title), "count": .text(count.grouped), "is_bad": .bool(isBad && count > 0)]
        }
    }

    private static func row(_ shortfall: LetterOrder.Shortfall) -> Value {
        let customer = "/customers/\(shortfall.account.percentEncoded)"
        return [
            "account": .text(shortfall.account), "customer": .text(shortfall.customerName),
            "customer_address": .text(customer),
            "letter": Value(shortfall.letter.map { "\(shortfall.account)/\($0.text)" }),
            "address": Value(shortfall.letter.map { "\(customer)/correspondence/\($0.text)" }),
            "reason": .text(shortfall.reason), "is_skipped": .bool(shortfall.outcome == .skipped),
        ]
    }
}
