import FastCGI
import Mustache
import Postroom

/// Correspondence > Bulk Mailing: what to send, how, and to whom.
enum NewMailingPage {
    static func show(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try requireRights(office)
        if let again = visit.query["again"].flatMap({ ID<BulkMailing>(text: $0) }),
            let mailing = try BulkMailing.find(again, in: office)
        {
            let opened = try OpenedForm(again: .bulkMailings, Fields(try mailing.fields(in: office)), in: office)
            return try show(try MailingForm(opened.fields, in: office), on: visit, opened: opened)
        }
        let opened = try OpenedForm(.bulkMailings, visit)
        return try show(
            opened.fields.all.contains { DefaultValues.Screen.isSetting($0.name) }
                ? try MailingForm(opened.fields, in: office) : try MailingForm.fresh(in: office), on: visit,
            opened: opened)
    }

    /// The form as it was sent, with the other side shown, or with the customers counted: without a script.
    static func again(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try requireRights(office)
        var form = try sent(visit)
        if let mode = visit.form["switch_to"].flatMap(BulkMailing.Mode.init) {
            return try show(try form.switched(to: mode, in: office), on: visit)
        }
        guard form.filterProblems.isEmpty else {
            form.refuse(form.filterProblems)
            return try show(form, on: visit)
        }
        return try show(form, on: visit, match: try MailingMatch.count(form.entry, in: office))
    }

    static func select(_ visit: Visit) throws -> Reply {
        let office = visit.office
        var form = try sent(visit)
        var problems = form.filterProblems
        if problems.isEmpty {
            switch try BulkMailing.select(form.entry, formToken: form.token, in: office) {
            case .selected(let id), .already(let id):
                return visit.redirect(to: "/bulk-mailings/\(id.number)/confirm")
            case .refused(let found): problems = found
            }
        } else if form.entry.type == nil {
            problems.insert(Problem(field: "type", "Choose a correspondence type."), at: 0)
        }
        form.refuse(problems)
        return try show(form, on: visit)
    }

    /// How many customers the filters pick, and the days that the windows come to: what a script puts into the page
    /// while somebody filters.
    static func count(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try requireRights(office)
        guard let house = visit.house else { preconditionFailure("the house receives every visit") }
        let form = try MailingForm(visit.query, in: office)
        let match = form.filterProblems.isEmpty ? try MailingMatch.count(form.entry, in: office) : nil
        let staged = form.filter.entries(today: office.today).filter { $0.0 == "staged" }
        return Reply.html(
            try house.views.fill("bulk-mailings/count", .record(Record(form.matchEntries(match) + staged))))
    }

    private static func requireRights(_ office: Office) throws {
        try office.require(.edit, of: .correspondence)
        try office.require(.edit, of: .sending)
    }

    private static func sent(_ visit: Visit) throws -> MailingForm {
        var form = try MailingForm(visit.form.fields, in: visit.office)
        guard let token = visit.form["mailing_token"], FormWord.isWellFormed(token) else { throw TurnedAway.expired }
        form.token = token
        return form
    }

    private static func show(
        _ form: MailingForm, on visit: Visit, match: MailingMatch? = nil, opened: OpenedForm? = nil
    ) throws -> Reply {
        let opened = try opened ?? OpenedForm(again: .bulkMailings, form.fields, in: visit.office)
        return try visit.show(
            "bulk-mailings/new", title: ErrorSummary.title("Bulk Mailing", form.problems), at: .bulkMailing,
            status: ErrorSummary.status(form.problems),
            form.entries(match: match, today: visit.office.today) + opened.entries + ErrorSummary.entries(form.problems)
        )
    }
}
