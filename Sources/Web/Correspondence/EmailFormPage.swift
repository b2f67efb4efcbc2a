import FastCGI
import Mustache
import Postroom
import Press

/// Actions > Email Correspondence: choose recipients, change the words, add documents, say why.
enum EmailFormPage {
    static func show(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        try visit.office.require(.edit, of: .sending)
        if let reason = try record.readiness(record.papers(in: visit.office)) {
            return visit.redirect(to: record.address, saying: reason)
        }
        let emailing = try Emailing(record, visit)
        do {
            return try page(visit, try EmailForm.proposed(emailing))
        } catch let error as CannotPrint {
            return visit.redirect(to: record.address, saying: "This cannot be emailed. \(error.reason)")
        }
    }

    static func send(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        let office = visit.office
        try office.require(.edit, of: .sending)
        var form = try EmailForm.sent(visit.form, try Emailing(record, visit))
        guard FormWord.isWellFormed(form.token) else { throw TurnedAway.expired }
        try form.take(visit.form.uploads("upload"))
        form.check()
        guard form.problems.isEmpty else { return try page(visit, form) }
        let emails = try form.emails()
        var order = SendOrder(emails, token: form.token)
        (order.extras, order.seen) = (form.extras, form.seen)
        order.insists = form.again
        (order.reason, order.details) = (form.reason.trimmed, form.details.trimmed)
        switch try record.send(order, in: office) {
        case .queued(let count):
            visit.house?.wakeRunner()
            return visit.redirect(to: record.address, announcing: CorrespondencePage.beingEmailed(count))
        case .already:
            return visit.redirect(to: record.address, announcing: CorrespondencePage.beingEmailed(emails.count))
        case .overtaken(let earlier):
            form.seen = earlier.last
            form.problems = [
                Problem(
                    CorrespondencePage.overtaken(earlier, in: office)
                        + " Your form is below as you left it; Send sends it as well.")
            ]
            return try page(visit, form)
        case .waiting(let messages):
            form.waiting = try record.waiting(in: office)
            form.problems = messages.map(EmailForm.problem(of:))
            return try page(visit, form)
        case .emailedBefore: preconditionFailure("the form may send it any number of times")
        case .refused(let problem):
            form.problems = [problem]
            return try page(visit, form)
        }
    }

    /// The fields in the order of the page, so that the error summary follows it.
    private static let order = [
        "", "to", "other", "cc", "again", "subject", "message", "documents", "upload", "reason", "details",
    ]

    private static func page(_ visit: Visit, _ entered: EmailForm) throws -> Reply {
        var form = entered
        form.problems = order.flatMap { field in entered.problems.filter { $0.field == field } }
        let record = form.emailing.record
        let papers = try record.papers(in: visit.office)
        return try visit.show(
            "correspondence/email",
            title: ErrorSummary.title("Email Correspondence, \(record.reference)", form.problems),
            at: .customerList, crumbs: CorrespondencePage.crumbs(record, "Email Correspondence"),
            status: ErrorSummary.status(form.problems),
            ErrorSummary.entries(form.problems) + [
                ("reference", .text(record.reference)), ("type_name", .text(record.typeName)),
                ("address", .text(record.address)), ("send_token", .text(form.token)), ("seen", .integer(form.seen)),
                ("points", .list(try points(form))), ("has_points", .bool(!form.points.isEmpty)),
                ("waiting", .list(waiting(form))), ("has_waiting", .bool(!form.waiting.isEmpty)),
                ("again_problem", problem("again", form)), ("to_problem", problem("to", form)),
                ("documents_problem", problem("documents", form)),
                ("upload_problem", problem("upload", form)),
                ("papers", .list(papers.attached.map { paper($0.filename, $0.document) })),
                ("are_bills", .bool(papers.areBills)),
                ("limit", .text(try AttachmentLimit.bytes(in: visit.office).asFileSize)),
                ("groups", .list(try groups(form, papers, visit.office))),
                ("has_chosen", .bool(!form.chosen.isEmpty)),
                ("cautions", .list(try record.cautions(in: visit.office).map { .text($0.message) })),
            ] + fields(form))
    }

    private static func fields(_ form: EmailForm) -> [(String, Value)] {
        var other = FormField("other", "Other addresses", .lines(rows: 2), value: form.other)
        (other.isOptional, other.limit) = (true, 4_000)
        other.hint = "Divided by commas, spaces or new lines"
        var cc = FormField("cc", "Cc", value: form.cc)
        (cc.isOptional, cc.limit) = (true, 4_000)
        cc.hint = "With a copy to somebody, everybody who gets it sees who else does."
        var subject = FormField("subject", "Subject", value: form.message.subject)
        subject.limit = EmailForm.longestSubject
        var message = FormField("message", "Message", .lines(rows: 14), value: form.message.body)
        message.limit = EmailForm.longestMessage
        let hasLink = form.emailing.type.section(.verification) != nil
        message.hint =
            hasLink
            ? "As in Markdown; a line end stays a line end. The link to confirm an address goes only with unchanged words"
            : "**bold**, - lists and | tables | as in Markdown; a line end stays a line end"
        var reason = FormField("reason", "Reason", value: form.reason)
        (reason.isOptional, reason.limit) = (true, Correspondence.longestReason)
        var details = FormField("details", "Details", .lines(rows: 3), value: form.details)
        (details.isOptional, details.limit) = (true, Correspondence.longestDetails)
        return [other, cc, subject, message, reason, details].map { $0.entry(form.problems) }
    }

    private static func points(_ form: EmailForm) throws -> [Value] {
        let defaults = Set(try form.emailing.defaults().compactMap(\.point?.id))
        return form.points.map { point in
            let since = point.stateAt.map { ", since \($0.day(in: form.emailing.office.actor.timeZone).short)" } ?? ""
            let reason = point.stateReason.isEmpty ? "" : ": \(point.stateReason)"
            return [
                "id": .integer(point.id.number), "value": .text(point.value),
                "name": .text(point.contactName.isEmpty ? form.emailing.record.customerName : point.contactName),
                "is_default": .bool(defaults.contains(point.id)), "is_usable": .bool(point.isUsableEmail),
                "is_ticked": .bool(point.isUsableEmail && form.ticked.contains(point.id)),
                "state": .text(point.state.title),
                "tone": .text(point.isUsableEmail ? point.state == .verified ? "good" : "" : "bad"),
                "note": point.isUsableEmail ? .null : .text("Cannot be used\(since)\(reason)"),
            ]
        }
    }

    /// Addresses that an email of it may still reach, once each.
    private static func waiting(_ form: EmailForm) -> [Value] {
        let office = form.emailing.office
        var named: Set<String> = []
        return form.waiting.filter { named.insert($0.recipient.lowercased()).inserted }.map { message in
            [
                "key": .text(message.recipient.lowercased()), "recipient": .text(message.recipient),
                "why": .text(message.whyWaiting(on: office.today, in: office.actor.timeZone)),
                "is_ticked": .bool(form.again.contains(message.recipient.lowercased())),
            ]
        }
    }

    /// What can be sent beside the papers: what is ticked, then the newest of each kind.
    private static func groups(_ form: EmailForm, _ papers: Papers, _ office: Office) throws -> [Value] {
        let record = form.emailing.record
        let customer = record.customerID
        let versions = try LetterVersion.of(record.id, in: office).map(\.document.id)
        let own = Set(papers.attached.map(\.document.id) + versions)
        let ticked = form.chosen.filter { !own.contains($0.id) }
        func fresh(_ kind: Document.Kind) throws -> [Document] {
            try Document.newest(kind, of: customer, in: office).filter { !own.contains($0.id) && !ticked.contains($0) }
        }
        let groups: [(String, [Document], Bool)] = [
            ("Chosen", ticked, true), ("Uploaded before", try fresh(.upload), false),
            ("Bills", try fresh(.bill), false),
            ("Letters", try fresh(.letter), false),
        ]
        return groups.filter { !$0.1.isEmpty }.map { title, documents, isTicked in
            [
                "title": .text(title), "is_open": .bool(isTicked),
                "documents": .list(
                    documents.map { document in
                        [
                            "id": .integer(document.id.number), "filename": .text(document.filename),
                            "about": .text(about(document)), "is_ticked": .bool(isTicked),
                        ]
                    }),
            ]
        }
    }

    private static func paper(_ filename: String, _ document: Document) -> Value {
        ["filename": .text(filename), "about": .text(about(document))]
    }

    static func about(_ document: Document) -> String {
        let pages = document.pages.map { $0 == 1 ? "1 page, " : "\($0.grouped) pages, " } ?? ""
        return pages + document.size.asFileSize
    }

    private static func problem(_ field: String, _ form: EmailForm) -> Value {
        let messages = form.problems.filter { $0.field == field }.map(\.message)
        return messages.isEmpty ? .null : .text(messages.joined(separator: " "))
    }
}
