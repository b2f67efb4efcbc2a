import FastCGI
import Mustache
import Postroom

/// What stands above every tab of a customer: the way there, name, marks, the Add and Actions menus, figures, tabs.
struct CustomerFrame {
    let visit: Visit
    let office: Office
    let customer: Customer
    /// `/customers/12345`
    let address: String

    /// The tabs in their order.
    enum Tab: String, CaseIterable {
        case overview = "Overview"
        case correspondence = "Correspondence"
        case communications = "Communications"
        case invoices = "Invoices"
        case payments = "Payments"
        case contacts = "Contacts"

        fileprivate var path: String { self == .overview ? "" : "/" + rawValue.lowercased() }
    }

    /// The customer that the address names; who belongs to another organisation is not found.
    init(_ visit: Visit) throws {
        self.visit = visit
        office = visit.office
        guard let customer = try Customer.find(account: visit["account"], in: office) else {
            throw TurnedAway.notFound
        }
        self.customer = customer
        address = Self.address(customer.account.text)
    }

    static func address(_ account: String) -> String { "/customers/\(account.percentEncoded)" }

    /// Fills one of the tabs.
    func show(_ view: String, at tab: Tab, _ data: [(String, Value)]) throws -> Reply {
        let name = "\(customer.name), \(customer.account.text)"
        return try visit.show(
            view, title: tab == .overview ? name : "\(tab.rawValue), \(name)", at: .customerList,
            crumbs: [Crumb("Customer List", "/customers"), Crumb(customer.account.text)],
            try head(at: tab) + data)
    }

    /// Fills a form that belongs to the customer and stands below the tabs' level.
    func show(form view: String, title: String, problems: [Problem] = [], _ data: [(String, Value)]) throws -> Reply {
        return try visit.show(
            view, title: ErrorSummary.title("\(title), \(customer.account.text)", problems), at: .customerList,
            crumbs: [
                Crumb("Customer List", "/customers"), Crumb("\(customer.account.text) \(customer.name)", address),
                Crumb(title),
            ], status: ErrorSummary.status(problems),
            [
                ("heading", .text(title)), ("customer", .text(customer.name)), ("address", .text(address)),
            ] + ErrorSummary.entries(problems) + data)
    }

    // MARK: The head

    private func head(at tab: Tab) throws -> [(String, Value)] {
        let figures = try Figures.of(customer.id, currency: customer.currency, on: office.today, in: office)
        let flags = try Flag.of(customer.id, in: office)
        let mayWrite = office.actor.may(.edit, of: .correspondence)
        return [
            ("customer", .text(customer.name)), ("account", .text(customer.account.text)), ("address", .text(address)),
            ("status", .text(customer.status.name)), ("status_tone", .text(statusTone)),
            ("facts", .list(facts.map { .text($0) })),
            ("flags", .list(flags.map { ["name": .text($0.name), "is_warning": .bool($0.isWarning)] })),
            ("has_flags", .bool(!flags.isEmpty || customer.isOnHold)), ("is_on_hold", .bool(customer.isOnHold)),
            ("types", mayWrite ? try visit.typeMenu() : .list([])), ("may_write", .bool(mayWrite)),
            ("may_add_todo", .bool(office.actor.may(.edit, of: .todos))),
            ("may_edit_ledger", .bool(office.actor.may(.edit, of: .ledger))),
            ("may_amend", .bool(office.actor.may(.edit, of: .customers))),
            ("figures", .list(FigureTiles.of(figures, on: office.today))),
            (
                "tabs",
                .list(
                    Tab.allCases.map { other in
                        [
                            "title": .text(other.rawValue), "path": .text(other.path),
                            "is_current": .bool(other == tab),
                        ]
                    })
            ),
        ]
    }

    private var statusTone: String {
        if customer.status.isSuspended { return "warn" }
        return customer.status.isActive ? "good" : ""
    }

    private var facts: [String] {
        var facts = ["Account \(customer.account.text)", customer.className]
        facts.append(
            customer.paymentMethod == .other ? "Pays another way" : "Pays by \(customer.paymentMethod.rawValue)")
        if let since = customer.since { facts.append("Customer since \(since.short)") }
        return facts
    }
}
