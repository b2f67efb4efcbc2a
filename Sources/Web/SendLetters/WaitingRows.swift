import Foundation
import Mustache
import Postroom

/// A list with ticks of what waits to be emailed, as `views/send-letters/list.html` shows it.
struct WaitingRows<Item: Waiting> {
    private let items: [Item]
    private let isTicked: (Item) -> Bool
    private let zone: TimeZone
    private let others: (kept: Set<Int>, lookedAt: Set<Int>)

    /// - Parameters:
    ///   - ticks: `all` or `none` where a button asked for that; anything else: as somebody left it, or as each proposes.
    ///   - memory: of the ticks on other pages, and on this one when it was shown before.
    init(_ items: [Item], ticks: String, memory: LetterTicks = LetterTicks(), in office: Office) {
        self.items = items
        others = memory.carried(past: items.map(\.key))
        zone = office.actor.timeZone
        isTicked =
            switch ticks {
            case "all": { $0.isTickable }
            case "none": { _ in false }
            default: { $0.isTickable && memory.isTicked($0.key) ?? $0.isTicked }
            }
    }

    var entries: [(String, Value)] {
        let tickable = items.count(where: \.isTickable)
        return [
            ("rows", .list(items.map(row))), ("has_rows", .bool(!items.isEmpty)),
            ("ticked", .text(items.count(where: isTicked).grouped)), ("tickable", .text(tickable.grouped)),
            ("has_tickable", .bool(tickable > 0)), ("may_send", .bool(tickable + others.kept.count > 0)),
            ("shown", .text(Positions(items.filter(\.isTickable).map(\.key).sorted()).text)),
            ("kept", .text(Positions(others.kept.sorted()).text)),
            ("looked_at", .text(Positions(others.lookedAt.sorted()).text)),
            ("elsewhere", others.kept.isEmpty ? .null : .text(others.kept.count.grouped)),
            ("send_token", .text(FormWord.fresh())),
        ]
    }

    private func row(_ item: Item) -> Value {
        .record(
            Record(
                [
                    ("id", .integer(item.key)), ("reference", .text(item.reference)), ("address", .text(item.address)),
                    ("account", .text(item.account)), ("customer", .text(item.customerName)),
                    ("customer_address", .text(CustomerFrame.address(item.account))),
                    ("emailed", Value(item.lastEmailed?.day(in: zone).short)),
                    ("recipients", .list(item.recipients.map { .text($0) })),
                    ("is_tickable", .bool(item.isTickable)), ("is_ticked", .bool(isTicked(item))),
                    ("note", Value(item.bar ?? item.caution)), ("is_barred", .bool(!item.isTickable)),
                ] + item.ownEntries))
    }
}
