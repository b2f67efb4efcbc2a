import FastCGI
import Mustache
import Postroom

/// Actions > Undo delivery: a question first, with a reason for the trail.
enum UndoDeliveryPage {
    static func show(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        try visit.office.require(.full, of: .correspondence)
        guard record.status == .delivered else { return notDelivered(record, visit) }
        return try page(visit, record, reason: "", reopens: true, [])
    }

    static func undo(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        let reason = visit.form["reason"] ?? ""
        let reopens = visit.form["reopen"] != nil
        switch try record.undoDelivery(reason: reason, reopens: reopens, in: visit.office) {
        case .undone(let status):
            return visit.redirect(
                to: record.address,
                saying: "The delivery of \(record.reference) is undone. It is \(status.title) again.")
        case .already: return notDelivered(record, visit)
        case .refused(let problems): return try page(visit, record, reason: reason, reopens: reopens, problems)
        }
    }

    private static func notDelivered(_ record: Correspondence, _ visit: Visit) -> Reply {
        visit.redirect(to: record.address, saying: "\(record.reference) is not recorded as delivered.")
    }

    private static func page(
        _ visit: Visit, _ record: Correspondence, reason: String, reopens: Bool, _ problems: [Problem]
    ) throws -> Reply {
        let todos = try record.todosOfDelivery(in: visit.office)
        var field = FormField("reason", "Reason", value: reason)
        (field.isRequired, field.limit, field.hint) = (true, Correspondence.longestReason, "Stands in the audit trail")
        return try visit.show(
            "correspondence/undo-delivery",
            title: ErrorSummary.title("Undo delivery, \(record.reference)", problems), at: .customerList,
            crumbs: CorrespondencePage.crumbs(record, "Undo delivery"), status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                field.entry(problems), ("reference", .text(record.reference)), ("address", .text(record.address)),
                ("todos", .list(todos.map { CorrespondencePage.todo($0, visit.office.today) })),
                ("has_todos", .bool(!todos.isEmpty)), ("reopens", .bool(reopens)),
            ])
    }
}
