import FastCGI
import Mustache
import Postroom
import Press

/// The words of a letter or an email: written here, checked before they are saved, tried out with a customer.
enum TemplatePage {
    /// What the form holds.
    private struct Typed {
        var subject: String
        var body: String
        var note = ""
        var account: String
        /// The number of the version that it began with.
        var base: Int

        var text: TemplateText { TemplateText(subject: subject, body: body) }
    }

    static func show(_ visit: Visit) throws -> Reply {
        let place = try TemplatePlace(visit)
        let current = try TemplateVersion.current(of: place.template.id, in: visit.office)
        let typed = Typed(
            subject: current.text.subject, body: current.text.body,
            account: try Customer.forTrying(in: visit.office)?.account.text ?? "", base: current.version)
        return try show(visit, place, typed, [])
    }

    static func save(_ visit: Visit) throws -> Reply {
        let place = try TemplatePlace(visit)
        var typed = sent(visit.form)
        let problems = problems(typed, place)
        guard problems.isEmpty else { return try show(visit, place, typed, problems) }
        switch try place.template.save(typed.text, note: typed.note, basedOn: typed.base, in: visit.office) {
        case .saved(let version):
            return visit.redirect(to: place.address, saying: "Version \(version) is saved and used from now on.")
        case .same: return visit.redirect(to: place.address, saying: "Nothing was changed, so nothing was saved.")
        case .outdated(let now):
            let problem = Problem(
                "Somebody saved version \(now.version) meanwhile, so nothing was saved. What they changed is shown "
                    + "below; yours is still in the form. Bring both together, then save.")
            let base = try place.template.editions(in: visit.office).first { $0.version.version == typed.base }
            let theirs = LineDifference(from: base?.version.text.body ?? "", to: now.text.body)
            typed.base = now.version
            return try show(visit, place, typed, [problem], theirs: theirs, status: 409)
        }
    }

    /// The letter or the email as it would be, for the frame beside the form; nothing is stored.
    static func preview(_ visit: Visit) throws -> Reply {
        let place = try TemplatePlace(visit)
        let typed: Typed
        if visit.request.method == "POST" {
            typed = sent(visit.form)
        } else {
            let current = try TemplateVersion.current(of: place.template.id, in: visit.office)
            typed = Typed(
                subject: current.text.subject, body: current.text.body, account: visit.query["account"] ?? "",
                base: current.version)
        }
        return try TemplatePreview(place: place, text: typed.text, account: typed.account).reply(visit)
    }

    private static func sent(_ form: Form) -> Typed {
        Typed(
            subject: (form["subject"] ?? "").replacing("\r\n", with: "\n").trimmed,
            body: (form["body"] ?? "").replacing("\r\n", with: "\n").trimmed, note: (form["note"] ?? "").trimmed,
            account: (form["account"] ?? "").trimmed, base: form["version"].flatMap { Int($0) } ?? 0)
    }

    /// What has to be put right before the words can be saved, each with its line.
    private static func problems(_ typed: Typed, _ place: TemplatePlace) -> [Problem] {
        var problems: [Problem] = []
        if typed.subject.isEmpty, place.kind == .email {
            problems.append(Problem(field: "subject", "The subject must be filled in."))
        }
        if typed.subject.count > Postroom.Template.longestSubject {
            problems.append(Problem(field: "subject", "Use 300 characters at most; there are \(typed.subject.count)."))
        }
        if typed.body.isEmpty { problems.append(Problem(field: "body", "The text must be filled in.")) }
        if typed.body.count > Postroom.Template.longestBody {
            problems.append(Problem(field: "body", "The text can have 30,000 characters at most."))
        }
        if typed.note.count > Postroom.Template.longestNote {
            problems.append(Problem(field: "note", "A note can have 200 characters at most."))
        }
        return problems
            + TemplateCheck.findings(in: typed.text, for: place.card.type).map { finding in
                Problem(
                    field: finding.part == .subject ? "subject" : "body",
                    finding.line > 0 && finding.part == .body
                        ? "Line \(finding.line): \(finding.message)" : finding.message)
            }
    }

    private static func show(
        _ visit: Visit, _ place: TemplatePlace, _ typed: Typed, _ problems: [Problem], theirs: LineDifference? = nil,
        status: Int? = nil
    ) throws -> Reply {
        let current = try TemplateVersion.current(of: place.template.id, in: visit.office)
        let newest = try place.template.editions(limit: 1, in: visit.office).first
        let zone = visit.office.actor.timeZone
        return try visit.show(
            "templates/show", title: ErrorSummary.title(place.title, problems), at: .types, crumbs: place.crumbs(),
            status: status ?? ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + fields(typed, place).map { $0.entry(problems) } + [
                ("heading", .text(place.card.type.name)), ("is_letter", .bool(place.kind == .letter)),
                ("address", .text(place.address)), ("version", .integer(typed.base)),
                ("current", .integer(current.version)), ("next", .integer(current.version + 1)),
                ("changed", Value(newest.map { "\($0.at.day(in: zone).short) by \($0.by)" })),
                ("gaps", .list(gaps(place.card.type))),
                ("preview", .text("\(place.address)/preview?account=\(typed.account.percentEncoded)")),
                ("preview_action", .text("\(place.address)/preview")), ("is_off", .bool(!place.card.type.isAvailable)),
                ("theirs", .list(theirs.map { DifferenceLines.values($0) } ?? [])),
                ("has_theirs", .bool(theirs != nil)),
                ("body_problems", .list(problems.filter { $0.field == "body" }.map { .text($0.message) })),
                ("has_body_problems", .bool(problems.contains { $0.field == "body" })), ("body", .text(typed.body)),
            ])
    }

    private static func fields(_ typed: Typed, _ place: TemplatePlace) -> [FormField] {
        var subject = FormField(
            "subject", place.kind == .letter ? "Heading" : "Subject", .lines(rows: 2), value: typed.subject)
        subject.limit = Postroom.Template.longestSubject
        subject.isOptional = place.kind == .letter
        var note = FormField("note", "What you changed", value: typed.note)
        (note.limit, note.isOptional, note.hint) = (
            Postroom.Template.longestNote, true, "For whoever looks at the versions later."
        )
        var account = FormField("account", "Account number", value: typed.account)
        (account.limit, account.width, account.autocomplete) = (60, "w-2", "off")
        return [subject, note, account]
    }

    private static func gaps(_ type: CorrespondenceType) -> [Value] {
        Gaps.names(for: type).map {
            [
                "written": .text($0.written), "meaning": .text($0.meaning),
                "example": $0.example.isEmpty ? .null : .text($0.example),
            ]
        }
    }
}
