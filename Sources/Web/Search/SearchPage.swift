import FastCGI
import Mustache
import Postroom

/// SmartSearch: straight to the one record that is meant, or a list of those that may be.
enum SearchPage {
    static func show(_ visit: Visit) throws -> Reply {
        let search = SmartSearch(String((visit.query["q"] ?? "").prefix(200)))
        guard !search.text.isEmpty else { return try page(visit, search, groups: [], note: nil) }
        switch try search.answer(in: visit.office) {
        case .one(let hit): return visit.redirect(to: address(hit))
        case .several(let groups): return try page(visit, search, groups: groups, note: nil)
        case .nothing: return try page(visit, search, groups: [], note: "Nothing found for “\(search.text)”")
        case .tooShort:
            return try page(visit, search, groups: [], note: "Type at least two letters of a name")
        }
    }

    private static func page(
        _ visit: Visit, _ search: SmartSearch, groups: [SmartSearch.Group], note: String?
    ) throws -> Reply {
        try visit.show(
            "search/show", title: search.text.isEmpty ? "SmartSearch" : "SmartSearch: \(search.text)",
            [
                ("words", .text(search.text)), ("note", Value(note)), ("has_groups", .bool(!groups.isEmpty)),
                ("groups", .list(groups.map(group))),
            ])
    }

    static func address(_ hit: SmartSearch.Hit) -> String {
        switch hit {
        case .customer(let account, _, _): CustomerFrame.address(account)
        case .letter(let account, let number, _, _): "\(CustomerFrame.address(account))/correspondence/\(number.text)"
        case .invoice(let number, let account, _, _): InvoicesPage.address(ofNumber: number, account: account)
        case .payment(_, let account, _, _, _): "\(CustomerFrame.address(account))?show=money"
        }
    }

    private static func group(_ group: SmartSearch.Group) -> Value {
        [
            "title": .text(group.kind.title), "id": .text(group.kind.rawValue), "is_cut": .bool(group.isCut),
            "limit": .integer(SmartSearch.limit), "hits": .list(group.hits.map(hit)),
        ]
    }

    private static func hit(_ hit: SmartSearch.Hit) -> Value {
        let (title, facts): (String, [String]) =
            switch hit {
            case .customer(let account, let name, let status): (name, ["Account \(account)", status])
            case .letter(let account, let number, let type, let customer):
                ("\(account)/\(number.text) \(type)", [customer])
            case .invoice(let number, let account, let customer, let outstanding):
                (
                    "Invoice \(number)",
                    [
                        customer, "Account \(account)",
                        outstanding.minor == 0 ? "Paid" : "\(outstanding.text) outstanding",
                    ]
                )
            case .payment(let reference, let account, let customer, let amount, let date):
                ("Payment \(reference)", [customer, "Account \(account)", amount.text, date.short])
            }
        return ["title": .text(title), "address": .text(address(hit)), "facts": .list(facts.map { .text($0) })]
    }
}
