import Mustache
import Postroom

/// The main menu: every entry under the very label that the guides use, shown to those who may go there.
package enum MainMenu {
    package enum Entry: String, CaseIterable, Sendable {
        case customerList = "Customer List"
        case quickSearch = "QuickSearch"
        case importData = "Import"
        case outbox = "Outbox"
        case messages = "Messages"
        case organisation = "Organisation"
        case users = "Users"
        case help = "Help"

        var address: String {
            switch self {
            case .customerList: "/customers"
            case .quickSearch: "/quick-search"
            case .importData: "/import"
            case .outbox: "/outbox"
            case .messages: "/messages"
            case .organisation: "/organisation"
            case .users: "/staff"
            case .help: "/help"
            }
        }

        /// What somebody must be allowed to see the entry.
        var right: (Right.Level, Right.Area) {
            switch self {
            case .customerList, .quickSearch, .help: (.view, .customers)
            case .importData: (.full, .ledger)
            case .outbox, .messages: (.view, .sending)
            case .organisation: (.view, .configuration)
            case .users: (.view, .staff)
            }
        }
    }

    private static let sections: [(String, [Entry])] = [
        ("Sales Ledger", [.customerList, .quickSearch]),
        ("Maintenance", [.importData, .outbox, .messages]),
        ("Settings", [.organisation, .users]),
        ("Help", [.help]),
    ]

    /// The sections that have anything for this person.
    static func value(for staff: Staff, at current: Entry?, counts: [Entry: Int] = [:]) -> Value {
        .list(
            sections.compactMap { title, entries in
                let open = entries.filter { staff.role.level(of: $0.right.1) >= $0.right.0 }
                guard !open.isEmpty else { return nil }
                return [
                    "title": .text(title),
                    "entries": .list(
                        open.map { entry in
                            [
                                "label": .text(entry.rawValue), "address": .text(entry.address),
                                "is_current": .bool(entry == current),
                                "count": (counts[entry] ?? 0) > 0 ? .text(counts[entry]!.grouped) : .null,
                            ]
                        }),
                ]
            })
    }
}
