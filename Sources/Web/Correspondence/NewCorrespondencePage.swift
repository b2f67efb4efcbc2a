import FastCGI
import Mustache
import Postroom
import Press

/// Customer page > Add > Correspondence > (type): the form, its preview, and Save.
enum NewCorrespondencePage {
    static func show(_ visit: Visit) throws -> Reply {
        let (customer, type) = try subject(of: visit)
        let draft = try Draft.proposed(for: customer, type: type, in: visit.office)
        return try page(visit, DraftForm(draft: draft, token: FormWord.fresh()))
    }

    static func save(_ visit: Visit) throws -> Reply {
        let (customer, type) = try subject(of: visit)
        var form = DraftForm.sent(visit.form, customer: customer, type: type)
        let office = visit.office
        guard FormWord.isWellFormed(form.token) else { throw TurnedAway.expired }
        switch try Correspondence.write(form.draft, formToken: form.token, in: office) {
        case .written(let correspondence):
            let printed = try Printing.print(correspondence, with: visit.press, in: office)
            let made = "Correspondence \(printed.reference) has been created."
            return visit.redirect(to: printed.address, saying: made)
        case .already(let correspondence):
            return visit.redirect(
                to: correspondence.address, saying: "Correspondence \(correspondence.reference) has been created.")
        case .refused(let problems):
            form.problems = problems
            return try page(visit, form)
        }
    }

    /// The letter as it would be, from what the form holds; nothing is stored. GET shows the proposed draft, POST
    /// what was typed.
    static func preview(_ visit: Visit) throws -> Reply {
        let (customer, type) = try subject(of: visit)
        let office = visit.office
        let draft =
            visit.request.method == "POST"
            ? DraftForm.sent(visit.form, customer: customer, type: type).draft
            : try Draft.proposed(for: customer, type: type, in: office)
        switch try draft.frozen(in: office) {
        case .refused(let problems): return try cannotShow(visit, problems.map(\.message))
        case .frozen(let content, let date):
            do {
                let printed = try Printing.preview(
                    content, type: type, customer: customer, date: date, with: visit.press, in: office)
                var reply = Reply.bytes(printed.bytes, type: "application/pdf")
                reply.offer(as: "preview.pdf", download: false)
                return reply
            } catch let error as CannotPrint {
                return try cannotShow(visit, [error.reason])
            }
        }
    }

    private static func subject(of visit: Visit) throws -> (Customer, CorrespondenceType) {
        guard let customer = try Customer.find(account: visit["account"], in: visit.office),
            let type = try CorrespondenceType.find(code: visit["type"], in: visit.office)
        else { throw TurnedAway.notFound }
        try visit.office.require(.edit, of: .correspondence)
        guard type.isAvailable else { throw TurnedAway.conflict("This correspondence type is not available.") }
        return (customer, type)
    }

    private static func page(_ visit: Visit, _ form: DraftForm) throws -> Reply {
        let (customer, type) = (form.draft.customer, form.draft.type)
        let address = "\(customer.address)/correspondence/new/\(type.code)"
        return try visit.show(
            "correspondence/new", title: ErrorSummary.title("\(type.name), \(customer.account)", form.problems), at: .customerList,
            crumbs: [
                Crumb("Customer List", "/customers"), Crumb("\(customer.account) \(customer.name)", customer.address),
                Crumb("New correspondence"),
            ], status: ErrorSummary.status(form.problems),
            try form.entries(in: visit.office) + [
                ("type_name", .text(type.name)), ("purpose", .text(type.purpose)),
                ("customer_name", .text(customer.name)), ("customer_address", .text(customer.address)),
                ("address", .text(address)), ("preview", .text("\(address)/preview")),
                ("no_correspondence", .bool(!customer.status.allowsCorrespondence)),
                ("status_name", .text(customer.status.name)),
            ])
    }

    private static func cannotShow(_ visit: Visit, _ reasons: [String]) throws -> Reply {
        var reply = try visit.show(
            "correspondence/no-preview", title: "No preview", [("reasons", .list(reasons.map { .text($0) }))])
        reply[header: "Content-Security-Policy"] = SecurityHeaders.framedPages
        return reply
    }
}
