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
        switch try Correspondence.write(form.draft, formToken: form.token, isTwinRefused: true, in: office) {
        case .written(let correspondence):
            let printed = try Printing.finish(correspondence, visit)
            let made = "Correspondence \(printed.reference) has been created."
            return visit.redirect(to: printed.address, saying: made)
        case .already(let correspondence):
            return visit.redirect(
                to: correspondence.address, saying: "Correspondence \(correspondence.reference) has been created.")
        case .repeated(let correspondence):
            return visit.redirect(
                to: correspondence.address, saying: EarlierLetter.repeated(correspondence, in: office))
        case .refused(let problems):
            form.problems = problems
            return try page(visit, form)
        }
    }

    /// The form again, with more ticks or fewer, or with another part of a long list.
    static func tick(_ visit: Visit) throws -> Reply {
        let (customer, type) = try subject(of: visit)
        var form = DraftForm.sent(visit.form, customer: customer, type: type)
        try form.tick(visit.form, in: visit.office)
        return try page(visit, form)
    }

    /// The letter as it would be, from what the form holds, as pictures of its pages for the frame; nothing is stored.
    /// GET shows the proposed draft, POST what was typed.
    static func preview(_ visit: Visit) throws -> Reply {
        try show(visit) { proof in
            let letter = try Printing.pictures(proof, with: visit.press, in: visit.office)
            return try framed(
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
        try show(visit) { proof in
            let printed = try Printing.preview(proof, with: visit.press, in: visit.office)
            var reply = Reply.bytes(printed.bytes, type: "application/pdf")
            reply.offer(as: "preview.pdf", download: false)
            return reply
        }
    }

    /// Shows what could be saved, or what has to be put right first.
    private static func show(_ visit: Visit, _ reply: (Proof) throws -> Reply) throws -> Reply {
        let (customer, type) = try subject(of: visit)
        let draft =
            visit.request.method == "POST"
            ? DraftForm.sent(visit.form, customer: customer, type: type).draft
            : try Draft.proposed(for: customer, type: type, in: visit.office)
        let reasons: [String]
        switch try draft.frozen(in: visit.office) {
        case .refused(let problems): reasons = problems.map(\.message)
        case .frozen(let content, _) where type.letterTemplate == nil:
            return try bills(visit, content, of: customer)
        case .frozen(let content, let date):
            do {
                return try reply(Proof(customer: customer, type: type, content: content, date: date))
            } catch let error as CannotPrint {
                reasons = [error.reason]
            }
        }
        return try framed(
            visit, "correspondence/no-preview", title: "No preview", [("reasons", .list(reasons.map { .text($0) }))])
    }

    /// What has no letter is shown as the list of the bills that would be sent.
    static func bills(_ visit: Visit, _ content: FrozenContent, of customer: Customer) throws -> Reply {
        let bills = try content.invoices.map { line -> Value in
            let invoice = try Invoice.find(number: line.number, of: customer.id, in: visit.office)
            return [
                "number": .text(line.number), "date": .text(invoice?.date.short ?? ""),
                "amount": .text(invoice?.amount.text ?? ""), "has_bill": .bool(invoice?.hasBill ?? false),
            ]
        }
        return try framed(
            visit, "correspondence/bills", title: "Bills",
            [("bills", .list(bills)), ("count", .text(bills.count.grouped)), ("is_one", .bool(bills.count == 1))])
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
            "correspondence/new", title: ErrorSummary.title("\(type.name), \(customer.account)", form.problems),
            at: .customerList,
            crumbs: [
                Crumb("Customer List", "/customers"), Crumb("\(customer.account) \(customer.name)", customer.address),
                Crumb("New correspondence"),
            ], status: ErrorSummary.status(form.problems),
            try form.entries(in: visit.office) + [
                ("type_name", .text(type.name)), ("purpose", .text(type.purpose)),
                (
                    "lead",
                    .text("New correspondence for \(customer.name). Its type cannot be changed once it is saved.")
                ),
                ("customer_name", .text(customer.name)), ("customer_address", .text(customer.address)),
                ("address", .text(address)), ("preview", .text("\(address)/preview")),
                ("list", .text("\(address)/list")), ("is_filled", .bool(visit.request.method == "POST")),
                ("has_letter", .bool(type.letterTemplate != nil)),
                ("earlier", try EarlierLetter.entry(of: type, to: customer, in: visit.office)),
                ("warnings", .list(try warnings(form.draft, in: visit.office).map { .text($0) })),
            ])
    }

    /// What the clerk should know before writing.
    static func warnings(_ draft: Draft, in office: Office) throws -> [String] {
        let day = Day(text: draft.date) ?? office.today
        let obstacles = try draft.type.obstacles(for: draft.customer, on: day, in: office)
        let isHomeless = try draft.customer.billingAddress(in: office).isEmpty
        return obstacles.map(\.message) + (isHomeless ? ["The customer has no billing address."] : [])
    }

    /// A page that stands in a frame on the form's page.
    static func framed(
        _ visit: Visit, _ view: String, title: String, _ data: [(String, Value)]
    ) throws -> Reply {
        var reply = try visit.show(view, title: title, data)
        reply[header: "Content-Security-Policy"] = SecurityHeaders.framedPages
        return reply
    }
}
