import FastCGI
import Mustache
import Postroom

/// Actions > Deliver Correspondence: record that it reached the customer outside Postroom.
enum DeliverPage {
    static func show(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        try visit.office.require(.edit, of: .correspondence)
        guard record.status != .delivered else { return already(record, visit) }
        guard record.mayBeDelivered else { return visit.redirect(to: record.address, saying: record.whyNotDelivered) }
        return try page(visit, record, Correspondence.Delivery(date: visit.office.today.text), [])
    }

    static func deliver(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        var delivery = Correspondence.Delivery(date: visit.form["date"] ?? "")
        delivery.method = visit.form["method"] ?? ""
        delivery.reason = visit.form["reason"] ?? ""
        delivery.details = (visit.form["details"] ?? "").replacing("\r\n", with: "\n")
        switch try record.deliver(delivery, in: visit.office) {
        case .delivered(let todos):
            let done = todos == 0 ? "" : todos == 1 ? " 1 related TODO is done." : " \(todos) related TODOs are done."
            return visit.redirect(to: record.address, saying: "\(record.reference) is recorded as delivered.\(done)")
        case .already: return already(record, visit)
        case .refused(let problems): return try page(visit, record, delivery, problems)
        }
    }

    private static func already(_ record: Correspondence, _ visit: Visit) -> Reply {
        visit.redirect(to: record.address, saying: "\(record.reference) is recorded as delivered already.")
    }

    private static func page(
        _ visit: Visit, _ record: Correspondence, _ delivery: Correspondence.Delivery, _ problems: [Problem]
    ) throws -> Reply {
        let todos = try record.relatedTodos(in: visit.office)
        var method = FormField(
            "method", "How", .choice(DeliveryMethod.allCases.map { ($0.rawValue, $0.title) }), value: delivery.method)
        method.width = "w-2"
        var date = FormField("date", "Date", .line(type: "date"), value: delivery.date)
        date.width = "w-2"
        var reason = FormField("reason", "Reason", value: delivery.reason)
        (reason.isOptional, reason.limit) = (true, Correspondence.longestReason)
        var details = FormField("details", "Details", .lines(rows: 4), value: delivery.details)
        (details.isOptional, details.limit) = (true, Correspondence.longestDetails)
        return try visit.show(
            "correspondence/deliver",
            title: ErrorSummary.title("Deliver Correspondence, \(record.reference)", problems), at: .customerList,
            crumbs: CorrespondencePage.crumbs(record, "Deliver Correspondence"), status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [method, date, reason, details].map { $0.entry(problems) } + [
                ("reference", .text(record.reference)), ("type_name", .text(record.typeName)),
                ("address", .text(record.address)), ("status", .text(record.status.title)),
                ("todos", .list(todos.map { CorrespondencePage.todo($0, visit.office.today) })),
                ("has_todos", .bool(!todos.isEmpty)),
            ])
    }
}
