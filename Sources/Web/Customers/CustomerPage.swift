import FastCGI
import Mustache
import Postroom

/// The Overview of a customer: history, open TODOs, who they are.
enum CustomerPage {
    static func show(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let (office, customer) = (frame.office, frame.customer)
        var history = History()
        history.filter = visit.query["show"].flatMap(History.Filter.init) ?? .all
        history.after = visit.query["after"].flatMap { History.Cursor(text: $0) } ?? History.Cursor()
        let page = try history.page(of: customer.id, in: office)
        let todos = try Todo.open(of: customer.id, in: office)
        let contacts = try Contact.of(customer.id, in: office)
        let points = try ContactPoint.of(customer.id, in: office)
        return try frame.show(
            "customers/show", at: .overview,
            [
                ("filters", .list(History.Filter.allCases.map { chip($0, history.filter, frame.address) })),
                ("events", .list(Timeline(frame: frame, today: office.today).values(page.events))),
                ("has_events", .bool(!page.events.isEmpty)), ("is_first", .bool(history.after.isStart)),
                ("is_filtered", .bool(history.filter != .all)),
                ("first", .text(address(history.filter, frame.address))),
                ("older", page.next.map { .text(address(history.filter, frame.address, after: $0)) } ?? .null),
                ("todos", .list(todos.map { TodoWords.value($0, at: frame.address, today: office.today) })),
                ("todo_back", .text(frame.address)), ("has_todos", .bool(!todos.isEmpty)),
                ("glance", .list(try glance(customer, in: visit.office))),
                ("people", .list(people(contacts, points))),
                ("has_people", .bool(!contacts.isEmpty || !points.isEmpty)),
            ])
    }

    private static func address(_ filter: History.Filter, _ base: String, after: History.Cursor? = nil) -> String {
        var fields: [String] = []
        if filter != .all { fields.append("show=\(filter.rawValue)") }
        if let after { fields.append("after=\(after.text.percentEncoded)") }
        return fields.isEmpty ? base : "\(base)?\(fields.joined(separator: "&"))"
    }

    private static func chip(_ filter: History.Filter, _ current: History.Filter, _ base: String) -> Value {
        [
            "title": .text(filter.title), "address": .text(address(filter, base)),
            "is_current": .bool(filter == current),
        ]
    }

    private static func glance(_ customer: Customer, in office: Office) throws -> [Value] {
        let divisions = customer.isDivided ? try Division.of(customer.id, in: office) : []
        let groups = Division.Kind.allCases.flatMap { kind in
            divisions.filter { $0.kind == kind }.map { (kind.title, $0.name) }
        }
        let facts =
            [
                ("Credit controller", customer.creditController), ("Account manager", customer.accountManager),
                ("Terms", try customer.termsInUse(in: office)), ("Currency", customer.currency.code),
                ("Letters by email", customer.receivesEmail ? "Yes" : "No"),
            ] + groups
        return facts.map { ["name": .text($0.0), "value": $0.1.isEmpty ? .null : .text($0.1)] }
    }

    /// The first three contacts, each with one address and one number; the customer's own where there is none.
    private static func people(_ contacts: [Contact], _ points: [ContactPoint]) -> [Value] {
        let own = points.filter { $0.contactID == nil }
        guard !contacts.isEmpty else { return own.isEmpty ? [] : [person("", "", own)] }
        return contacts.prefix(3).enumerated().map { index, contact in
            let title = [contact.jobTitle, contact.isDefault ? "default" : ""].filter { !$0.isEmpty }
            // The first one answers at the customer's own address too.
            let ways = points.filter { $0.contactID == contact.id } + (index == 0 ? own : [])
            return person(contact.name, title.joined(separator: ", "), ways)
        }
    }

    private static func person(_ name: String, _ title: String, _ points: [ContactPoint]) -> Value {
        let emails = points.filter { $0.kind == .email }
        let usable = emails.first(where: \.isUsableEmail)
        let email = usable ?? emails.first
        let phone = points.first { $0.kind == .mobile || $0.kind == .phone }
        return [
            "name": name.isEmpty ? .null : .text(name), "title": title.isEmpty ? .null : .text(title),
            "email": Value(email?.value), "is_usable": .bool(usable != nil || email == nil),
            "phone": Value(phone?.value),
        ]
    }
}
