import FastCGI
import Mustache
import Postroom

/// QuickSearch: customers by the large filter, to look at, to download, or to check before anything is sent.
enum QuickSearchPage {
    static func show(_ visit: Visit) throws -> Reply {
        let office = visit.office
        let opened = try OpenedForm(.quickSearch, visit)
        let form = try FilterForm(opened.fields, in: office)
        let isAsked = visit.query["find"] != nil && !opened.isLoaded
        let list = list(form, visit.query)
        let page = isAsked && form.problems.isEmpty ? try list.page(in: office) : nil
        let today = office.today
        var entries = form.entries(today: today) + opened.entries + ErrorSummary.entries(form.problems)
        entries += [
            ("is_open", .bool(page == nil)),
            ("words", .list(FilterWords(form).sentences.map { .text($0) })),
            ("found", try page.map { try found($0, list, visit, today) } ?? .null),
            ("was_missing", .bool(form.missing > 0)),
        ]
        return try visit.show(
            "quick-search/show", title: ErrorSummary.title("QuickSearch", form.problems), at: .quickSearch,
            status: ErrorSummary.status(form.problems), entries)
    }

    static func csv(_ visit: Visit) throws -> Reply {
        let office = visit.office
        let form = try FilterForm(visit.query, in: office)
        guard form.problems.isEmpty else { return try show(visit) }
        var list = list(form, visit.query)
        list.after = nil
        var sheet = CSVWriter(headings: [
            "Account Number", "Customer", "Status", "Currency", "Balance", "Unpaid", "Overdue", "Oldest due date",
            "Last letter",
        ])
        try list.each(in: office) { line in
            sheet.add([
                line.account, line.name, line.status, line.balance.currency.code, line.balance.plain,
                line.unpaid.plain, line.overdue.plain, line.oldestDue?.text ?? "",
                line.lastSent?.day(in: office.actor.timeZone).text ?? "",
            ])
        }
        return sheet.reply(named: "quick-search-\(office.today.text).csv")
    }

    private static func list(_ form: FilterForm, _ query: Fields) -> CustomerList {
        var list = CustomerList()
        list.filter = form.filter
        list.order = query["sort"].flatMap(CustomerList.Order.init) ?? .account
        list.isDescending = query["down"] == "1"
        list.after = query["after"].flatMap { ListCursor(text: $0) }
        return list
    }

    // MARK: The answer

    private static func found(
        _ page: CustomerList.Page, _ list: CustomerList, _ visit: Visit, _ today: Day
    ) throws -> Value {
        let count = page.count == 1 ? "1 customer matches" : "\(page.count.grouped) customers match"
        let zone = visit.office.actor.timeZone
        return [
            "count": .text(page.count == 0 ? "No customers match" : count),
            "has_rows": .bool(!page.lines.isEmpty),
            "headings": headings(list, visit.query),
            "rows": .list(
                page.lines.map { line in
                    [
                        "account": .text(line.account), "address": .text(CustomerFrame.address(line.account)),
                        "name": .text(line.name), "status": .text(line.status),
                        "is_suspended": .bool(line.isSuspended), "is_on_hold": .bool(line.isOnHold),
                        "balance": .text(line.balance.text), "has_overdue": .bool(line.overdue.minor > 0),
                        "overdue": .text(line.overdue.text), "last": Value(line.lastSent?.day(in: zone).short),
                    ]
                }),
            "csv": .text(address("/quick-search.csv", visit.query, without: ["after"])),
            "mailing": visit.office.actor.may(.edit, of: .sending)
                ? .text(address("/bulk-mailings/new", visit.query, without: ["after", "sort", "down"])) : .null,
            "is_first": .bool(list.after == nil),
            "first": .text(address("/quick-search", visit.query, without: ["after"])),
            "next": page.next.map {
                .text(address("/quick-search", visit.query, without: ["after"], with: [("after", $0.text)]))
            } ?? .null,
        ]
    }

    private static func headings(_ list: CustomerList, _ query: Fields) -> Value {
        let columns: [(String, CustomerList.Order?, String)] = [
            ("Account Number", .account, ""), ("Customer", .name, ""), ("Status", nil, ""),
            ("Balance", .balance, "num"), ("Overdue", .overdue, "num"), ("Last letter", nil, ""),
        ]
        return .list(
            columns.map { title, order, style in
                guard let order else {
                    return [
                        "title": .text(title), "style": .text(style), "address": .null, "sort": .null, "is_up": false,
                        "is_down": false,
                    ]
                }
                let isCurrent = list.order == order
                let isDown = isCurrent ? !list.isDescending : (order == .balance || order == .overdue)
                let sort = isCurrent ? (list.isDescending ? "descending" : "ascending") : "none"
                let other = address(
                    "/quick-search", query, without: ["sort", "down", "after"],
                    with: [("sort", order.rawValue)] + (isDown ? [("down", "1")] : []))
                return [
                    "title": .text(title), "style": .text(style), "address": .text(other), "sort": .text(sort),
                    "is_up": .bool(isCurrent && !list.isDescending), "is_down": .bool(isCurrent && list.isDescending),
                ]
            })
    }

    /// The same question at another place or with another end; what was left empty is left out.
    private static func address(
        _ path: String, _ query: Fields, without: Set<String> = [], with more: [(name: String, value: String)] = []
    ) -> String {
        let kept = query.all.filter { !without.contains($0.name) && !$0.value.isEmpty } + more
        return path + "?" + kept.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }
}
