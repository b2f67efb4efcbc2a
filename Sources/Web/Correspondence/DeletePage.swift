import FastCGI
import Mustache
import Postroom

/// Actions > Delete: what goes and what stays, a reason where it was sent, then the deed.
enum DeletePage {
    static func show(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        try visit.office.require(.edit, of: .correspondence)
        return try page(visit, record, reason: "", [])
    }

    static func delete(_ visit: Visit) throws -> Reply {
        let list = "/customers/\(visit["account"].percentEncoded)/correspondence"
        guard let number = Correspondence.Number(text: visit["number"]),
            let record = try Correspondence.find(account: visit["account"], number: number, in: visit.office)
        else {
            // The second press of the button comes here; for an address that never was the list answers.
            return visit.redirect(to: list, saying: "\(visit["number"]) is deleted already, or was never there.")
        }
        let reason = visit.form["reason"] ?? ""
        switch try record.delete(reason: reason, in: visit.office) {
        case .deleted:
            return visit.redirect(to: list, saying: "Correspondence \(record.reference) has been deleted.")
        case .refused(let problems): return try page(visit, record, reason: reason, problems)
        }
    }

    private static func page(
        _ visit: Visit, _ record: Correspondence, reason: String, _ problems: [Problem]
    ) throws -> Reply {
        let hasLeft = try record.hasLeft(in: visit.office)
        if hasLeft { try visit.office.require(.full, of: .correspondence) }
        var field = FormField("reason", "Reason", value: reason)
        (field.isRequired, field.isOptional, field.limit) = (hasLeft, !hasLeft, Correspondence.longestReason)
        return try visit.show(
            "correspondence/delete", title: ErrorSummary.title("Delete \(record.reference)", problems),
            at: .customerList, crumbs: CorrespondencePage.crumbs(record, "Delete"),
            status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                field.entry(problems), ("reference", .text(record.reference)), ("address", .text(record.address)),
                ("type_name", .text(record.typeName)), ("status", .text(record.status.title)),
                ("tone", .text(CorrespondencePage.tone(record))), ("amount", Value(record.amount?.text)),
                ("created", .text(record.createdAt.dayAndTime(in: visit.office.actor.timeZone))),
                ("created_by", .text(record.createdBy)), ("number", .text(record.number.text)),
                ("has_left", .bool(hasLeft)),
            ])
    }
}
