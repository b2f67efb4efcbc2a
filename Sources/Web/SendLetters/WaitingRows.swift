import Foundation
import Mustache
import Postroom

/// A list with ticks of what waits to be emailed, as `views/send-letters/list.html` shows it.
struct WaitingRows<Item: Waiting> {
    private let items: [Item]
    private let isTicked: (Item) -> Bool
    private let zone: TimeZone

    /// - Parameter ticks: `all` or `none` where a button asked for that; anything else: as each proposes.
    init(_ items: [Item], ticks: String, in office: Office) {
        self.items = items
        zone = office.actor.timeZone
        isTicked =
            switch ticks {
            case "all": { $0.isTickable }
            case "none": { _ in false }
            default: { $0.isTicked }
            }
    }

    var entries: [(String, Value)] {
        let tickable = items.count(where: \.isTickable)
        return [
            ("rows", .list(items.map(row))), ("has_rows", .bool(!items.isEmpty)),
            ("ticked", .text(items.count(where: isTicked).grouped)), ("tickable", .text(tickable.grouped)),
            ("has_tickable", .bool(tickable > 0)), ("send_token", .text(FormWord.fresh())),
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
