import Mustache
import Postroom

/// The main menu: every entry under the very label that the guides use, shown to those who may go there.
package enum MainMenu {
    package enum Entry: String, CaseIterable, Sendable {
        case customerList = "Customer List"
        case todos = "View TODOs"
        case quickSearch = "QuickSearch"
        case sendLetters = "Send Letters"
        case sendBills = "Send Bills"
        case directDebitAccounts = "View / Edit Direct Debit Accounts"
        case paymentCards = "View / Edit Payment Cards"
        case bulkMailing = "Bulk Mailing"
        case importData = "Import"
        case outbox = "Outbox"
        case messages = "Messages"
        case organisation = "Organisation"
        case latePayment = "Late payment"
        case users = "Users"
        case help = "Help"
        case types = "Correspondence Types"
        case todoRules = "TODO Auto Rules"

        var address: String {
            switch self {
            case .customerList: "/customers"
            case .todos: "/todos"
            case .quickSearch: "/quick-search"
            case .sendLetters: "/send-letters"
            case .sendBills: "/send-bills"
            case .directDebitAccounts: "/direct-debit-accounts"
            case .paymentCards: "/payment-cards"
            case .bulkMailing: "/bulk-mailings/new"
            case .importData: "/import"
            case .outbox: "/outbox"
            case .messages: "/messages"
            case .organisation: "/organisation"
            case .latePayment: "/late-payment"
            case .users: "/staff"
            case .help: "/help"
            case .types: "/correspondence-types"
            case .todoRules: "/todo-rules"
            }
        }

        /// What somebody must be allowed to see the entry.
        var right: (Right.Level, Right.Area) {
            switch self {
            case .customerList, .quickSearch, .help: (.view, .customers)
            case .bulkMailing: (.edit, .sending)
            case .todos: (.view, .todos)
            case .importData: (.full, .ledger)
            case .outbox, .messages, .sendLetters, .sendBills: (.view, .sending)
            case .directDebitAccounts, .paymentCards: (.view, .ledger)
            case .organisation, .latePayment: (.view, .configuration)
            case .users: (.view, .staff)
            case .types: (.edit, .configuration)
            case .todoRules: (.full, .todos)
            }
        }
    }

    private static let sections: [(String, [Entry])] = [
        ("Sales Ledger", [.customerList, .quickSearch]),
        ("Correspondence", [.bulkMailing, .sendLetters]),
        ("Billing", [.sendBills, .directDebitAccounts, .paymentCards]),
        ("TODOs", [.todos]),
        ("Maintenance", [.importData, .outbox, .messages]),
        ("Settings", [.organisation, .latePayment, .users]),
        ("System Administration", [.types, .todoRules]),
        ("Help", [.help]),
    ]

    /// Counting stops at a hundred.
    private static func words(_ count: Int) -> String { count < 100 ? String(count) : "99+" }

    /// The sections that have anything for this person.
    ///
    /// - Parameter counts: how much waits behind an entry; nothing where there is none.
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
                                "count": counts[entry].map { .text(words($0)) } ?? .null,
                            ]
                        }),
                ]
            })
    }
}
