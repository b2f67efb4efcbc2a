import FastCGI
import Mustache
import Postroom
import Press

/// Actions > Edit: the form of creation once more, with the type as text. The type stands in the record; no field of the
/// form is asked for it.
enum EditCorrespondencePage {
    static func show(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        try visit.office.require(.edit, of: .correspondence)
        if let reason = try record.whyNotEditable(in: visit.office) {
            return visit.redirect(to: record.address, saying: reason)
        }
        let draft = try Draft.saved(record, in: visit.office)
        return try page(visit, record, DraftForm(draft: draft, token: String(record.version)))
    }

    static func save(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        let office = visit.office
        var form = try sent(record, visit)
        guard let version = Int(form.token) else { throw TurnedAway.expired }
        switch try record.revise(form.draft, version: version, in: office) {
        case .revised(let revised):
            let printed = try Printing.finish(revised, visit)
            return visit.redirect(to: printed.address, saying: "Correspondence \(printed.reference) has been changed.")
        case .overtaken(let by, let at, let current):
            form.problems = [
                Problem(
                    "\(by) changed \(record.reference) at \(at.time(in: office.actor.timeZone)), while this form was open. "
                        + "What you entered is below; Save puts it in place of what is there now.")
            ]
            return try page(visit, record, form, version: current)
        case .refused(let problems):
            form.problems = problems
            return try page(visit, record, form)
        }
    }

    /// The form again, with more ticks or fewer, or with another part of a long list.
    static func tick(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        try visit.office.require(.edit, of: .correspondence)
        var form = try sent(record, visit)
        try form.tick(visit.form, in: visit.office)
        return try page(visit, record, form)
    }

    /// The letter as it would be, for the frame; nothing is stored.
    static func preview(_ visit: Visit) throws -> Reply {
        try shown(visit) { gaps, template, record in
            let letter = try visit.press.pictures(gaps, template: template, created: record.createdAt)
            return try NewCorrespondencePage.framed(
                visit, "correspondence/preview", title: "Preview",
                [
                    ("problems", .list(letter.problems.map { .text($0.description) })),
                    ("has_problems", .bool(!letter.problems.isEmpty)),
                    ("pages", .list(letter.pages.map { ["picture": .text($0.svg), "words": .text($0.words)] })),
                ])
        }
    }

    /// The same as the PDF it would be.
    static func previewPDF(_ visit: Visit) throws -> Reply {
        try shown(visit) { gaps, template, record in
            let printed = try visit.press.preview(gaps, template: template, created: record.createdAt)
            var reply = Reply.bytes(printed.bytes, type: "application/pdf")
            reply.offer(as: "preview.pdf", download: false)
            return reply
        }
    }

    private static func sent(_ record: Correspondence, _ visit: Visit) throws -> DraftForm {
        let stored = try Draft.saved(record, in: visit.office)
        return DraftForm.sent(visit.form, customer: stored.customer, type: stored.type)
    }

    private static func shown(
        _ visit: Visit, _ reply: (Gaps, TemplateVersion, Correspondence) throws -> Reply
    ) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        let office = visit.office
        try office.require(.edit, of: .correspondence)
        let draft =
            try visit.request.method == "POST"
            ? sent(record, visit).draft : Draft.saved(record, in: office)
        let reasons: [String]
        switch try draft.frozen(in: office) {
        case .refused(let problems): reasons = problems.map(\.message)
        case .frozen(let content, _) where draft.type.letterTemplate == nil:
            return try NewCorrespondencePage.bills(visit, content, of: draft.customer)
        case .frozen(let content, let date):
            do {
                let gaps = Gaps(
                    content: content, type: draft.type, organisation: try Organisation.current(in: office),
                    reference: record.reference, date: date)
                return try reply(gaps, try Press.letterTemplate(of: draft.type.id, in: office), record)
            } catch let error as CannotPrint {
                reasons = [error.reason]
            }
        }
        return try NewCorrespondencePage.framed(
            visit, "correspondence/no-preview", title: "No preview", [("reasons", .list(reasons.map { .text($0) }))])
    }

    /// - Parameter version: of the record, where the form must carry another one than it came with.
    private static func page(
        _ visit: Visit, _ record: Correspondence, _ entered: DraftForm, version: Int? = nil
    ) throws -> Reply {
        var form = DraftForm(draft: entered.draft, token: version.map { String($0) } ?? entered.token)
        (form.window, form.rangeFrom, form.rangeTo) = (entered.window, entered.rangeFrom, entered.rangeTo)
        form.problems = entered.problems
        let customer = form.draft.customer
        let address = "\(record.address)/edit"
        return try visit.show(
            "correspondence/new", title: ErrorSummary.title("Edit \(record.reference)", form.problems),
            at: .customerList, crumbs: CorrespondencePage.crumbs(record, "Edit"),
            status: ErrorSummary.status(form.problems),
            try form.entries(in: visit.office) + [
                ("type_name", .text(form.draft.type.name)), ("purpose", .text(form.draft.type.purpose)),
                (
                    "lead",
                    .text(
                        "\(record.reference) for \(customer.name). Its type cannot be changed; amounts are taken anew.")
                ),
                ("customer_name", .text(customer.name)), ("customer_address", .text(record.address)),
                ("address", .text(address)), ("preview", .text("\(address)/preview")),
                ("list", .text("\(address)/list")), ("is_filled", .bool(visit.request.method == "POST")),
                ("has_letter", .bool(form.draft.type.letterTemplate != nil)),
                ("earlier", .null),
                (
                    "warnings",
                    .list(try NewCorrespondencePage.warnings(form.draft, in: visit.office).map { .text($0) })
                ),
            ])
    }
}
