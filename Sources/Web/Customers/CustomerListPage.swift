import FastCGI
import Mustache
import Postroom

/// Sales Ledger > Customer List.
enum CustomerListPage {
    static func show(_ visit: Visit) throws -> Reply {
        let office = visit.office
        let list = list(from: visit.query)
        let page = try list.page(in: office)
        let today = office.today
        return try visit.show(
            "customers/index", title: "Customer List", at: .customerList,
            [
                ("lead", .text(lead(list, page))), ("first_steps", try FirstStepsCard.entry(on: visit)),
                ("words", .text(list.words)),
                ("view", .text(list.view.rawValue)),
                ("views", .list(CustomerList.View.allCases.map { view in chip(view, in: list) })),
                ("statuses", try statuses(list, in: office)),
                ("controllers", try controllers(list, in: office)),
                ("headings", headings(list)),
                ("is_filtered", .bool(isFiltered(list))),
                ("has_rows", .bool(!page.lines.isEmpty)),
                ("rows", .list(page.lines.map { row($0, today: today) })),
                ("order", .text(list.order.rawValue)),
                ("descending", .bool(list.isDescending)),
                ("csv", .text(address(list, path: "/customers.csv"))),
                ("next", page.next.map { .text(address(list, after: $0)) } ?? .null),
                ("is_first", .bool(list.after == nil)),
                ("first", .text(address(list))),
            ])
    }

    static func csv(_ visit: Visit) throws -> Reply {
        var list = list(from: visit.query)
        list.after = nil
        let office = visit.office
        var sheet = CSVWriter(headings: [
            "Account Number", "Customer", "Status", "Payment method", "Credit controller", "Currency", "Balance",
            "Unpaid", "Overdue", "Oldest due date",
        ])
        try list.each(in: office) { line in
            sheet.add([
                line.account, line.name, line.status, line.paymentMethod.rawValue, line.creditController,
                line.balance.currency.code, line.balance.plain, line.unpaid.plain, line.overdue.plain,
                line.oldestDue?.text ?? "",
            ])
        }
        return sheet.reply(named: "customers-\(office.today.text).csv")
    }

    // MARK: The question

    static func list(from query: Fields) -> CustomerList {
        var list = CustomerList()
        list.words = (query["q"] ?? "").trimmed
        list.view = query["view"].flatMap(CustomerList.View.init) ?? .all
        list.status = query["status"].flatMap { ID(text: $0) }
        list.creditController = query["controller"].flatMap { ID(text: $0) }
        list.order = query["sort"].flatMap(CustomerList.Order.init) ?? .account
        list.isDescending = query["down"] == "1"
        list.after = query["after"].flatMap { ListCursor(text: $0) }
        return list
    }

    private static func isFiltered(_ list: CustomerList) -> Bool {
        !list.words.isEmpty || list.view != .all || list.status != nil || list.creditController != nil
    }

    static func address(_ list: CustomerList, path: String = "/customers", after: ListCursor? = nil) -> String {
        var fields: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append("\(name)=\(value.percentEncoded)") }
        }
        add("q", list.words)
        add("view", list.view == .all ? nil : list.view.rawValue)
        add("status", list.status.map { String($0.number) })
        add("controller", list.creditController.map { String($0.number) })
        add("sort", list.order == .account ? nil : list.order.rawValue)
        add("down", list.isDescending ? "1" : nil)
        add("after", after?.text)
        return fields.isEmpty ? path : "\(path)?\(fields.joined(separator: "&"))"
    }

    // MARK: The answer

    private static func lead(_ list: CustomerList, _ page: CustomerList.Page) -> String {
        let count =
            page.isCountCapped
            ? "more than \(page.count.grouped) customers"
            : page.count.counting("customer")
        let order =
            switch (list.order, list.isDescending) {
            case (.account, false): "by account number"
            case (.account, true): "by account number, highest first"
            case (.name, false): "by name, A to Z"
            case (.name, true): "by name, Z to A"
            case (.balance, let down): "by balance, \(down ? "largest" : "smallest") first"
            case (.overdue, let down): "by overdue amount, \(down ? "largest" : "smallest") first"
            case (.oldest, let down): "by oldest overdue invoice, \(down ? "newest" : "oldest") first"
            }
        return count.prefix(1).uppercased() + count.dropFirst() + ", " + order
    }

    private static func chip(_ view: CustomerList.View, in list: CustomerList) -> Value {
        var other = list
        other.view = view
        return [
            "title": .text(view.title), "address": .text(address(other)), "is_current": .bool(view == list.view),
        ]
    }

    private static func statuses(_ list: CustomerList, in office: Office) throws -> Value {
        .list(
            try CustomerStatus.all(in: office).map { status in
                [
                    "id": .integer(status.id.number), "name": .text(status.name),
                    "is_chosen": .bool(status.id == list.status),
                ]
            })
    }

    private static func controllers(_ list: CustomerList, in office: Office) throws -> Value {
        .list(
            try Staff.all(in: office).filter(\.isCreditController).map { staff in
                [
                    "id": .integer(staff.id.number), "name": .text(staff.name),
                    "is_chosen": .bool(staff.id == list.creditController),
                ]
            })
    }

    private static func headings(_ list: CustomerList) -> Value {
        let columns: [(String, CustomerList.Order?, String)] = [
            ("Account Number", .account, ""), ("Customer", .name, ""), ("Status", nil, ""),
            ("Balance", .balance, "num"), ("Overdue", .overdue, "num"), ("Oldest (days)", .oldest, "num less"),
            ("Payment method", nil, "less"), ("Credit controller", nil, "less"),
        ]
        return .list(
            columns.map { title, order, style in
                guard let order else {
                    return [
                        "title": .text(title), "style": .text(style), "address": .null, "sort": .null, "is_up": false,
                        "is_down": false,
                    ]
                }
                var other = list
                let isCurrent = list.order == order
                other.order = order
                other.isDescending = isCurrent ? !list.isDescending : (order == .balance || order == .overdue)
                let sort = isCurrent ? (list.isDescending ? "descending" : "ascending") : "none"
                return [
                    "title": .text(title), "style": .text(style), "address": .text(address(other)), "sort": .text(sort),
                    "is_up": .bool(isCurrent && !list.isDescending), "is_down": .bool(isCurrent && list.isDescending),
                ]
            })
    }

    private static func row(_ line: CustomerList.Line, today: Day) -> Value {
        [
            "account": .text(line.account), "address": .text("/customers/\(line.account.percentEncoded)"),
            "name": .text(line.name), "status": .text(line.status),
            "is_suspended": .bool(line.isSuspended), "is_on_hold": .bool(line.isOnHold),
            "balance": .text(line.balance.text), "has_overdue": .bool(line.overdue.minor > 0),
            "overdue": .text(line.overdue.text),
            "oldest": line.oldestDue.map { .text((today - $0).grouped) } ?? .null,
            "method": .text(line.paymentMethod.title),
            "controller": line.creditController.isEmpty ? .null : .text(line.creditController),
        ]
    }
}
