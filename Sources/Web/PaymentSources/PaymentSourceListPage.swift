import FastCGI
import Mustache
import Postroom

/// View / Edit Direct Debit Accounts and View / Edit Payment Cards.
enum PaymentSourceListPage {
    private static let longestDownload = 50_000

    static func directDebits(_ visit: Visit) throws -> Reply { try show(visit, PaymentSourcePlace(.directDebit)) }
    static func directDebitsCSV(_ visit: Visit) throws -> Reply { try csv(visit, PaymentSourcePlace(.directDebit)) }
    static func cards(_ visit: Visit) throws -> Reply { try show(visit, PaymentSourcePlace(.card)) }
    static func cardsCSV(_ visit: Visit) throws -> Reply { try csv(visit, PaymentSourcePlace(.card)) }

    private static func show(_ visit: Visit, _ place: PaymentSourcePlace) throws -> Reply {
        let office = visit.office
        let list = list(place.kind, visit.query)
        let page = try list.page(in: office)
        let isNarrowed = !list.words.isEmpty || list.use != .active
        return try visit.show(
            "payment-sources/index", title: place.entry.rawValue, at: place.entry,
            [
                ("heading", .text(place.entry.rawValue)), ("plural", .text(place.plural)), ("noun", .text(place.noun)),
                ("is_card", .bool(place.isCard)), ("words", .text(list.words)), ("here", .text(place.list)),
                ("order", .text(list.order.rawValue)), ("descending", .bool(list.isDescending)),
                (
                    "uses",
                    .list(
                        PaymentSourceList.Use.allCases.map {
                            [
                                "value": .text($0.rawValue), "title": .text(title($0)),
                                "is_chosen": .bool($0 == list.use),
                            ]
                        })
                ),
                ("headings", .list(headings(list, place))),
                ("rows", .list(page.sources.map { row($0, place, office.today, in: office) })),
                ("has_rows", .bool(!page.sources.isEmpty)), ("is_narrowed", .bool(isNarrowed)),
                ("csv", .text(address(list, place, path: place.list + ".csv"))),
                ("is_first", .bool(list.after == nil)), ("first", .text(address(list, place))),
                ("next", page.next.map { .text(address(list, place, after: $0)) } ?? .null),
            ])
    }

    private static func csv(_ visit: Visit, _ place: PaymentSourcePlace) throws -> Reply {
        let office = visit.office
        var list = list(place.kind, visit.query)
        list.after = nil
        var sheet = CSVWriter(
            headings: place.isCard
                ? [
                    "Account Number", "Customer", "Name on card", "Card number", "Expires", "Reference", "In use",
                    "Added",
                ]
                : [
                    "Account Number", "Customer", "Account name", "Sort code", "Bank account", "Mandate reference",
                    "Order", "In use", "Added",
                ])
        let zone = office.actor.timeZone
        try list.each(limit: longestDownload, in: office) { source in
            let (end, added) = (source.isActive ? "yes" : "no", source.createdAt.day(in: zone).text)
            sheet.add(
                place.isCard
                    ? [
                        source.account, source.customerName, source.holder, "ends \(source.numberEnd)", source.expires,
                        source.reference, end, added,
                    ]
                    : [
                        source.account, source.customerName, source.holder,
                        source.sortCodeEnd.isEmpty ? "" : "ends \(source.sortCodeEnd)", "ends \(source.numberEnd)",
                        source.reference, String(source.order), end, added,
                    ])
        }
        return sheet.reply(named: "\(place.path)-\(office.today.text).csv")
    }

    // MARK: The question

    private static func list(_ kind: PaymentSource.Kind, _ query: Fields) -> PaymentSourceList {
        var list = PaymentSourceList(kind)
        list.words = (query["q"] ?? "").trimmed
        list.use = query["use"].flatMap(PaymentSourceList.Use.init) ?? .active
        list.order = query["sort"].flatMap(PaymentSourceList.Order.init) ?? .account
        list.isDescending = query["down"] == "1"
        list.after = query["after"].flatMap { ListCursor(text: $0) }
        return list
    }

    private static func address(
        _ list: PaymentSourceList, _ place: PaymentSourcePlace, path: String? = nil, after: ListCursor? = nil
    ) -> String {
        var fields: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append("\(name)=\(value.percentEncoded)") }
        }
        add("q", list.words)
        add("use", list.use == .active ? nil : list.use.rawValue)
        add("sort", list.order == .account ? nil : list.order.rawValue)
        add("down", list.isDescending ? "1" : nil)
        add("after", after?.text)
        let path = path ?? place.list
        return fields.isEmpty ? path : "\(path)?\(fields.joined(separator: "&"))"
    }

    private static func title(_ use: PaymentSourceList.Use) -> String {
        switch use {
        case .active: "In use"
        case .inactive: "Not in use"
        case .all: "All"
        }
    }

    // MARK: The answer

    private static func headings(_ list: PaymentSourceList, _ place: PaymentSourcePlace) -> [Value] {
        let columns: [(String, PaymentSourceList.Order?, String)] = [
            ("Account Number", .account, ""), ("Customer", nil, ""),
            (place.isCard ? "Card" : "Bank account", nil, ""), (place.isCard ? "Expires" : "Sort code", nil, ""),
            (place.isCard ? "Reference" : "Mandate reference", nil, "less"), ("Added", .added, ""),
        ]
        return columns.map { title, order, style in
            guard let order else {
                return [
                    "title": .text(title), "style": .text(style), "address": .null, "sort": .null, "is_up": false,
                    "is_down": false,
                ]
            }
            let isCurrent = list.order == order
            var other = list
            (other.order, other.isDescending) = (order, isCurrent ? !list.isDescending : order == .added)
            return [
                "title": .text(title), "style": .text(style), "address": .text(address(other, place)),
                "sort": .text(isCurrent ? (list.isDescending ? "descending" : "ascending") : "none"),
                "is_up": .bool(isCurrent && !list.isDescending), "is_down": .bool(isCurrent && list.isDescending),
            ]
        }
    }

    private static func row(
        _ source: PaymentSource, _ place: PaymentSourcePlace, _ today: Day, in office: Office
    ) -> Value {
        let detail = place.detail(source, today: today)
        return [
            "account": .text(source.account), "customer": .text(source.customerName),
            "customer_address": .text(CustomerFrame.address(source.account)), "address": .text(place.address(source)),
            "masked": .text(source.masked), "holder": .text(source.holder),
            "detail": detail.isEmpty ? .null : .text(detail),
            "reference": source.reference.isEmpty ? .null : .text(source.reference),
            "is_active": .bool(source.isActive),
            "added": .text(source.createdAt.day(in: office.actor.timeZone).short),
        ]
    }
}
