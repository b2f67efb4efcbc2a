import FastCGI
import Mustache
import Postroom

/// Settings > Organisation: who writes, how it is paid, from where emails come, how letters look.
enum OrganisationPage {
    static func show(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try office.require(.view, of: .configuration)
        return try show(visit, try Organisation.current(in: office), problems: [])
    }

    static func save(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try office.require(.full, of: .configuration)
        var reader = EntryReader(visit.form)
        var typed = OrganisationForm.read(&reader, into: try Organisation.current(in: office))
        typed.version = visit.form["version"].flatMap { Int($0) } ?? 0
        guard reader.problems.isEmpty else { return try show(visit, typed, problems: reader.problems, isTyped: true) }
        switch try typed.amend(in: office) {
        case .done: return visit.redirect(to: "/organisation", saying: "The particulars are saved.")
        case .refused(let problems): return try show(visit, typed, problems: problems)
        case .conflict(let stored, let name):
            let problem = Problem(
                "\(name) changed these particulars while you were typing, so nothing was saved. What you typed is still "
                    + "here, and what is stored now stands beside it. Save again to keep yours.")
            typed.version = stored.version
            return try show(visit, typed, problems: [problem], stored: stored, status: 409)
        }
    }

    /// Whether letters that were made and not sent count as received.
    static func saveFilters(_ visit: Visit) throws -> Reply {
        try OrganisationSwitch.countsUnsentLetters.turn(on: visit.form["counts_unsent"] == "1", in: visit.office)
        return visit.redirect(to: "/organisation", saying: "The setting is saved.")
    }

    /// How much may travel with one email.
    static func saveAttachmentLimit(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try office.require(.full, of: .configuration)
        var reader = EntryReader(visit.form)
        let megabytes = reader.number(
            "attachment_megabytes", "Attachments of one email", in: AttachmentLimit.megabytes)
        guard reader.problems.isEmpty else {
            return try show(visit, try Organisation.current(in: office), problems: reader.problems)
        }
        try AttachmentLimit.set(megabytes: megabytes, in: office)
        return visit.redirect(to: "/organisation", saying: "The setting is saved.")
    }

    /// - Parameters:
    ///   - isTyped: whether fields show the form as it was sent, since it could not even be read.
    ///   - stored: what somebody else saved meanwhile.
    private static func show(
        _ visit: Visit, _ organisation: Organisation, problems: [Problem], isTyped: Bool = false,
        stored: Organisation? = nil, status: Int? = nil
    ) throws -> Reply {
        let office = visit.office
        let others = stored.map(OrganisationForm.fields)
        let fields = OrganisationForm.fields(organisation).enumerated().map { index, field -> FormField in
            var field = field
            if isTyped, let text = visit.form[field.name] { field.value = text }
            if let other = others?[index], other.value != field.value {
                let value = other.value.isEmpty ? "nothing" : "“\(other.value.replacing("\n", with: ", "))”"
                field.hint = "Stored now: \(value)"
            }
            return field
        }
        let missing = organisation.missingParticulars
        return try visit.show(
            "organisation/show", title: ErrorSummary.title("Organisation", problems), at: .organisation,
            status: status ?? ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + fields.map { $0.entry(problems) } + [
                try attachmentLimit(visit).entry(problems),
                ("may_edit", .bool(office.actor.may(.full, of: .configuration))),
                ("counts_unsent", .bool(try OrganisationSwitch.countsUnsentLetters.isOn(in: office))),
                ("version", .integer(organisation.version)), ("currency_code", .text(organisation.currency.code)),
                ("is_currency_open", .bool(try !Organisation.hasBookings(in: office))),
                ("missing", missing.isEmpty ? .null : .text(missing.joined(separator: ", "))),
                ("cannot_email", .bool(organisation.sender.email.isEmpty)),
                ("facts", .list(fields.map { ["label": .text($0.label), "value": shown($0)] })),
            ]
                + AuditTable.entries(
                    try Audit.trail(of: .organisation, organisation.id.number, limit: 20, in: office), in: office))
    }

    /// As stored, or as it was typed and could not be.
    private static func attachmentLimit(_ visit: Visit) throws -> FormField {
        let stored = try AttachmentLimit.bytes(in: visit.office) / 1_000_000
        var field = FormField(
            "attachment_megabytes", "Attachments of one email, in MB",
            value: visit.form["attachment_megabytes"] ?? "\(stored)")
        (field.limit, field.width, field.autocomplete) = (4, "w-1", "off")
        field.hint =
            "All of them together, from \(AttachmentLimit.megabytes.lowerBound) to "
            + "\(AttachmentLimit.megabytes.upperBound). They grow by a third on the way, and many mail systems refuse "
            + "more than 20 or 25 MB."
        return field
    }

    /// A field's value for who may only look.
    private static func shown(_ field: FormField) -> Value {
        if case .choice(let choices) = field.kind {
            return Value(choices.first { $0.value == field.value }?.title ?? field.value)
        }
        return field.value.isEmpty ? .null : .text(field.value)
    }
}
